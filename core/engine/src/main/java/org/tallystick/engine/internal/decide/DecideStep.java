package org.tallystick.engine.internal.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tallystick.engine.decide.Decider;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.decide.RunContext;
import org.tallystick.engine.internal.call.Interruption;
import org.tallystick.engine.internal.deliver.Planner;
import org.tallystick.engine.internal.hub.ExceptionRows;
import org.tallystick.engine.internal.hub.StoreHub;
import org.tallystick.engine.internal.journal.Observers;
import org.tallystick.engine.observe.HubEvent.DecisionMade;
import org.tallystick.engine.store.Exceptions.ExceptionRow;
import org.tallystick.engine.store.Runs.RunRow;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreException;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.model.RecordType;
import org.tallystick.rules.policy.PolicySet;

/**
 * The deciders of a run, in order. What was done before a crash stays done; the rest goes on. Several engines may do it at once: a key is
 * marked as done in the transaction that decides it, so it is decided once.
 */
public final class DecideStep {

    private static final Logger log = LoggerFactory.getLogger(DecideStep.class);

    private final Store store;
    private final EngineTime time;
    private final List<Decider> deciders;
    private final Planner planner;
    private final Observers observers;
    private final PolicySet policies;

    public DecideStep(
            Store store,
            EngineTime time,
            List<Decider> deciders,
            PolicySet policies,
            Planner planner,
            Observers observers) {
        this.store = store;
        this.time = time;
        this.deciders = List.copyOf(deciders);
        this.policies = policies;
        this.planner = planner;
        this.observers = observers;
    }

    /** Decides everything that the run has still to do. */
    public void decideAll(String runId, RunContext context) {
        for (int phase = 0; phase < deciders.size(); phase++) {
            Decider decider = deciders.get(phase);
            int index = phase;
            List<String> keys = store.inTransaction(tx -> keysToDo(tx, runId, decider, index));
            for (String key : keys) {
                Interruption.heed();
                decideOrSetAside(runId, decider, key, context);
            }
        }
    }

    private static List<String> keysToDo(StoreTransaction tx, String runId, Decider decider, int phase) {
        RunRow run = tx.runs().find(runId).orElseThrow();
        if (run.phase() == phase) {
            List<String> dirty = tx.dirtyKeys().list(decider.name());
            StoreHub hub = new StoreHub(tx);
            tx.runs().addKeys(runId, decider.name(), decider.keys(hub, dirty));
            String scope = "decide/" + decider.name();
            tx.exceptions()
                    .replace(
                            scope,
                            decider.findings(hub, dirty).stream()
                                    .map(finding -> ExceptionRows.of(scope, finding))
                                    .toList(),
                            run.sequence());
            tx.runs()
                    .put(new RunRow(run.id(), run.sequence(), run.cutOff(), phase + 1, run.openedAt(), run.closedAt()));
        }
        return tx.runs().keysToDo(runId, decider.name());
    }

    /** A key whose decision fails is set aside whole, with an exception, and done again in the next run; the others go on (F-ORD-08). */
    private void decideOrSetAside(String runId, Decider decider, String key, RunContext context) {
        String failures = "decide-failed/" + decider.name() + "/" + key;
        Instant start = time.instant();
        try {
            boolean decided = store.inTransaction(tx -> {
                if (!tx.runs().keyDone(runId, decider.name(), key)) {
                    return false;
                }
                decide(tx, runId, decider, key, context);
                tx.exceptions().replace(failures, List.of(), sequence(tx, runId));
                return true;
            });
            if (decided) {
                observers.tell(new DecisionMade(decider.name(), key, runId, Duration.between(start, time.instant())));
            }
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException | AssertionError e) {
            log.warn("The decision of {} for {} failed; it is done again in the next run", decider.name(), key, e);
            ExceptionRow row = ExceptionRows.of(failures, failed(decider, key, e));
            store.inTransaction(tx -> {
                if (tx.runs().keyDone(runId, decider.name(), key)) {
                    tx.exceptions().replace(failures, List.of(row), sequence(tx, runId));
                    tx.dirtyKeys().mark(decider.name(), List.of(key));
                }
                return row;
            });
        }
    }

    private static Finding failed(Decider decider, String key, Throwable failure) {
        return Finding.of(
                "DECISION_FAILED",
                decider.name() + "/" + key,
                ExceptionRows.INTEGRATION,
                "Nothing was decided: %s".formatted(failure.getMessage()),
                "correct what the message names; if it names a broken rule of the library, report it");
    }

    private static long sequence(StoreTransaction tx, String runId) {
        return tx.runs().find(runId).orElseThrow().sequence();
    }

    private void decide(StoreTransaction tx, String runId, Decider decider, String key, RunContext context) {
        Instant now = time.instant();
        Decision decided = decider.decide(key, new StoreHub(tx), context);
        Decision inParts = new InvoiceSplit(tx, planner.maxLines(RecordType.INVOICE)).of(decided);
        Judged judged = new PolicyGate(policies, tx, context.period().atEndOfMonth(), now).judged(decided, inParts);
        RunRow run = tx.runs().find(runId).orElseThrow();
        String scope = "decide/" + decider.name() + "/" + key;
        String fingerprint = new DecisionWriter(tx, planner, run.sequence(), new Planner.Request(scope, runId, now))
                .write(judged, scope, OpenWarnings.of(tx, policies, scope, decided, inParts));
        new DecisionTrail(tx, policies, now).note(decider.name(), runId, key, fingerprint);
        if (judged.decision().again()) {
            tx.dirtyKeys().mark(decider.name(), List.of(key));
        } else {
            tx.dirtyKeys().clear(decider.name(), key);
        }
    }
}
