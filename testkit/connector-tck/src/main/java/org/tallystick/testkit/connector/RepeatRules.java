package org.tallystick.testkit.connector;

import static org.tallystick.testkit.connector.Seen.require;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.tallystick.model.Entity;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind.Advice;
import org.tallystick.spi.Found;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Write;
import org.tallystick.spi.WriteStrategy;

/** What a write does that was done already, or perhaps was. The money is here: a repeated write must not make a second document. */
interface RepeatRules<T extends Entity> extends Rules<T> {

    @Rule(
            faults = {"F-DUP-04", "F-DUP-05"},
            remedy = "Send the key that the declared strategy relies on, or declare a weaker strategy.")
    default void optional_w20_theSameWriteAgainMakesNoSecondRecord() {
        Bench.assume(bench().repeatable(), "nothing protects a repeated write, by declaration");
        String remoteId = bench().apply(bench().write(1, 1));

        Outcome again = bench().send(bench().write(1, 1));

        require(
                bench().remote().count() == 1,
                "the same write twice made %d records.",
                bench().remote().count());
        require(
                Bench.succeeded(again)
                        || (again.problem() != null && again.problem().kind().advice() == Advice.LOOK_UP),
                "what is there already came back as %s.",
                Bench.text(again));
        require(
                !Bench.succeeded(again) || remoteId.equals(again.remoteId()),
                "the first write gave %s, the same again %s.",
                remoteId,
                again.remoteId());
    }

    @Rule(
            faults = {"F-DUP-01", "F-DUP-09"},
            remedy =
                    "Once bytes are sent, anything but a whole answer is Outcome.unknown: not RETRY, not REJECTED, not an exception.")
    default void required_w21_aLostReplyIsUnknownAndTheRecordIsFound() {
        for (RemoteFault fault : List.of(RemoteFault.REPLY_LOST, RemoteFault.CUT_REPLY, RemoteFault.GARBAGE_REPLY)) {
            if (!bench().remote().faults().contains(fault)) {
                continue;
            }
            int before = bench().remote().count();
            Write<T> write = bench().write(before, 1);
            bench().arm(fault, 1);
            Outcome outcome = sendOrFail(fault, write);
            bench().settle();

            require(outcome.kind() == Outcome.Kind.UNKNOWN, "%s came back as %s.", fault, Bench.text(outcome));
            require(bench().remote().count() == before + 1, "the remote side did not do the work of %s.", fault);
            found(write);
        }
        Bench.assume(
                bench().remote().faults().contains(RemoteFault.REPLY_LOST),
                "the remote side cannot be armed with REPLY_LOST");
    }

    @Rule(
            faults = {"F-DUP-01", "F-DUP-04"},
            remedy =
                    "Make the repeated write carry the key of the first: the declared strategy says that the system knows it again.")
    default void optional_w22_afterALostReplyTheSameWriteMakesNoSecondRecord() {
        Bench.assume(bench().repeatable(), "nothing protects a repeated write, by declaration");
        bench().arm(RemoteFault.REPLY_LOST, 1);
        sendOrFail(RemoteFault.REPLY_LOST, bench().write(1, 1));

        bench().send(bench().write(1, 1));

        require(
                bench().remote().count() == 1,
                "a write whose reply was lost, sent again, made %d records.",
                bench().remote().count());
    }

    @Rule(
            faults = "F-ORD-08",
            remedy = "Say RETRY, or throw, for what did not get through; then the same write must succeed.")
    default void required_w23_whatDidNotGetThroughCanBeSentAgain() {
        bench().writes();
        bench().arm(RemoteFault.UNAVAILABLE, 1);
        Optional<Outcome> down = attempt(bench().write(1, 1));

        require(
                down.isEmpty() || (!Bench.succeeded(down.get()) && down.get().kind() != Outcome.Kind.REJECTED),
                "a system that is down came back as %s.",
                down.map(Bench::text).orElse(""));
        require(bench().remote().count() == 0, "a system that is down has the record.");
        bench().apply(bench().write(1, 1));
        require(
                bench().remote().count() == 1,
                "after the system came back there are %d records.",
                bench().remote().count());
    }

    @Rule(
            faults = {"F-DUP-07", "F-DUP-15"},
            remedy =
                    "Compare what is there with what was sent before saying success; other content is DUPLICATE, or is replaced.")
    default void required_w24_successMeansThatTheTargetHasWhatWasSent() {
        bench().apply(bench().write(1, 1));
        Write<T> other = bench().write(bench().remote().record(1, 2), "tck-1", "1/1");

        Optional<Outcome> outcome = attempt(other);
        bench().settle();

        require(
                outcome.isEmpty()
                        || !Bench.succeeded(outcome.get())
                        || bench().lookup().digest(other).equals(found(other).digest()),
                "other content under the same key came back as %s, and the target has '%s'.",
                outcome.map(Bench::text).orElse(""),
                bench().remote().content("tck-1").orElse("nothing"));
    }

