package org.tallystick.engine.decide;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tallystick.model.Entity;
import org.tallystick.model.Invoice;
import org.tallystick.model.Ref;

/**
 * What becomes of one decision key. Immutable; written as a whole or not at all.
 *
 * @param puts records to store; equal ones change nothing
 * @param deliveries records to bring to a target, once; what was asked for before stays as it is, unless the newest state is asked for
 * @param findings the key's open exceptions: those of before that are not here are closed
 * @param claims numbers of parts of billable items, by the document that bills them
 * @param again whether the key stays to be done in the next run
 * @param explanations why invoices that it puts are as they are
 * @param withdrawals documents that go nowhere any more
 */
public record Decision(
        List<Entity> puts,
        List<DeliveryRequest> deliveries,
        List<Finding> findings,
        Map<Ref<?>, Map<String, Integer>> claims,
        boolean again,
        Map<Ref<Invoice>, Explanation> explanations,
        List<Ref<?>> withdrawals) {

    /** Nothing: no record, no exception. */
    public static final Decision NONE = builder().build();

    public Decision {
        puts = List.copyOf(puts);
        deliveries = List.copyOf(deliveries);
        findings = List.copyOf(findings);
        claims = Map.copyOf(claims);
        explanations = Map.copyOf(explanations);
        withdrawals = List.copyOf(withdrawals);
    }

    /**
     * Asks that a target has a record.
     *
     * @param record which
     * @param target system
     * @param extensions added to the record's header for this target only
     * @param isNewest whether a target that has the record, or whose delivery was discarded, gets what is newer too
     */
    public record DeliveryRequest(Ref<?> record, String target, Map<String, String> extensions, boolean isNewest) {

        public DeliveryRequest {
            extensions = Map.copyOf(extensions);
        }
    }

    /** An empty decision to fill. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects a decision. */
    public static final class Builder {

        private final List<Entity> puts = new ArrayList<>();
        private final List<DeliveryRequest> deliveries = new ArrayList<>();
        private final List<Finding> findings = new ArrayList<>();
        private final Map<Ref<?>, Map<String, Integer>> claims = new HashMap<>();
        private final Map<Ref<Invoice>, Explanation> explanations = new HashMap<>();
        private final List<Ref<?>> withdrawals = new ArrayList<>();
        private boolean again;

        private Builder() {}

        /** Stores a record. */
        public Builder put(Entity record) {
            puts.add(record);
            return this;
        }

        /** Brings a record to a target. */
        public Builder deliver(Ref<?> record, String target, Map<String, String> extensions) {
            deliveries.add(new DeliveryRequest(record, target, extensions, false));
            return this;
        }

        /**
         * Brings a record to a target as it is now, also to one that was told of it before, and after a delivery of an older state that a person discarded. A system
         * that issues a document gets it once all the same.
         */
        public Builder tell(Ref<?> record, String target) {
            deliveries.add(new DeliveryRequest(record, target, Map.of(), true));
            return this;
        }

        /** Raises an exception. */
        public Builder find(Finding finding) {
            findings.add(finding);
            return this;
        }

        /** Claims items that were never billed for a document: they can be on no other (I12). */
        public Builder claim(Ref<?> document, Collection<String> items) {
            return claim(document, items.stream().distinct().collect(toMap(item -> item, item -> 1)));
        }

        /**
         * Claims parts of items for a document: they can be on no other (I12).
         *
         * @param parts by item, how often it was billed before, and one
         */
        public Builder claim(Ref<?> document, Map<String, Integer> parts) {
            claims.put(document, Map.copyOf(parts));
            return this;
        }

        /** Says why an invoice that is put is as it is; {@code Query.explain} gives it. */
        public Builder explain(Ref<Invoice> invoice, Explanation why) {
            explanations.put(invoice, why);
            return this;
        }

        /**
         * Withdraws a document that was decided here and that no system has: it goes nowhere any more, whoever asks. A credit memo is
         * {@code CANCELLED} from then on, and counts for nothing; an invoice stays as it is, and counts until a credit takes it back. Nothing of the decision is
         * written if a system has the document, or may get it: its delivery is discarded, waits for another record, or was never asked for.
         */
        public Builder withdraw(Ref<?> document) {
            withdrawals.add(document);
            return this;
        }

        /** Leaves the key to be done again in the next run. */
        public Builder again() {
            again = true;
            return this;
        }

        public Decision build() {
            return new Decision(puts, deliveries, findings, claims, again, explanations, withdrawals);
        }
    }
}
