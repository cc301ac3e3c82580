package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tallystick.store.jdbc.engine.ErpView.Look;

/**
 * I11, I12: whatever the ERP shows of what was billed, in whatever order, with whatever is lost, repeated, deleted or put otherwise there, while work and
 * contract change: the same is billed and credited, month by month, as where nothing is ever read back.
 */
class ReadBackPropertiesTest {

    private record Step(String name, Consumer<BilledFirm> what) {

        @Override
        public String toString() {
            return name;
        }
    }

    @Property(tries = 60)
    void whatIsReadBackChangesNothingOfWhatIsBilled(@ForAll("months") List<List<Step>> months) {
        try (BilledFirm reading = new BilledFirm(true);
                BilledFirm deaf = new BilledFirm(false)) {
            for (List<Step> month : months) {
                month.forEach(step -> step.what().accept(reading));
                month.forEach(step -> step.what().accept(deaf));
                reading.bills();
                deaf.bills();

                assertThat(reading.billed()).isEqualTo(deaf.billed());
            }
            reading.settles();
            deaf.settles();
            assertThat(reading.billed()).isEqualTo(deaf.billed());
            assertThat(reading.codes()).isSubsetOf(expected(months));
            assertThat(reading.keptInvoices()).containsExactlyInAnyOrderElementsOf(deaf.keptInvoices());
            assertThat(reading.keptCredits()).containsExactlyInAnyOrderElementsOf(deaf.keptCredits());
        }
    }

    private static Set<String> expected(List<List<Step>> months) {
        boolean hasDeletes = months.stream()
                .flatMap(List::stream)
                .anyMatch(step -> step.name().startsWith("deletes"));
        return hasDeletes ? Set.of("DOCUMENT_CHANGED", "DOCUMENT_DELETED") : Set.of("DOCUMENT_CHANGED");
    }

    @Provide
    Arbitrary<List<List<Step>>> months() {
        return steps().list().ofMinSize(1).ofMaxSize(6).list().ofMinSize(2).ofMaxSize(6);
    }

    private static Arbitrary<Step> steps() {
        Arbitrary<Integer> item = Arbitraries.integers().between(0, 4);
        Arbitrary<Integer> number = Arbitraries.integers().between(0, 9);
        Arbitrary<Step> shows = Combinators.combine(number, Arbitraries.of(Look.class), Arbitraries.of(true, false))
                .as((document, look, hasItems) -> new Step(
                        "shows %d %s%s".formatted(document, look, hasItems ? " with items" : ""),
                        firm -> firm.shows(document, look, hasItems)));
        return Arbitraries.oneOf(
                shows,
                shows,
                Combinators.combine(item, Arbitraries.integers().between(1, 8))
                        .as((which, hours) ->
                                new Step("works %d for %d".formatted(which, hours), firm -> firm.works(which, hours))),
                item.map(which -> new Step("withdraws " + which, firm -> firm.withdraws(which))),
                number.map(months -> new Step("ends " + months, firm -> firm.ends(months))),
                number.map(change -> new Step("repeats " + change, firm -> firm.repeats(change))),
                number.map(document -> new Step("deletes " + document, firm -> firm.deletes(document))),
                number.map(other -> new Step("by hand " + other, firm -> firm.invoicesByHand(other))),
                Arbitraries.of(
                        new Step("loses a reply", firm -> firm.loses(Fate.replyLost(), false)),
                        new Step("loses a request", firm -> firm.loses(Fate.requestLost(), false)),
                        new Step("is refused", firm -> firm.loses(Fate.refused(), false)),
                        new Step("loses a reply and the line", firm -> firm.loses(Fate.replyLost(), true))));
    }
}
