package org.tallystick.engine.internal.decide;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.billing.InvoiceParts;
import org.tallystick.engine.audit.AuditEntry;
import org.tallystick.engine.audit.AuditEntry.Kind;
import org.tallystick.engine.audit.AuditEntry.Subject;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.internal.hub.Names;
import org.tallystick.engine.internal.hub.RecordCodec;
import org.tallystick.engine.internal.hub.RecordIds;
import org.tallystick.engine.internal.hub.Stake;
import org.tallystick.engine.store.Crosswalk.RefKey;
import org.tallystick.engine.store.Records.RecordRow;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.model.Entity;
import org.tallystick.model.Invoice;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.rules.ownership.Ownership;
import org.tallystick.rules.policy.Policy;
import org.tallystick.rules.policy.PolicyOutcome;
import org.tallystick.rules.policy.PolicySet;
import org.tallystick.rules.policy.Severity;

/**
 * Asks the policies about what a decision puts (POL-3, POL-4). If one holds or denies a record, nothing of the decision is done: no record, no delivery,
 * no claim, since a credit and its rebill happen together or not at all. The key is decided again in the next run. What the hub has already as it
 * is put is done, and only warned about.
 */
public final class PolicyGate {

    private static final String CODE = "POLICY_";

    /** What a policy of severity {@code warn} is told as. */
    static final String WARNING = CODE + Severity.WARN;

    private final PolicySet policies;
    private final StoreTransaction tx;
    private final LocalDate day;
    private final Instant now;

    /**
     * @param day whose policies are in force: a run's is the last of its period, so that it decides the same at any time
     * @param now when it is asked, for the audit trail
     */
    public PolicyGate(PolicySet policies, StoreTransaction tx, LocalDate day, Instant now) {
        this.policies = policies;
        this.tx = tx;
        this.day = day;
        this.now = now;
    }

    /** The decision, or what is left of it. */
    public Judged judged(Decision decision) {
        return judged(decision, decision);
    }

    /**
     * The same of one that puts invoices in parts: they are asked about as a whole too, since how many documents a target makes of what is billed says
     * nothing about it. What a policy says of the whole is not told of its parts again.
     *
     * @param inParts what is put
     */
    Judged judged(Decision decision, Decision inParts) {
        List<Finding> findings = new ArrayList<>(decision.findings());
        Map<Ref<?>, PolicyOutcome> outcomes = new HashMap<>();
        Map<Ref<?>, Entity> put = new HashMap<>();
        inParts.puts().forEach(record -> put.put(record.ref(), record));
        boolean isBlocked = false;
        for (Entity record : decision.puts()) {
            isBlocked |= judge(record, List.of(), outcomes, findings);
            PolicyOutcome ofWhole = outcomes.get(record.ref());
            if (ofWhole != null && !put.containsKey(record.ref())) {
                for (Entity part : parts(record, put)) {
                    isBlocked |= judge(part, ofWhole.spoken(), outcomes, findings);
                }
            }
        }
        Decision left = isBlocked
                ? new Decision(List.of(), List.of(), findings, Map.of(), true, Map.of(), List.of())
                : new Decision(
                        inParts.puts(),
                        inParts.deliveries(),
                        findings,
                        inParts.claims(),
                        inParts.again(),
                        inParts.explanations(),
                        inParts.withdrawals());
        return new Judged(left, outcomes);
    }

    private static List<Entity> parts(Entity whole, Map<Ref<?>, Entity> put) {
        return Stream.iterate(1, number -> number + 1)
                .map(number -> put.get(InvoiceParts.ref(whole.ref(), number)))
                .takeWhile(Objects::nonNull)
                .toList();
    }

    /**
     * Whether the record may not be put.
     *
     * @param told policies that are told of already
     */
    private boolean judge(
            Entity record, List<Policy> told, Map<Ref<?>, PolicyOutcome> outcomes, List<Finding> findings) {
        if (!policies.isAbout(record.ref().type())) {
            return false;
        }
        PolicyOutcome outcome = policies.evaluate(record, legalEntity(record), day, this::name);
        outcomes.put(record.ref(), outcome);
        note(record, outcome);
        boolean isDone = outcome.severity().isBlocking() && isStored(record);
        outcome.spoken().stream()
                .filter(policy -> !told.contains(policy))
                .filter(policy ->
                        policy.severity() == Severity.WARN || (policy.severity().isBlocking() && !isDone))
                .forEach(policy -> findings.add(finding(record, policy)));
        return outcome.severity().isBlocking() && !isDone;
    }

    /** Who spoke, what it said, and the version of the policies: one entry for each that spoke. */
    private void note(Entity record, PolicyOutcome outcome) {
        List<Subject> asked = List.of(Subject.named(record.ref().toString(), outcome.version()));
        List<String> entries = outcome.spoken().stream()
                .map(policy -> new AuditEntry(
                                now,
                                Kind.POLICY_SPOKE,
                                "policies/" + outcome.policies(),
                                policy.id() + " " + policy.severity(),
                                asked)
                        .text())
                .toList();
        if (!entries.isEmpty()) {
            tx.audit().append(entries);
        }
    }

    private Finding finding(Entity record, Policy policy) {
        SortedMap<String, String> details = new TreeMap<>();
        details.put("policy", policy.id());
        details.put("policies", policies.version());
        return new Finding(
                CODE + policy.severity(),
                record.ref() + "#" + policy.id(),
                policy.owner(),
                "Policy %s of %s: %s".formatted(policy.id(), policies.name(), policy.message()),
                policy.remedy(),
                Stake.of(record),
                details);
    }

    private @Nullable String legalEntity(Entity record) {
        Ref<LegalEntity> ref = Ownership.legalEntity(record).orElse(null);
        return ref == null ? null : Names.codeOf(tx, ref);
    }

    private Ref<?> name(Ref<?> ref) {
        RefKey key = RecordIds.key(ref);
        String id = tx.crosswalk().recordIds(List.of(key)).get(key);
        return id == null ? ref : Ref.of("hub", ref.type(), id);
    }

    /** As it is put, or in parts; those are frozen. */
    private boolean isStored(Entity record) {
        RecordType<?> type = record.ref().type();
        boolean isWhole = find(record.ref())
                .filter(row -> row.fingerprint()
                        .equals(DecisionWriter.read(type, RecordCodec.encode(record), row)
                                .fingerprint()))
                .isPresent();
        return isWhole
                || (record instanceof Invoice invoice
                        && find(InvoiceParts.ref(invoice.ref(), 1)).isPresent());
    }

    private Optional<RecordRow> find(Ref<?> ref) {
        RefKey key = RecordIds.key(ref);
        return Optional.ofNullable(tx.crosswalk().recordIds(List.of(key)).get(key))
                .flatMap(id -> tx.records().find(ref.type().name(), id));
    }
}
