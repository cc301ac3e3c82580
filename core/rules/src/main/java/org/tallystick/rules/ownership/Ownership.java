package org.tallystick.rules.ownership;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Axis;
import org.tallystick.model.Entity;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.rules.RuleSetException;
import org.tallystick.rules.internal.ConfigFile;
import org.tallystick.rules.internal.record.RecordFields;
import org.tallystick.rules.internal.record.Refs;

/**
 * Which system owns which field: the system of record, as data (OWN-2). Immutable, thread-safe.
 *
 * <pre>{@code
 * ownership: acme
 * systems:                                   # who plays an owner's role; an owner that is not listed is the system of that name
 *   erp: [netsuite-us, netsuite-de]
 * rules:
 *   sales:        { type: [opportunity, customer], owner: crm }        # all fields that no other rule names
 *   credit:       { type: customer, fields: [terms, taxRegistrations], owner: erp }
 *   contacts:     { type: customer, fields: contacts, owner: crm, policy: merge }
 *   names-before: { type: customer, fields: name, owner: crm, until: 2026-07-01, policy: ask }
 *   names-since:  { type: customer, fields: name, owner: erp, from: 2026-07-01 }
 *   drafts:       { type: invoice, fields: terms, states: [DRAFT], legalEntities: [DE01], owner: psa, policy: newest, skew: PT5S }
 * }</pre>
 *
 * <p>A rule for a field is also one for its parts; of several the narrowest counts. Two rules for the same field of the same records on the same day
 * are refused, since they would make two owners (OWN-3). {@code states} stand in the words of the model; where two axes of a type know one name, the
 * axis goes in front: {@code state.document.DRAFT}. {@code until} is the first day on which the rule does not apply. The policy is {@code owner} if
 * it is not said; {@link ConflictPolicy} tells what each does.
 */
public final class Ownership {

    private static final Ownership NONE = parse("{ownership: none, rules: {}}", "none");
    private static final Comparator<OwnershipRule> NARROWEST = Comparator.comparingInt(
            rule -> rule.field().equals(OwnershipRule.ALL) ? 0 : rule.field().length());

    private final String name;
    private final String version;
    private final Map<RecordType<?>, List<OwnershipRule>> rules;
    private final SortedMap<String, SortedSet<String>> systems;

    Ownership(
            String name,
            String version,
            Map<RecordType<?>, List<OwnershipRule>> rules,
            SortedMap<String, SortedSet<String>> systems) {
        this.name = name;
        this.version = version;
        this.rules = rules;
        this.systems = systems;
    }

    /**
     * Reads a file in UTF-8, of at most 1 MiB.
     *
     * @throws RuleSetException if it cannot be read or has mistakes; it names them all
     */
    public static Ownership load(Path file) {
        return ConfigFile.load(file, OwnershipReader::read);
    }

    /**
     * Reads text.
     *
     * @param file by which faults name it
     * @throws RuleSetException if it has mistakes; it names them all
     */
    public static Ownership parse(String yaml, String file) {
        return ConfigFile.parse(yaml, file, OwnershipReader::read);
    }

    /** Nobody owns anything: whoever speaks last is right. */
    public static Ownership none() {
        return NONE;
    }

    /**
     * The usual split (OWN-1): the CRM owns the sale and the customer; the PSA execution, scheduling, time and delivery milestones; the ERP posting,
     * invoicing, collections, tax and statutory reporting; the HCM the identity and employment of workers. The systems are called {@code crm},
     * {@code psa}, {@code erp} and {@code hcm}.
     */
    public static Ownership defaults() {
        return ConfigFile.defaults(Ownership.class, OwnershipReader::read);
    }

    /** By which messages name it. */
    public String name() {
        return name;
    }

    /** A hash of what it says, 64 hexadecimal digits. Comments, layout and the order of names do not count. */
    public String version() {
        return version;
    }

    /** Whether no rule is there. */
    public boolean isEmpty() {
        return rules.isEmpty();
    }

