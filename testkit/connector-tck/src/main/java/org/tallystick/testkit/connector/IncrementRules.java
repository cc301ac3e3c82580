package org.tallystick.testkit.connector;

import static org.tallystick.testkit.connector.Seen.require;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.spi.Change;
import org.tallystick.spi.ReadCapabilities.DeleteMode;
import org.tallystick.testkit.connector.Bench.Reading;

/** How a reading goes on from the one before. */
interface IncrementRules<T extends Entity> extends Rules<T> {

    @Rule(
            faults = {"F-CUR-05", "F-CUR-11"},
            remedy =
                    "Let the cursor be the change mark and the id of the last document that was returned, and no later.")
    default void optional_r10_aCursorDoesNotPassWhatWasRead() {
        incremental();
        bench().remote().seed(0, 1, bench().step(0));
        String cursor = bench().read(null, 10).cursor();

        String next = bench().remote().seed(1, 1, bench().step(1));

        require(
                bench().read(cursor, 10).ids().contains(next),
                "a document one step (%s) after the last was not read.",
                bench().reads().cursorPrecision());
    }

    @Rule(
            faults = {"F-CUR-02", "F-CUR-04"},
            remedy =
                    "Render the cursor with the declared precision and in the system's zone, rounded down, and compare with at-or-after.")
    default void optional_r11_anotherDocumentInTheSameStepIsReadFromAnOlderCursor() {
        incremental();
        bench().remote().seed(0, 1, bench().step(0));
        String older = bench().read(null, 10).cursor();
        Instant step = bench().step(0).plus(bench().reads().overlap()).plus(stepLength());
        String first = bench().remote().seed(1, 1, step);
        bench().read(older, 10);

        String second = bench().remote().seed(2, 1, step);

        List<String> again = bench().read(older, 10).ids();
        require(again.containsAll(List.of(first, second)), "of %s and %s only %s came.", first, second, again);
    }

    @Rule(
            faults = "F-CUR-03",
            remedy =
                    "Declare a settle lag that is long enough, and let a cursor be read again: nothing may be kept about what was read.")
    default void optional_r12_whatAppearsWithinTheSettleLagIsReadFromAnOlderCursor() {
        incremental();
        bench().remote().seed(0, 1, bench().step(0));
        String older = bench().read(null, 10).cursor();
        Instant mark = bench().step(0).plus(bench().reads().overlap()).plus(stepLength());
        bench().remote().seed(1, 1, mark);
        bench().read(older, 10);

        String late = bench().remote().seed(2, 1, mark.minus(bench().reads().settleLag()));

        require(
                bench().read(older, 10).ids().contains(late),
                "a document that appeared %s late was not read from a cursor older than that.",
                bench().reads().settleLag());
    }

    @Rule(
            faults = {"F-CUR-01", "F-CUR-12"},
            remedy =
                    "Whatever a full reading shows, some increment must have shown: look at what the two differ in. An offset or a count in the cursor passes over what moved when a document before it changed.")
    default void optional_r13_theSumOfIncrementsIsTheFullReading() {
        incremental();
        RandomGenerator random = Seed.random();
        Map<Integer, Integer> revisions = new HashMap<>();
        Map<String, String> sum = new HashMap<>();
        String cursor = null;

        for (int round = 0; round < 12; round++) {
            for (int i = 0; i < 1 + random.nextInt(4); i++) {
                int number = random.nextInt(15);
                int revision = revisions.merge(number, 1, Integer::sum);
                bench().remote().seed(number, revision, bench().step(round));
            }
            cursor = add(bench().read(cursor, 1 + random.nextInt(5)), sum, cursor);
        }

        Map<String, String> full = new HashMap<>();
        add(bench().read(null, 7), full, null);
        Set<String> ids = new TreeSet<>(full.keySet());
        ids.addAll(sum.keySet());
        for (String id : ids) {
            String summed = sum.getOrDefault(id, "nothing");
            String read = full.getOrDefault(id, "nothing");
            require(
                    summed.equals(read),
                    "the increments end with %s as %s, a full reading gives %s.",
                    id,
                    summed,
                    read);
        }
    }

    @Rule(
            remedy =
                    "Say that there is no more once a page is the last; a reading without news ends at once and stays where it is.")
    default void optional_r14_withoutNewsAReadingEndsAndTheNextSeesWhatComes() {
        incremental();
        bench().seed(3);
        String cursor = bench().read(null, 10).cursor();

        String quiet = bench().read(cursor, 10).cursor();
        String next = bench().remote().seed(9, 1, bench().step(9));

        require(quiet != null, "a reading without news gave no cursor.");
        require(bench().read(quiet, 10).ids().contains(next), "after a reading without news %s was not read.", next);
    }

    @Rule(
            faults = "F-CUR-12",
            remedy =
                    "Return deletes, or declare another delete mode; what the system still shows as deleted, in a status say, is a Change.Delete.")
    default void optional_r15_aDeleteShowsAsTheDescriptorSays() {
        bench().seed(4);
        DeleteMode mode = bench().reads().deletes();
        Reading<T> before = bench().read(null, 10);
        String gone = before.ids().get(1);
        bench().remote().advance(bench().reads().overlap());

        bench().remote().delete(1);
        bench().remote().advance(bench().reads().overlap());

        if (mode == DeleteMode.ABSENCE) {
            require(!bench().read(null, 10).ids().contains(gone), "a complete listing still has deleted %s.", gone);
        } else if (mode == DeleteMode.NONE) {
            require(
                    bench().read(null, 10).changes().stream()
                            .noneMatch(
                                    change -> change.documentId().equals(gone) && change instanceof Change.Upsert<T>),
                    "deletes do not show, by declaration, and deleted %s is read as if it were there.",
                    gone);
        } else {
            Change<T> change = bench().read(before.cursor(), 10).of(gone);
            require(change instanceof Change.Delete<T>, "deleted %s was read as it was.", gone);
            require(
                    change.version() >= before.of(gone).version(),
                    "the delete of %s has version %d, older than %d before it.",
                    gone,
                    change.version(),
                    before.of(gone).version());
        }
    }

    private void incremental() {
        Bench.assume(bench().reads().increment(), "every read is a complete listing, by declaration");
    }

    private Duration stepLength() {
        Duration step = bench().reads().cursorPrecision();
        return step.isZero() ? Duration.ofMillis(1) : step;
    }

    /** Adds what was read to the sum, newest first by version; gives the next cursor. */
    private static <T extends Entity> @Nullable String add(
            Reading<T> reading, Map<String, String> sum, @Nullable String before) {
        reading.changes().forEach(change -> sum.put(change.documentId(), state(change)));
        String next = reading.cursor();
        return next == null ? before : next;
    }

    private static <T extends Entity> String state(Change<T> change) {
        return change instanceof Change.Upsert<T> upsert
                ? "%d %s".formatted(change.version(), upsert.raw().content())
                : "%d, no document".formatted(change.version());
    }
}
