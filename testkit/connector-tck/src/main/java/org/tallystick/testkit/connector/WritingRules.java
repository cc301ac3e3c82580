package org.tallystick.testkit.connector;

import static org.tallystick.testkit.connector.Seen.require;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.tallystick.model.Entity;
import org.tallystick.spi.FailureKind.Advice;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Problem;
import org.tallystick.spi.Write;
import org.tallystick.spi.WriteStrategy;

/** What becomes of one write, and of a batch. */
interface WritingRules<T extends Entity> extends Rules<T> {

    @Rule(faults = "F-DAT-05", remedy = "Say APPLIED only for what the system confirmed, with the id from its answer.")
    default void required_w1_aNewRecordIsApplied() {
        Outcome outcome = bench().send(bench().write(1, 1));

        require(outcome.kind() == Outcome.Kind.APPLIED, "the outcome is %s.", Bench.text(outcome));
        require(
                bench().remote().count() == 1,
                "after one write there are %d records.",
                bench().remote().count());
        require(bench().remote().content("tck-1").isPresent(), "nothing is there under the external key tck-1.");
    }

    @Rule(
            faults = "F-DAT-03",
            remedy =
                    "Let the update path send what an update takes: the key stands in the address there, not in the body.")
    default void optional_w2_aNewerStateReplacesTheOlderByKeyAndByRemoteId() {
        Bench.assume(
                bench().writes().strategy() == WriteStrategy.UPSERT_BY_EXTERNAL_KEY, "the strategy updates nothing");
        String remoteId = bench().apply(bench().write(1, 1));
        String first = content(1);

        String byKey = bench().apply(bench().write(1, 2));
        String second = content(1);
        bench().apply(bench().write(bench().remote().record(1, 3), "tck-1", "3", remoteId));
        String third = content(1);

        require(byKey.equals(remoteId), "the update went to %s, the record is %s.", byKey, remoteId);
        require(!first.equals(second), "an update by external key changed nothing.");
        require(!second.equals(third), "an update by remote id changed nothing.");
        require(
                bench().remote().count() == 1,
                "after two updates there are %d records.",
                bench().remote().count());
    }

    @Rule(
            faults = {"F-DUP-11", "F-DAT-05"},
            remedy =
                    "Give one outcome per write, in the order of the writes, whatever the order of the system's answers.")
    default void required_w3_outcomesStandInTheOrderOfTheWrites() {
        List<Write<T>> batch = batch(Math.min(5, bench().writes().batchSize()));
        List<Outcome> outcomes = bench().send(batch);
        bench().settle();

        for (int i = 0; i < batch.size(); i++) {
            require(Bench.succeeded(outcomes.get(i)), "write %d of good ones: %s.", i, Bench.text(outcomes.get(i)));
            String key = batch.get(i).externalKey();
            var found = bench().lookup().byExternalKey(List.of(key)).get(key);
            require(
                    found != null && found.remoteId().equals(outcomes.get(i).remoteId()),
                    "write %d has the outcome %s, and under its key is %s.",
                    i,
                    outcomes.get(i).remoteId(),
                    found);
        }
    }

    @Rule(
            faults = {"F-DUP-11", "F-LIM-06"},
            remedy = "Give each record its own outcome; what the system refused of one must not be said of the others.")
    default void optional_w4_aRefusedRecordLeavesTheOthersAlone() {
        Bench.assume(!bench().writes().atomicBatch(), "a batch is applied as a whole, by declaration");
        Bench.assume(bench().writes().batchSize() > 1, "a batch has one record");
        int size = Math.min(4, bench().writes().batchSize());
        for (int refused = 0; refused < 1 << size; refused++) {
            int now = refused;
            int before = bench().remote().count();
            List<Outcome> outcomes = bench().send(masked(size, refused));

            for (int i = 0; i < size; i++) {
                boolean bad = isIn(refused, i);
                require(
                        bad ? outcomes.get(i).kind() == Outcome.Kind.REJECTED : Bench.succeeded(outcomes.get(i)),
                        "the %s record %d of a batch in which %s are refused: %s.",
                        bad ? "refused" : "good",
                        i,
                        IntStream.range(0, size)
                                .filter(bit -> isIn(now, bit))
                                .boxed()
                                .toList(),
                        Bench.text(outcomes.get(i)));
            }
            int there = bench().remote().count() - before;
            int good = size - Integer.bitCount(refused);
            require(there == good, "of %d good records %d are there.", good, there);
        }
    }

    @Rule(
            faults = {"F-DAT-04", "F-DUP-11"},
            remedy =
                    "Declare atomicBatch only if the system writes all or nothing, and then say so of every record of the batch.")
    default void optional_w5_anAtomicBatchWritesAllOrNothing() {
        Bench.assume(bench().writes().atomicBatch(), "a batch is not atomic, by declaration");
        Bench.assume(bench().writes().batchSize() >= 3, "a batch has less than three records");
        List<Outcome> outcomes = bench().send(withOneRefused());

        require(
                bench().remote().count() == 0,
                "a refused batch left %d records.",
                bench().remote().count());
        for (Outcome outcome : outcomes) {
            require(!Bench.succeeded(outcome), "nothing is there, and one outcome is %s.", Bench.text(outcome));
        }
    }

