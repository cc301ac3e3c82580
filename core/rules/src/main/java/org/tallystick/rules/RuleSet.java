package org.tallystick.rules;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.model.value.FxRate;
import org.tallystick.rules.internal.ExchangeRates;
import org.tallystick.rules.internal.RecordRules;
import org.tallystick.rules.internal.RuleSetReader;
import org.tallystick.rules.internal.WayBack;
import org.tallystick.spi.CustomObject;
import org.tallystick.spi.Draft;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RawDocument;
import org.tallystick.spi.SourceSpec;

/**
 * What one installation adds to the built-in mappings: which custom fields and custom objects fill which canonical fields. Immutable,
 * thread-safe; all is resolved when it is read, nothing is looked up when it is applied.
 *
 * <pre>{@code
 * ruleset: acme
 * systems:
 *   crm:                                    # the installation, by the name that the host gives it
 *     opportunity:                          # a record type: rules on top of the built-in mapping
 *       fields:
 *         serviceLine:    { copy: Service_Line__c }
 *         terms.cap:      { money: { amount: Cap__c, currency: CurrencyIsoCode } }
 *         terms.term:     { period: { first: Start__c, last: End__c } }
 *     contract-line:
 *       object: Contract_Line__c            # a custom object: all fields come from here
 *       fields:
 *         engagement:     { ref: Opportunity__c, system: crm }
 *         billingMethod:  { copy: Kind__c, map: { Expense: COST_PLUS, Monthly: RECURRING } }
 *         markup:         { percent: Markup__c }
 * }</pre>
 *
 * <p>Each field has one rule:
 *
 * <ul>
 *   <li>{@code copy: FIELD} takes the value as it is. With {@code map} it takes what the value stands for; a value that the map does
 *       not have stands for {@code otherwise}, and without that it is a problem. With {@code default} it takes that where the source has none.
 *       With {@code list: NAME} it takes what the value stands for in one of {@code lists}, on the day that the source has in {@code on: FIELD} if
 *       the list has days; a value that it does not have is a problem of the list's owner (TRN-2).
 *   <li>{@code constant: VALUE} is always the same.
 *   <li>{@code ref: FIELD, system: NAME} refers to the record with that id in that system; of which type, the canonical field says.
 *   <li>{@code percent: FIELD} makes a rate: 7.5 is 0.075.
 *   <li>{@code money: {amount: FIELD, currency: FIELD}} makes an amount, {@code price} alike a unit price. Without {@code currency} it is in the
 *       currency of its contract, {@link org.tallystick.model.value.CurrencyCode#OF_CONTRACT}.
 *   <li>{@code period: {first: FIELD, last: FIELD}} makes a period whose last day counts in; a bound without a value is open.
 * </ul>
 *
 * <p>{@code convert} makes a quantity in another unit, and {@code money} with {@code into} an amount in another currency, at the rates of {@link #withRates}.
 *
 * <p>In place of {@code FIELD}, {@code copy} and {@code ref} take {@code {join: [FIELD, FIELD], with: TEXT}}: the values of several fields, one after
 * the other; if one of them has none, so has the whole. They take a part of a field by {@code {split: FIELD, with: TEXT, part: 1, of: 2}}, or by
 * {@code {split: FIELD, first: 1, last: 4}} in characters.
 *
 * <p>{@code writes: [FIELD, FIELD]} beside {@code fields} names the canonical fields whose rules are written, too (TRN-4). The page on rule sets has it all.
 *
 * <p>Each rule may say {@code when: CONDITION}; where it does not hold the field stays as it is. A condition is one of {@code eq: {FIELD: VALUE}},
 * {@code in: {FIELD: [VALUE, VALUE]}}, {@code present: FIELD}, {@code not: CONDITION}, {@code all: [CONDITION, …]} and {@code any: [CONDITION, …]}. It
 * compares what the source writes; a field without a value equals nothing, and one that holds an object or a list is a problem.
 *
 * <p>Where the source has no value (the field is absent, null or an empty text) the canonical field stays as it is. Names and values
 * match exactly: no trimming, no change of case.
 */
