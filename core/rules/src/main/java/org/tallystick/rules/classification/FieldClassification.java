package org.tallystick.rules.classification;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tallystick.model.RecordType;
import org.tallystick.rules.RuleSetException;
import org.tallystick.rules.internal.ConfigFile;
import org.tallystick.rules.internal.record.FieldPath;

/**
 * Which fields hold what not everybody may see, as data (POL-7). Immutable, thread-safe.
 *
 * <pre>{@code
 * classification: acme
 * records:                                     # fields of the canonical model, with all their parts
 *   pii:
 *     resource: name
 *     customer: [contacts, extensions.vip]
 *   pay:
 *     time-entry: pricing.costRate
 * documents:                                   # the same in the words of a source, by SYSTEM/TYPE
 *   pii:
 *     workday/resource: [Worker, Email]
 *   none:                                      # documents of these flows hold nothing classified beyond what is named
 *     netsuite/payment: []
 * }</pre>
 *
 * <p>The names of the classes are the installation's own; {@link #defaults} uses {@code pii}, {@code pay}, {@code bank}, {@code tax-id} and
 * {@code commercial}. What a source sends is not described by the model: a document of a flow that stands nowhere under {@code documents} is hidden as a
 * whole. Of one that does all is shown but the named fields and their parts, so they are to be named as the document has them; what is misnamed is shown.
 */
public final class FieldClassification {

    private final String name;
    private final String version;
    private final SortedMap<String, Map<RecordType<?>, SortedSet<String>>> records;
    private final SortedMap<String, SortedSet<String>> documents;

    FieldClassification(
            String name,
            String version,
            SortedMap<String, Map<RecordType<?>, SortedSet<String>>> records,
            SortedMap<String, SortedSet<String>> documents) {
        this.name = name;
        this.version = version;
        this.records = records;
        this.documents = documents;
    }

    /**
     * Reads a file in UTF-8, of at most 1 MiB.
     *
     * @throws RuleSetException if it cannot be read or has mistakes; it names them all
     */
    public static FieldClassification load(Path file) {
        return ConfigFile.load(file, ClassificationReader::read);
    }

    /**
     * Reads text.
     *
     * @param file by which faults name it
     * @throws RuleSetException if it has mistakes; it names them all
     */
    public static FieldClassification parse(String yaml, String file) {
        return ConfigFile.parse(yaml, file, ClassificationReader::read);
    }

    /**
     * What is classified in the canonical model if the installation says nothing: names and contacts of people, their notes, cost rates, references of banks,
     * registrations for tax, prices and credit limits. It knows no source's words.
     */
    public static FieldClassification defaults() {
        return ConfigFile.defaults(FieldClassification.class, ClassificationReader::read);
    }

    /** By which messages name it. */
    public String name() {
        return name;
    }

    /** A hash of what it says, 64 hexadecimal digits. Comments, layout and the order of names do not count. */
    public String version() {
        return version;
    }

    /** All classes that have fields of records. */
    public Set<String> classes() {
        return records.keySet();
    }

    /** The fields of a type's records that belong to any class. */
    public SortedSet<String> fields(RecordType<?> type) {
        return fields(type, records.keySet());
    }

    /** The fields of a type's records that belong to one of these classes. */
    public SortedSet<String> fields(RecordType<?> type, Collection<String> classes) {
        SortedSet<String> fields = new TreeSet<>();
        classes.forEach(
                each -> fields.addAll(records.getOrDefault(each, Map.of()).getOrDefault(type, new TreeSet<>())));
        return fields;
    }

    /** Of these fields of a type's records those that every record must have: they can be hidden in a text, and not left out. */
    public static List<String> needed(RecordType<?> type, Collection<String> fields) {
        return fields.stream()
                .filter(each ->
                        FieldPath.of(type, each).map(FieldPath::isNeeded).orElse(true))
                .toList();
    }

    /**
     * The classified fields of documents as a source sends them.
     *
     * @param flow {@code SYSTEM/TYPE}
     * @return empty if it is not known what they hold: nothing of them may be shown
     */
    public Optional<List<String>> fieldsOfDocuments(String flow) {
        return Optional.ofNullable(documents.get(flow)).map(List::copyOf);
    }

    @Override
    public String toString() {
        return name;
    }
}