    @Rule(remedy = "Declare the batch size that the system takes, or cut the batch up.")
    default void required_w6_aBatchOfTheDeclaredSizeIsWritten() {
        int size = bench().writes().batchSize();
        Bench.assume(size <= 1_000, "batches of %d are too large to fill here".formatted(size));
        List<Outcome> outcomes = bench().send(batch(size));

        List<Outcome> failed =
                outcomes.stream().filter(outcome -> !Bench.succeeded(outcome)).toList();
        require(failed.isEmpty(), "of a batch of %d %d failed.", size, failed.size());
        require(
                bench().remote().count() == size,
                "of a batch of %d %d are there.",
                size,
                bench().remote().count());
    }

    @Rule(
            faults = "F-ORD-08",
            remedy =
                    "Map the system's refusal to INVALID, REFUSED, NOT_FOUND or UNSUPPORTED, with its code and text; never throw for one record.")
    default void required_w7_aRefusedRecordIsRejectedWithTheReason() {
        bench().writes();
        Write<T> bad = bench().write(bench().remote().refused(1), "tck-bad", "1");
        Outcome outcome = bench().send(bad);

        Problem problem = outcome.problem();
        require(
                outcome.kind() == Outcome.Kind.REJECTED && problem != null,
                "what the system refuses came back as %s.",
                Bench.text(outcome));
        require(
                problem != null && problem.kind().advice() == Advice.SET_ASIDE,
                "the refusal has a kind that is not set aside: %s.",
                Bench.text(outcome));
        require(
                problem != null
                        && !problem.code().isBlank()
                        && !problem.message().isBlank(),
                "the refusal has code and message '%s'.",
                Bench.text(outcome));
        require(bench().remote().count() == 0, "the refused record is there.");
    }

    @Rule(remedy = "Compute references from the record alone, the same each time, and name no record twice.")
    default void required_w8_referencesAreNamedWithoutACall() {
        bench().writes();
        T record = bench().remote().record(1, 1);
        int requests = bench().remote().requests();

        var once = bench().sink().references(record);
        var again = bench().sink().references(record);

        require(once.equals(again), "one record names %s, and then %s.", once, again);
        require(once.stream().distinct().count() == once.size(), "a record is named twice: %s.", once);
        require(bench().remote().requests() == requests, "naming references called the system.");
    }

    @Rule(
            faults = "F-DAT-01",
            remedy =
                    "Compare keys exactly, in writing and in looking up; if the system folds case, make the key survive that, or refuse it.")
    default void required_w9_keysThatDifferByCaseAreTwoRecordsOrASecondIsRefused() {
        String first = bench().apply(bench().write(bench().remote().record(1, 1), "tck-abc", "1"));
        String before = bench().remote().content("tck-abc").orElse("nothing");

        Outcome second = bench().send(bench().write(bench().remote().record(2, 1), "tck-ABC", "1"));
        bench().settle();

        String after = bench().remote().content("tck-abc").orElse("nothing");
        require(before.equals(after), "writing tck-ABC turned '%s' under tck-abc into '%s'.", before, after);
        require(
                !Bench.succeeded(second) || !first.equals(second.remoteId()),
                "tck-ABC was written as %s, which is tck-abc.",
                second.remoteId());
        var found = bench().lookup().byExternalKey(List.of("tck-abc", "tck-ABC", "TCK-abc"));
        require(
                found.size() == bench().remote().count() && found.containsKey("tck-abc"),
                "of tck-abc, tck-ABC and TCK-abc were found %s, and %d records are there.",
                found.keySet(),
                bench().remote().count());
    }

    private List<Write<T>> batch(int size) {
        return IntStream.range(0, size).mapToObj(i -> bench().write(i, 1)).toList();
    }

    /** New records, of which those are refused whose bits are set. */
    private List<Write<T>> masked(int size, int refused) {
        return IntStream.range(0, size)
                .mapToObj(i -> bench().write(
                                isIn(refused, i)
                                        ? bench().remote().refused(i)
                                        : bench().remote().record(i, 1),
                                "tck-%d-%d".formatted(refused, i),
                                "1"))
                .toList();
    }

    private static boolean isIn(int mask, int bit) {
        return ((mask >> bit) & 1) == 1;
    }

    private List<Write<T>> withOneRefused() {
        List<Write<T>> batch = new ArrayList<>(batch(3));
        batch.set(1, bench().write(bench().remote().refused(1), "tck-1", "1"));
        return batch;
    }

    private String content(int number) {
        return bench().remote()
                .content("tck-" + number)
                .orElseThrow(() -> new AssertionError("nothing is there under tck-" + number + "."));
    }
}