public final class RuleSet {

    private static final RuleSet NONE = parse("{ruleset: none, systems: {}}", "none");

    private final String version;
    private final Map<String, Map<RecordType<?>, RecordRules>> systems;

    private final ExchangeRates rates;

    private RuleSet(RuleSetReader.Content content) {
        this(content.version(), content.systems(), ExchangeRates.NONE);
    }

    private RuleSet(String version, Map<String, Map<RecordType<?>, RecordRules>> systems, ExchangeRates rates) {
        this.version = version;
        this.systems = systems;
        this.rates = rates;
    }

    /**
     * Reads a file in UTF-8, of at most 1 MiB.
     *
     * @throws RuleSetException if it cannot be read or has mistakes; it names them all
     */
    public static RuleSet load(Path file) {
        return new RuleSet(RuleSetReader.load(file));
    }

    /**
     * Reads text.
     *
     * @param name by which faults and problems name it
     * @throws RuleSetException if it has mistakes; it names them all
     */
    public static RuleSet parse(String yaml, String name) {
        return new RuleSet(RuleSetReader.parse(yaml, name));
    }

    /** No rules: the built-in mappings alone. */
    public static RuleSet none() {
        return NONE;
    }

    /**
     * The same, with what currencies are worth, for amounts that are exchanged. Its version is another one: a new rate maps anew what needs it.
     *
     * @param known in any order, at least one; rules name them by {@link FxRate#source}
     * @throws IllegalArgumentException if one source says two rates of one pair on one day
     */
    public RuleSet withRates(Collection<FxRate> known) {
        ExchangeRates exchange = new ExchangeRates(known);
        return new RuleSet(exchange.versionOf(version), systems, exchange);
    }

    /**
     * A hash of what it says, 64 hexadecimal digits. Comments, layout and the order of rules do not count.
     */
    public String version() {
        return version;
    }

    /** The systems that it has rules for. */
    public Set<String> systems() {
        return systems.keySet();
    }

    /** The record types of that system that it has rules for. */
    public Set<RecordType<?>> types(String system) {
        return systems.getOrDefault(system, Map.of()).keySet();
    }

    /** What a source must read along for {@link #apply}; {@link SourceSpec#BUILT_IN} if there are no rules. */
    public SourceSpec sourceSpec(String system, RecordType<?> type) {
        RecordRules rules = find(system, type);
        return rules == null ? SourceSpec.BUILT_IN : rules.sourceSpec();
    }

    /**
     * Fills the draft's builder from the raw document.
     *
     * @param system that the draft was read from
     * @return why fields could not be filled, all of them, in the order of the rules; empty: all went well. Each names the rule in its
     *     message, the source's field and value, and what to do. Codes: {@code CURRENCY_UNKNOWN}, {@code COUNTRY_UNKNOWN},
     *     {@code NUMBER_TOO_LARGE}, {@code NUMBER_SCALE}, {@code DATE}, {@code TYPE}, {@code VALUE_UNMAPPED}, {@code VALUE_INVALID},
     *     {@code UNIT_UNKNOWN}, {@code FX_RATE_MISSING}, {@code SPLIT};
     *     {@code DOCUMENT_MALFORMED} and {@code DOCUMENT_NOT_JSON} for the document as a whole. Fields without a problem are filled
     */
    public List<Problem> apply(String system, Draft<?> draft, RawDocument raw) {
        RecordRules rules = find(system, draft.type());
        return rules == null ? List.of() : rules.apply(draft.builder(), raw, rates);
    }

