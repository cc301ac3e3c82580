package org.tallystick.engine.audit;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.engine.internal.hub.Fingerprints;

/**
 * What was done, without its content: hashes only, no personal data and no payload. Immutable.
 *
 * @param at by the engine's clock
 * @param kind of deed
 * @param about what did it or where it went: {@code erp/invoice}, a decider, the verb that raised an exception
 * @param detail a state, a run, or the code of an exception
 * @param subjects what it was done to, at most {@value #MAX_SUBJECTS}
 */
public record AuditEntry(Instant at, Kind kind, String about, String detail, List<Subject> subjects) {

    /** More subjects of one deed make several entries. */
    public static final int MAX_SUBJECTS = 100;

    /** What can be done. The names are stored: they never change. */
    public enum Kind {
        /** A delivery is to be sent, or waits for another record. */
        WRITE_PLANNED,
        /** Deliveries were committed to be sent. */
        WRITE_SENT,
        /** It is known what became of deliveries, or that nobody knows. */
        WRITE_OUTCOME,
        /** A decision key was decided, or to which system a document goes. */
        DECISION,
        /** Something was left to a person. */
        EXCEPTION_OPENED,
        /** It is settled. */
        EXCEPTION_CLOSED,
        /** A person had something done again. */
        REPLAY,
        /** A person took an exception, or said what became of it. */
        EXCEPTION_HANDLED,
        /** Personal data were blanked. */
        ERASURE,
        /** What was kept long enough was blanked. */
        RETENTION,
        /** A process stands elsewhere. */
        PROCESS_MOVED,
        /** A policy said something of a record that was to be put; the fingerprint is the version of the policies. */
        POLICY_SPOKE
    }

    /**
     * What something was done to.
     *
     * @param id 32 hexadecimal digits: a canonical id, or the hash of another name; whoever knows the name finds it
     * @param fingerprint of what was written, decided or said: 64 hexadecimal digits
     */
    public record Subject(String id, String fingerprint) {

        private static final int LENGTH = 32;

        public Subject {
            requireNonNull(id, "id");
            requireNonNull(fingerprint, "fingerprint");
        }

        /** The subject that bears a name of any form. A record's ref gives the id under which the hub saw it first. */
        public static Subject named(String name, String fingerprint) {
            return new Subject(Fingerprints.of(name).substring(0, LENGTH), fingerprint);
        }
    }

    public AuditEntry {
        requireNonNull(at, "at");
        requireNonNull(kind, "kind");
        about = oneField(about);
        detail = oneField(detail);
        subjects = List.copyOf(subjects);
        if (subjects.size() > MAX_SUBJECTS) {
            throw new IllegalArgumentException(
                    "An audit entry has at most %d subjects, was given %d".formatted(MAX_SUBJECTS, subjects.size()));
        }
    }

    /** The entries of one deed, however many subjects it has. */
    public static List<AuditEntry> of(Instant at, Kind kind, String about, String detail, List<Subject> subjects) {
        List<AuditEntry> entries = new ArrayList<>();
        for (int from = 0; from < subjects.size(); from += MAX_SUBJECTS) {
            int to = Math.min(from + MAX_SUBJECTS, subjects.size());
            entries.add(new AuditEntry(at, kind, about, detail, subjects.subList(from, to)));
        }
        return entries;
    }

    /** The text that is stored and hashed: moment, kind, about and detail between tabs; then a line per subject, id and fingerprint. */
    public String text() {
        return subjects.stream()
                .map(subject -> "\n" + subject.id() + "\t" + subject.fingerprint())
                .collect(joining("", at + "\t" + kind + "\t" + about + "\t" + detail, ""));
    }

    private static String oneField(String text) {
        return text.chars().anyMatch(Character::isISOControl) ? text.replaceAll("\\p{Cntrl}", " ") : text;
    }
}
