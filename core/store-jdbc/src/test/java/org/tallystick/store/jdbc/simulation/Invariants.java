package org.tallystick.store.jdbc.simulation;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.audit.AuditTrail;
import org.tallystick.engine.store.Crosswalk.RefKey;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.Deliveries.State;
import org.tallystick.engine.store.Exceptions.ExceptionRow;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.spi.WriteStrategy;
import org.tallystick.store.jdbc.simulation.Script.Past;
import org.tallystick.store.jdbc.simulation.SimulatedWorld.Ledger;

/**
 * What must be true when all is quiet. What the targets must have follows from the script alone, so a world with faults ends as one without
 * (I42, I43).
 */
final class Invariants {

    static final String FORGED = "somebody else's v0";
    static final String COPY = "copy";

    private final Store hub;
    private final Script script;
    private final Map<WriteStrategy, Ledger> targets;
    private final @Nullable SimulatedCopy<?> copy;
    private final List<String> violations = new ArrayList<>();

    Invariants(Store hub, Script script, Map<WriteStrategy, Ledger> targets, @Nullable SimulatedCopy<?> copy) {
        this.hub = hub;
        this.script = script;
        this.targets = targets;
        this.copy = copy;
    }

    List<String> violations() {
        AuditTrail.of(hub).verify().ifPresent(link -> violations.add("audit: " + link));
        hub.inTransaction(tx -> {
            decidedOnce(tx);
            Set<String> causes = new HashSet<>();
            setAside(causes);
            Set<String> open = tx.exceptions().openAfter(Long.MAX_VALUE).stream()
                    .map(ExceptionRow::subject)
                    .collect(toSet());
            targets.forEach((strategy, ledger) -> {
                violations.addAll(ledger.customers().violations());
                Target customers = new Target(tx, strategy, ledger.customers(), causes);
                Target invoices = new Target(tx, strategy, ledger.invoices(), causes);
                script.customers().values().forEach(past -> {
                    customers.customer(past);
                    invoices.invoice(past);
                });
            });
            if (copy != null) {
                violations.addAll(copy.violations());
                follows(tx, copy.contents(), causes);
            }
            violations.addAll(notIn(open, causes, "no lost exception: open without a cause: "));
            violations.addAll(notIn(causes, open, "no lost exception: none is open for "));
            return violations;
        });
        return violations;
    }

    /** A copy has what its sources have, and nothing that is gone. */
    private void follows(StoreTransaction tx, Map<String, List<String>> contents, Set<String> causes) {
        script.customers().values().forEach(past -> {
            delivery(tx, COPY, Script.ref(past.id))
                    .filter(row -> row.state() != State.APPLIED)
                    .ifPresent(row -> causes.add(COPY + "/customer/" + past.id));
            List<String> there = contents.getOrDefault(past.id, List.of());
            List<String> due = past.good > 0 ? List.of(past.name()) : List.of();
            if (!there.equals(due)) {
                violations.add("a copy follows its records: %s has %s, not %s".formatted(past.id, there, due));
            }
        });
    }

    private void decidedOnce(StoreTransaction tx) {
        Set<String> decided = new HashSet<>();
        tx.audit().entries(0, Long.MAX_VALUE, Integer.MAX_VALUE).stream()
                .map(entry -> entry.text().split("\t", 2)[1].split("\t"))
                .filter(entry -> entry[0].equals("DECISION"))
                .map(entry -> String.join(" ", entry[1], entry[2].replace('\n', ' ')))
                .filter(name -> !decided.add(name))
                .forEach(name -> violations.add("a run decides a key once: " + name));
    }

    private static List<String> notIn(Set<String> some, Set<String> others, String text) {
        return some.stream()
                .filter(each -> !others.contains(each))
                .map(text::concat)
                .sorted()
                .toList();
    }

    private void setAside(Set<String> causes) {
        script.customers().values().stream()
                .filter(past -> past.isSetAside)
                .forEach(past -> causes.add(Script.ref(past.id).system() + "/customer/" + past.id));
    }

    private static Optional<DeliveryRow> delivery(StoreTransaction tx, String target, Ref<?> ref) {
        RefKey name = new RefKey(ref.system(), ref.type().name(), ref.id());
        return Optional.ofNullable(tx.crosswalk().recordIds(List.of(name)).get(name))
                .flatMap(id -> tx.deliveries().find(target, ref.type().name(), id));
    }

    /** One flow to one target. */
    private final class Target {

        private final StoreTransaction tx;
        private final WriteStrategy strategy;
        private final Map<String, List<String>> contents;
        private final Set<String> causes;

        Target(StoreTransaction tx, WriteStrategy strategy, SimulatedTarget<?> target, Set<String> causes) {
            this.tx = tx;
            this.strategy = strategy;
            this.contents = target.contents();
            this.causes = causes;
        }

        void customer(Past past) {
            check(Script.ref(past.id), past.id, past.good > 0, past.good > 0 ? past.name() : null);
        }

        void invoice(Past past) {
            Ref<?> ref = new Ref<>("hub", RecordType.INVOICE, "I-" + past.id);
            check(ref, ref.id(), past.billed > 0 && past.good > 0, past.billed > 0 ? "billed v" + past.billed : null);
        }

        /**
         * @param isDue whether it must have arrived
         * @param content that it has if it has arrived; none: the last one that was sent
         */
        private void check(Ref<?> ref, String key, boolean isDue, @Nullable String content) {
            List<String> there = contents.getOrDefault(key, List.of());
            if (there.size() > 1) {
                fail("one document per key", key, there);
            }
            Optional<DeliveryRow> row = delivery(tx, strategy.name(), ref);
            if (row.isEmpty()) {
                if (isDue) {
                    fail("every record has a delivery", key, there);
                }
                return;
            }
            State state = row.get().state();
            if (state != State.APPLIED) {
                causes.add(strategy.name() + "/" + ref.type().name() + "/" + key);
            }
            if (there.contains(FORGED)) {
                expect(state != State.APPLIED, "adopted only if equal", key, there);
            } else if (state == State.APPLIED) {
                expect(
                        content == null ? there.size() == 1 : there.contains(content),
                        "the target has the newest state",
                        key,
                        there + ", not " + content);
            } else if (isDue && strategy != WriteStrategy.NONE) {
                fail("everything arrives", key, row.get());
            }
        }

        private void expect(boolean claim, String invariant, String key, Object what) {
            if (!claim) {
                fail(invariant, key, what);
            }
        }

        private void fail(String invariant, String key, Object what) {
            violations.add("%s: %s in %s: %s".formatted(invariant, key, strategy, what));
        }
    }
}
