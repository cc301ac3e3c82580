package org.tallystick.engine.internal.hub;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.billing.LineExplanation;
import org.tallystick.engine.decide.Explanation;
import org.tallystick.engine.decide.InvoiceExplanation;
import org.tallystick.engine.decide.InvoiceExplanation.Policies;
import org.tallystick.engine.decide.InvoiceExplanation.Version;
import org.tallystick.engine.store.Explanations.ExplanationRow;
import org.tallystick.engine.store.Records.RecordRow;
import org.tallystick.json.TextMap;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.rules.policy.PolicyOutcome;

/**
 * Explanations as rows, and back. An origin that many items share is kept once; what the invoice says itself, quantities, amounts and tax, is not
 * kept a second time.
 */
public final class ExplanationRows {

    private static final String TERMS = "terms";
    private static final String CONTRACT_VERSION = "contract.version";
    private static final String CONTRACT = "contract.fingerprint";
    private static final String POLICIES = "policies";
    private static final String POLICIES_VERSION = "policies.version";
    private static final String SPOKEN = "policies.spoken";
    private static final String ORIGIN = "origin.";

    private ExplanationRows() {}

    /**
     * The row of an invoice's.
     *
     * @param id of the invoice's record
     * @param contract its record; none: the hub does not have it
     * @param policies what they said of it; none: none is about it
     */
    public static ExplanationRow of(
            String id,
            String decision,
            @Nullable String run,
            Explanation why,
            @Nullable RecordRow contract,
            @Nullable PolicyOutcome policies) {
        SortedMap<String, String> said = new TreeMap<>();
        said.put(TERMS, why.terms());
        if (contract != null) {
            said.put(CONTRACT_VERSION, Long.toString(contract.version()));
            said.put(CONTRACT, contract.fingerprint());
        }
        if (policies != null) {
            said.put(POLICIES, policies.policies());
            said.put(POLICIES_VERSION, policies.version());
            said.put(SPOKEN, spoken(policies));
        }
        SortedMap<String, String> items = new TreeMap<>();
        Map<String, String> numbers = new HashMap<>();
        new TreeMap<>(why.origins())
                .forEach((item, origin) -> items.put(
                        item, numbers.computeIfAbsent(origin, first -> Integer.toString(numbers.size() + 1))));
        numbers.forEach((origin, number) -> said.put(ORIGIN + number, origin));
        return new ExplanationRow(id, decision, run, TextMap.write(said), TextMap.write(items));
    }

    private static String spoken(PolicyOutcome outcome) {
        return String.join(
                "\n",
                outcome.spoken().stream()
                        .map(policy -> policy.id() + " " + policy.severity())
                        .toList());
    }

    /** The explanation of a row, with what the invoice says. Terms stand in each row, whatever they are, until erasure blanks it. */
    public static InvoiceExplanation read(ExplanationRow row, Invoice invoice) {
        SortedMap<String, String> said = TextMap.read(row.said());
        String terms = said.getOrDefault(TERMS, "");
        Map<String, String> origins = new HashMap<>();
        TextMap.read(row.items()).forEach((item, number) -> origins.put(item, said.getOrDefault(ORIGIN + number, "")));
        return new InvoiceExplanation(
                RecordType.INVOICE.refOf(invoice),
                row.decision(),
                row.run(),
                terms,
                contract(said),
                policies(said),
                LineExplanation.of(invoice, terms, origins),
                !said.containsKey(TERMS));
    }

    private static @Nullable Version contract(SortedMap<String, String> said) {
        String number = said.get(CONTRACT_VERSION);
        return number == null ? null : new Version(Long.parseLong(number), said.getOrDefault(CONTRACT, ""));
    }

    private static @Nullable Policies policies(SortedMap<String, String> said) {
        String name = said.get(POLICIES);
        String spoken = said.getOrDefault(SPOKEN, "");
        return name == null
                ? null
                : new Policies(
                        name,
                        said.getOrDefault(POLICIES_VERSION, ""),
                        spoken.isEmpty() ? List.of() : List.of(spoken.split("\n")));
    }
}
