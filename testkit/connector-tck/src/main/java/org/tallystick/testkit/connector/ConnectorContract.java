package org.tallystick.testkit.connector;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opentest4j.TestAbortedException;
import org.tallystick.model.Entity;

/**
 * What every connector must do (TCK-1). Each rule has an id that stays, and is a test whose name begins with it. How to use it:
 *
 * <ol>
 *   <li>Write a test class that extends this one, for each type of record that the connector reads or writes, and give its system in
 *       {@link #openRemote}.
 *   <li>The rules read the connector's descriptor. {@code required} rules run always; {@code optional} ones if the descriptor claims what they
 *       are about, so that who claims too much fails; {@code untested} ones cannot be shown from outside. What did not run shows as skipped,
 *       with the reason.
 *   <li>A broken rule says which it is, what was seen, what to change, and how to run it again with the same seed.
 *   <li>A report of rules and faults is written to {@code target/connector-tck}, as Markdown and as JSON.
 * </ol>
 *
 * @param <T> the entity
 */
@ExtendWith(RuleReport.class)
public abstract class ConnectorContract<T extends Entity>
        implements PagingRules<T>,
                IncrementRules<T>,
                DocumentRules<T>,
                WritingRules<T>,
                RepeatRules<T>,
                ContentRules<T>,
                LookupRules<T>,
                ErrorRules<T>,
                LifecycleRules<T>,
                SecrecyRules<T> {

    private Bench<T> bench;

    protected ConnectorContract() {}

    /** The system, empty: nothing is in it from the rule before. */
    protected abstract Remote<T> openRemote() throws Exception;

    @BeforeEach
    void open(TestInfo test) throws Exception {
        bench = new Bench<>(openRemote());
        RuleName.of(test.getTestMethod().orElseThrow())
                .map(rule -> bench.remote().untested().get(rule.id()))
                .ifPresent(reason -> {
                    throw new TestAbortedException("untested: " + reason);
                });
    }

    @AfterEach
    void close() {
        if (bench != null) {
            bench.close();
        }
    }

    @Override
    public final Bench<T> bench() {
        return bench;
    }
}
