package org.tallystick.store.jdbc.engine;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.tallystick.store.jdbc.ReusedHub;
import org.tallystick.store.jdbc.engine.CountedFirm.Deed;

/**
 * I45: whatever becomes of documents, after each run what the hub counts is what the target has and what is open, per currency: what waits, and the breaks, each for its own
 * difference.
 */
class ConservationTest {

    /** What happens, and to which document. */
    record Step(Deed deed, int document) {}

    @Property(tries = 100)
    void i45_whatTheHubCountsIsWhatTheTargetHasAndWhatIsOpen(
            @ForAll("steps") List<Step> steps, @ForAll boolean isOnRequest, @ForAll boolean isUpsert) {
        CountedFirm firm = new CountedFirm(ReusedHub.empty(), isOnRequest, isUpsert);

        steps.forEach(step -> firm.does(step.deed(), step.document()));
        firm.does(Deed.RUN, 0);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Deed> deeds = Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(Deed.RUN)),
                Tuple.of(3, Arbitraries.of(Deed.DECIDED, Deed.REFUSED, Deed.DISCARDED, Deed.RELEASED)),
                Tuple.of(3, Arbitraries.of(Deed.class)));
        return Combinators.combine(deeds, Arbitraries.integers().between(0, CountedFirm.DOCUMENTS - 1))
                .as(Step::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(40);
    }
}
