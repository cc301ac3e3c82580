package org.tallystick.testkit.connector;

import static org.tallystick.testkit.connector.Seen.require;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.tallystick.model.Entity;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.Page;
import org.tallystick.testkit.connector.Bench.Reading;

/** How a full reading pages. */
interface PagingRules<T extends Entity> extends Rules<T> {

    @Rule(
            faults = {"F-CUR-06", "F-CUR-11"},
            remedy =
                    "Go on after the last document of the page, and say more until a page is the last, also where a page is just full.")
    default void required_r1_everyDocumentComesOnceWhateverThePageSize() {
        List<String> seeded = bench().seed(12);

        for (int limit : List.of(1, 2, 3, 4, 5, 6, 7, 11, 12, 13)) {
            complete(seeded, bench().read(null, limit), "pages of " + limit);
        }
    }

    @Rule(
            faults = "F-CUR-01",
            remedy =
                    "Order by the change mark and the id, and go on after both: a change mark alone does not say where a page ended.")
    default void required_r2_equalChangeMarksAtAPageEdgeLoseNothing() {
        bench().reads();
        List<String> seeded = IntStream.range(0, 9)
                .mapToObj(i -> bench().remote().seed(i, 1, bench().step(i < 2 ? 0 : 1)))
                .toList();

        for (int limit : List.of(1, 2, 3, 4, 8)) {
            complete(seeded, bench().read(null, limit), "pages of %d, most with one change mark".formatted(limit));
        }
    }

    @Rule(
            faults = "F-CUR-07",
            remedy =
                    "Split documents of one change mark by their ids once they fill a page; never ask again from where the page began.")
    default void required_r3_moreEqualChangeMarksThanAPageHoldsEnd() {
        int cap = bench().reads().maxPageSize();
        Bench.assume(cap <= 2_500, "pages of %d documents are too large to fill here".formatted(cap));
        List<String> seeded = IntStream.rangeClosed(0, cap)
                .mapToObj(i -> bench().remote().seed(i, 1, bench().step(0)))
                .toList();

        complete(seeded, bench().read(null, cap), "%d documents of one change mark".formatted(seeded.size()));
    }

    @Rule(remedy = "Ask the system for the smaller of the limit and its own largest page.")
    default void required_r4_aPageHoldsNoMoreThanIsAskedForAndDeclared() {
        bench().seed(8);

        for (Page<T> page : bench().read(null, 3).pages()) {
            require(
                    page.changes().size() <= 3,
                    "a page of %d, asked for 3.",
                    page.changes().size());
        }
        for (Page<T> page : bench().read(null, Integer.MAX_VALUE).pages()) {
            require(
                    page.changes().size() <= bench().reads().maxPageSize(),
                    "a page of %d, declared are at most %d.",
                    page.changes().size(),
                    bench().reads().maxPageSize());
        }
    }

    @Rule(
            faults = "F-CUR-10",
            remedy = "Keep no position in the source: where a reading goes on is in the cursor alone.")
    default void required_r5_aPageCanBeReadAgain() {
        bench().seed(6);
        Page<T> first = bench().source().read(null, 2);
        String cursor = first.cursor();
        Bench.assume(first.more() && cursor != null, "the source gives all in one page");

        List<String> once = ids(bench().source().read(cursor, 2));
        List<String> again = ids(bench().source().read(cursor, 2));
        bench().source().read(null, 2);
        List<String> later = ids(bench().source().read(cursor, 2));

        require(once.equals(again), "one cursor gave %s, and then %s.", once, again);
        require(once.equals(later), "after another reading one cursor gave %s, before it %s.", later, once);
    }

    @Rule(
            faults = "F-CUR-15",
            remedy =
                    "Prove that a reply is whole (length, terminator, count) before any of it counts, else throw: a cut page is no short page.")
    default void required_r6_aCutPageIsAFailureAndMovesNothing() {
        List<String> seeded = bench().seed(6);

        for (RemoteFault fault : List.of(RemoteFault.CUT_REPLY, RemoteFault.GARBAGE_REPLY)) {
            bench().arm(fault, 1);
            try {
                Page<T> page = bench().source().read(null, 6);
                throw new AssertionError("%s was read as a page of %d."
                        .formatted(fault, page.changes().size()));
            } catch (ConnectorException broken) {
                complete(seeded, bench().read(null, 6), "the reading after " + fault);
            }
        }
    }

    @Rule(
            faults = "F-CUR-13",
            remedy = "Give the total that the system tells, of the whole listing and not of the page; or give none.")
    default void required_r7_aTotalIsThatOfTheWholeListing() {
        bench().seed(7);
        Reading<T> reading = bench().read(null, 3);

        List<Integer> totals = reading.pages().stream()
                .map(Page::total)
                .filter(Objects::nonNull)
                .toList();

        Bench.assume(!totals.isEmpty(), "the system does not tell totals");
        require(totals.stream().allMatch(total -> total == 7), "of 7 documents the totals are %s.", totals);
    }

    @Rule(
            faults = "F-CUR-06",
            remedy =
                    "Page by key, not by offset: what is added or changed between two pages shifts every offset behind it.")
    default void required_r8_changesBetweenPagesSkipNothing() {
        List<String> seeded = bench().seed(6);
        Page<T> first = bench().source().read(null, 2);
        String cursor = first.cursor();
        Bench.assume(first.more() && cursor != null, "the source gives all in one page");

        bench().remote().seed(0, 2, bench().step(20));
        bench().remote().seed(6, 1, bench().step(21));
        Set<String> seen = new HashSet<>(ids(first));
        seen.addAll(bench().read(cursor, 2).ids());

        require(seen.containsAll(seeded), "a change between pages lost %s.", without(seeded, seen));
    }

    private static <T extends Entity> List<String> ids(Page<T> page) {
        return page.changes().stream().map(change -> change.documentId()).toList();
    }

    private static List<String> without(List<String> all, Set<String> some) {
        return all.stream().filter(id -> !some.contains(id)).toList();
    }

    private static <T extends Entity> void complete(List<String> seeded, Reading<T> reading, String how) {
        Set<String> seen = new HashSet<>(reading.ids());
        require(seen.containsAll(seeded), "%s lost %s.", how, without(seeded, seen));
        require(
                reading.ids().size() == seeded.size(),
                "%s gave %d changes of %d documents.",
                how,
                reading.ids().size(),
                seeded.size());
    }
}
