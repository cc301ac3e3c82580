package org.tallystick.engine.shadow;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a shadow target has, against what would be written to it (MIG-3). Immutable.
 *
 * @param system that was compared
 * @param compared how many records would be written to it
 * @param differences by type in the order of the flows, then by external key, then as the target's normal form has them
 */
public record ShadowReport(String system, int compared, List<Difference> differences) {

    public ShadowReport {
        requireNonNull(system, "system");
        differences = List.copyOf(differences);
    }

    /** What differs. */
    public enum Kind {
        /** One field of a record that both have. */
        FIELD,
        /** The target does not have the record. */
        MISSING_THERE,
        /** The target has a record under a key of ours that would not be written. */
        ONLY_THERE,
        /** It cannot be told what would be written. */
        NOT_COMPARED
    }

    /**
     * One difference.
     *
     * @param type name of the record's type
     * @param externalKey our key of the record; its ref if it has none
     * @param field as the target's normal form names it; empty if it is about the whole record
     * @param ours what would be written, or why that cannot be told; empty: nothing
     * @param theirs what the target has; empty: nothing
     */
    public record Difference(String type, String externalKey, Kind kind, String field, String ours, String theirs) {

        public Difference {
            requireNonNull(type, "type");
            requireNonNull(externalKey, "externalKey");
            requireNonNull(kind, "kind");
            requireNonNull(field, "field");
            requireNonNull(ours, "ours");
            requireNonNull(theirs, "theirs");
        }

        private String row() {
            return "| %s | %s | %s | %s | %s | %s |\n"
                    .formatted(cell(type), cell(externalKey), kind, cell(field), cell(ours), cell(theirs));
        }

        private static String cell(String text) {
            return text.replace("|", "\\|").replace("\r", "").replace("\n", "<br>");
        }
    }

    /** Whether the target has exactly what would be written. */
    public boolean isEqual() {
        return differences.isEmpty();
    }

    /** For people, as Markdown: a heading, and a table if there is a difference. */
    public String markdown() {
        StringBuilder text = new StringBuilder(
                "# Shadow of %s: %d records, %d differences\n".formatted(system, compared, differences.size()));
        if (!isEqual()) {
            text.append("\n| type | key | what | field | ours | theirs |\n|---|---|---|---|---|---|\n");
            differences.forEach(difference -> text.append(difference.row()));
        }
        return text.toString();
    }
}