    /**
     * Tells for each field that a rule is about what {@link #apply} comes to, and from what (TRN-5). Nothing is filled.
     *
     * @param draft as the built-in mapping made it
     * @return in the order of the rules; the fields that are not in it are as the built-in mapping made them
     */
    public List<FieldExplanation> explain(String system, Draft<?> draft, RawDocument raw) {
        return explain(system, draft.type(), raw);
    }

    private List<FieldExplanation> explain(String system, RecordType<?> type, RawDocument raw) {
        RecordRules rules = find(system, type);
        return rules == null ? List.of() : rules.explain(raw, rates, version);
    }

    /** The system's fields that {@link #write} fills for records of a type; empty: none. */
    public Set<String> writtenFields(String system, RecordType<?> type) {
        return wayBack(system, type).fields();
    }

    /** The custom object to which records of a type are written; empty: they are written to what the connector knows, or not at all. */
    public Optional<CustomObject> customObject(String system, RecordType<?> type) {
        RecordRules rules = find(system, type);
        return rules == null ? Optional.empty() : rules.customObject();
    }

    /** What is lost of a canonical field on its way to the system and back, as the rule set declares it, by the field's path (TRN-4). */
    public Map<String, String> losses(String system, RecordType<?> type) {
        return wayBack(system, type).losses();
    }

    /**
     * Makes the system's fields of what a record says in the canonical fields that {@code writes} names.
     *
     * @param system that the record is written to
     * @param ids finds the system's ids of records that it names
     * @return problems as {@link #apply} gives them, and {@code REFERENCE_UNKNOWN}
     */
    public WrittenFields write(String system, Entity record, RemoteIds ids) {
        return wayBack(system, record.header().ref().type()).write(record, ids);
    }

    /**
     * The law of rules that work both ways (TRN-4): what is written of a record and read again is the same, but for declared losses. A host asks
     * it of its own records, or of generated ones, in its own tests.
     *
     * @return the fields that come back otherwise, in no order to rely on; empty: the law holds, or nothing of the record would be written, for
     *     then {@link #write} has problems
     */
    public List<RoundTripLoss> roundTrip(String system, Entity record, RemoteIds ids) {
        return wayBack(system, record.header().ref().type()).check(record, ids, rates);
    }

    private WayBack wayBack(String system, RecordType<?> type) {
        RecordRules rules = find(system, type);
        return rules == null ? WayBack.NONE : rules.wayBack();
    }

    /**
     * What another rule set would change of documents that are kept (TRN-8). Only what rules fill is compared; what the built-in mappings fill is the
     * same under both.
     *
     * @param newer the rule set that would take the place of this one
     * @return in the order of the documents, then of the fields' names; empty: nothing
     */
    public List<RuleSetDifference> diff(RuleSet newer, Iterable<StoredInput> inputs) {
        List<RuleSetDifference> differences = new ArrayList<>();
        for (StoredInput input : inputs) {
            Map<String, FieldExplanation> before = byField(input);
            Map<String, FieldExplanation> after = newer.byField(input);
            NavigableSet<String> fields = new TreeSet<>(before.keySet());
            fields.addAll(after.keySet());
            for (String field : fields) {
                FieldExplanation was = before.get(field);
                FieldExplanation is = after.get(field);
                if (was == null || is == null || !was.comesToTheSame(is)) {
                    differences.add(new RuleSetDifference(
                            input.system(), input.type(), input.documentId(), field, words(was), words(is)));
                }
            }
        }
        return List.copyOf(differences);
    }

    private Map<String, FieldExplanation> byField(StoredInput input) {
        Map<String, FieldExplanation> byField = new HashMap<>();
        explain(input.system(), input.type(), input.raw()).forEach(each -> byField.put(each.field(), each));
        return byField;
    }

    private static String words(@Nullable FieldExplanation explanation) {
        return explanation == null ? "no rule" : explanation.outcomeInWords();
    }

    private @Nullable RecordRules find(String system, RecordType<?> type) {
        return systems.getOrDefault(system, Map.of()).get(type);
    }
}