    @Rule(
            faults = "F-DUP-15",
            remedy = "Leave what is there alone: a document of that key with other content is for a person to settle.")
    default void optional_w25_aDocumentIsNotOverwritten() {
        WriteStrategy strategy = bench().writes().strategy();
        Bench.assume(
                strategy == WriteStrategy.UNIQUE_BUSINESS_KEY || strategy == WriteStrategy.NATIVE_KEY,
                "the strategy replaces what is there, or does not know it");
        bench().apply(bench().write(1, 1));
        String before = bench().remote().content("tck-1").orElse("nothing");

        attempt(bench().write(bench().remote().record(1, 2), "tck-1", "1/1"));

        String after = bench().remote().content("tck-1").orElse("nothing");
        require(before.equals(after), "'%s' was overwritten with '%s'.", before, after);
        require(
                bench().remote().count() == 1,
                "there are %d documents of one key.",
                bench().remote().count());
    }

    @Rule(faults = "F-DUP-06", remedy = "Declare the time for which the system really remembers a key, less a margin.")
    default void optional_w26_aKeyIsRememberedAsLongAsDeclared() {
        Duration life = bench().writes().keyTimeToLive();
        Bench.assume(
                bench().writes().strategy() == WriteStrategy.NATIVE_KEY && !life.isZero(),
                "no key is relied on, by declaration");
        bench().apply(bench().write(1, 1));

        bench().remote().advance(life.minusSeconds(1).minus(bench().writes().lookupLag()));
        attempt(bench().write(1, 1));

        require(
                bench().remote().count() == 1,
                "a key declared to live %s was forgotten a second before, and there are %d records.",
                life,
                bench().remote().count());
    }

    @Disabled("untested: a request that takes effect late cannot be told from one that never does")
    @Rule(faults = "F-DUP-01", remedy = "Declare the longest time after which the system still works on a request.")
    default void untested_w27_noRequestTakesEffectAfterItsDeclaredLife() {}

    @Rule(
            faults = {"F-DUP-01", "F-DUP-11"},
            remedy =
                    "Give each record of a batch the outcome of the call that carried it. Throw, or say RETRY or REJECTED of a record, only if it was not applied: it is sent again.")
    default void required_w28_whatBreaksWithinABatchIsSaidOfEachRecordAsItIs() {
        int size = Math.min(3, bench().writes().batchSize());
        Bench.assume(size > 1, "a batch has one record");
        List<RemoteFault> faults = Stream.of(
                        RemoteFault.UNAVAILABLE, RemoteFault.THROTTLED_SECONDS, RemoteFault.REPLY_LOST)
                .filter(bench().remote().faults()::contains)
                .toList();
        Bench.assume(!faults.isEmpty(), "the remote side cannot be armed with UNAVAILABLE");
        for (RemoteFault fault : faults) {
            for (int calls = 1; calls <= 2 * size; calls++) {
                breaksAfter(calls, fault, size);
            }
        }
    }

    private void breaksAfter(int calls, RemoteFault fault, int size) {
        List<Write<T>> batch = IntStream.range(0, size)
                .mapToObj(i ->
                        bench().write(bench().remote().record(i, 1), "tck-%s-%d-%d".formatted(fault, calls, i), "1"))
                .toList();
        bench().remote().armAfter(calls, fault);
        Optional<List<Outcome>> outcomes = attempt(batch);
        bench().remote().arm(fault, 0);
        bench().settle();

        Map<String, Found> there = bench().lookup()
                .byExternalKey(batch.stream().map(Write::externalKey).toList());
        for (int i = 0; i < size; i++) {
            Found found = there.get(batch.get(i).externalKey());
            boolean isThere =
                    found != null && found.digest().equals(bench().lookup().digest(batch.get(i)));
            Outcome outcome = outcomes.isPresent() ? outcomes.orElseThrow().get(i) : null;
            boolean isTrue = outcome == null
                    ? !isThere
                    : outcome.kind() == Outcome.Kind.UNKNOWN || Bench.succeeded(outcome) == isThere;
            require(
                    isTrue,
                    "%s came after %d calls of a batch of %d: record %d %s there, and %s.",
                    fault,
                    calls,
                    size,
                    i,
                    isThere ? "is" : "is not",
                    outcome == null
                            ? "the batch was thrown, which says that nothing was sent"
                            : "its outcome is " + Bench.text(outcome));
        }
    }

    private Found found(Write<T> write) {
        Found found =
                bench().lookup().byExternalKey(List.of(write.externalKey())).get(write.externalKey());
        if (found == null) {
            throw new AssertionError("the look-up does not find %s.".formatted(write.externalKey()));
        }
        return found;
    }

    private Outcome sendOrFail(RemoteFault fault, Write<T> write) {
        try {
            return bench().send(write);
        } catch (ConnectorException thrown) {
            throw new AssertionError(
                    "%s was thrown as %s, which says that nothing was sent."
                            .formatted(fault, thrown.problem().kind()),
                    thrown);
        }
    }

    /** None: it was thrown, so nothing was sent. */
    private Optional<Outcome> attempt(Write<T> write) {
        return attempt(List.of(write)).map(outcomes -> outcomes.get(0));
    }

    private Optional<List<Outcome>> attempt(List<Write<T>> batch) {
        try {
            return Optional.of(bench().send(batch));
        } catch (ConnectorException nothingSent) {
            return Optional.empty();
        }
    }
}