    /** Whether a rule is about records of that type. */
    public boolean isAbout(RecordType<?> type) {
        return rules.containsKey(type);
    }

    /** Whether it depends on the legal entity of such records who owns them. */
    public boolean isByLegalEntity(RecordType<?> type) {
        return rules.getOrDefault(type, List.of()).stream()
                .anyMatch(rule -> !rule.legalEntities().isEmpty());
    }

    /** Whether it is asked for such records which of two changes is newer. */
    public boolean isByTime(RecordType<?> type) {
        return rules.getOrDefault(type, List.of()).stream().anyMatch(rule -> rule.policy() == ConflictPolicy.NEWEST);
    }

    /** All rules, in the order of record types, then of the file; one for each type and field. */
    public List<OwnershipRule> rules() {
        return RecordType.all().stream()
                .flatMap(type -> rules.getOrDefault(type, List.of()).stream())
                .toList();
    }

    /** The systems that play an owner's role. */
    public Set<String> systems(String owner) {
        SortedSet<String> named = systems.get(owner);
        return named == null ? Set.of(owner) : named;
    }

    /** The systems that it names as players of a role. */
    public Set<String> namedSystems() {
        Set<String> named = new LinkedHashSet<>();
        systems.values().forEach(named::addAll);
        return named;
    }

    /**
     * Who owns a field.
     *
     * @param field its path, such as {@code terms.creditLimit}
     * @param states of the record, by axis, such as {@code state.document}
     * @param legalEntity whose record it is, by its code; none: it is not known
     * @param day on which it is to be changed
     */
    public Optional<OwnershipRule> owner(
            RecordType<?> type, String field, Map<String, String> states, @Nullable String legalEntity, LocalDate day) {
        return rules.getOrDefault(type, List.of()).stream()
                .filter(rule -> rule.covers(field) && rule.applies(states, legalEntity, day))
                .max(NARROWEST);
    }

    /** The states of a record, by axis. */
    public static Map<String, String> states(Entity record) {
        Map<String, String> states = new HashMap<>();
        Axis.all().forEach(axis -> state(axis, record).ifPresent(state -> states.put(name(axis), state)));
        return states;
    }

    private static <E extends Entity> Optional<String> state(Axis<E, ?> axis, Entity record) {
        Class<E> type = axis.type().entityClass();
        return type.isInstance(record) ? axis.stateOf(type.cast(record)).map(Enum::name) : Optional.empty();
    }

    /** {@code state.document}. */
    static String name(Axis<?, ?> axis) {
        return axis.path().substring(1).replace('/', '.');
    }

    /** What a record refers to. */
    public static Set<Ref<?>> refs(Entity record) {
        Set<Ref<?>> refs = new LinkedHashSet<>();
        RecordFields.values(record).values().forEach(value -> Refs.forEach(value, refs::add));
        return refs;
    }

    /** Whether records of that type can say whose they are. */
    public static boolean namesLegalEntity(RecordType<?> type) {
        return RecordFields.of(type).containsKey(RecordFields.LEGAL_ENTITY);
    }

    /** Whose record it is; empty if it does not say. */
    @SuppressWarnings("unchecked") // the type of the ref says so
    public static Optional<Ref<LegalEntity>> legalEntity(Entity record) {
        return RecordFields.get(record, RecordFields.LEGAL_ENTITY) instanceof Ref<?> ref
                        && ref.type() == RecordType.LEGAL_ENTITY
                ? Optional.of((Ref<LegalEntity>) ref)
                : Optional.empty();
    }

    /**
     * Merges what a system says into what the hub has: by field, by the owner's policy (OWN-5, OWN-6).
     *
     * @throws IllegalArgumentException if the versions are of different types
     */
    public <T extends Entity> Merged<T> merge(Contribution<T> contribution) {
        return new Merging<>(this, contribution).merge();
    }

    /** The matrix as Markdown, for people (OWN-8). */
    public String document() {
        return OwnershipDocument.of(this);
    }

    @Override
    public String toString() {
        return name;
    }
}
