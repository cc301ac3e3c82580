package org.tallystick.testkit.connector;

import static org.tallystick.testkit.connector.Seen.require;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.Money;
import org.tallystick.spi.EndingSink;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Found;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.Write;

/** What a written record holds: digest, lengths, amounts. */
interface ContentRules<T extends Entity> extends Rules<T> {

    @Rule(
            faults = {"F-ORD-03", "F-ORD-01"},
            remedy =
                    "Compute both digests with one function, from the target's normal form: as it rounds, trims and folds.")
    default void required_w40_theDigestOfAWriteIsThatOfWhatIsFound() {
        for (int number = 1; number <= 3; number++) {
            Write<T> write = bench().write(number, 1);
            bench().apply(write);
            Found found =
                    bench().lookup().byExternalKey(List.of(write.externalKey())).get(write.externalKey());
            require(found != null, "the look-up does not find %s.", write.externalKey());
            if (found != null) {
                String sent = bench().lookup().digest(write);
                require(sent.equals(found.digest()), "sent was '%s', found '%s'.", sent, found.digest());
            }
        }
    }

    @Rule(
            faults = "F-DUP-15",
            remedy =
                    "Put all that the connector writes into the digest, the ids of what it names too, and nothing else: no key of the attempt, no time, no remote id.")
    default void required_w41_theDigestIsOfTheContentAlone() {
        bench().writes();
        Write<T> write = bench().write(1, 1);
        Write<T> again = bench().write(write.record(), write.externalKey(), "another attempt");
        Write<T> other = bench().write(1, 2);
        String digest = bench().lookup().digest(write);

        bench().remote().advance(Duration.ofHours(1));

        require(digest.equals(bench().lookup().digest(write)), "the digest of one write changes with time.");
        require(digest.equals(bench().lookup().digest(again)), "the digest of one content differs by attempt.");
        require(!digest.equals(bench().lookup().digest(other)), "two contents have one digest: '%s'.", digest);
        Write<T> forOthers = namingOthers(write);
        require(
                forOthers.equals(write) || !digest.equals(bench().lookup().digest(forOthers)),
                "the same amounts have the same digest, whichever records of %s are named.",
                forOthers.references().keySet().stream().map(Ref::type).toList());
    }

    /**
     * The same write of amounts where the target has other records in the place of those that are named, legal entities aside: in some systems they are where a
     * record lies, and not what it says.
     */
    private static <T extends Entity> Write<T> namingOthers(Write<T> write) {
        if (Amounts.in(write.record()).isEmpty()) {
            return write;
        }
        Map<Ref<?>, String> others = new HashMap<>(write.references());
        others.replaceAll((named, id) -> named.type().equals(RecordType.LEGAL_ENTITY) ? id : id + "9");
        return new Write<>(write.record(), write.externalKey(), write.idempotencyKey(), write.remoteId(), others);
    }

    @Rule(
            faults = "F-DAT-02",
            remedy = "Check the length before sending, and reject with the field and the limit; never cut.")
    default void required_w42_aTextAtItsLimitIsKeptWholeAndALongerOneRefused() {
        bench().writes();
        OptionalInt limit = bench().remote().textLimit();
        Bench.assume(limit.isPresent(), "Remote.textLimit is not offered");
        String longest = "ä".repeat(limit.orElseThrow());

        bench().apply(bench().write(bench().remote().withText(1, longest), "tck-1", "1"));
        Optional<String> kept = bench().remote().textOf("tck-1");
        require(
                kept.equals(Optional.of(longest)),
                "of %d characters %d are there.",
                longest.length(),
                kept.map(String::length).orElse(0));

        Outcome tooLong = bench().send(bench().write(bench().remote().withText(2, longest + "b"), "tck-2", "1"));
        Problem problem = tooLong.problem();
        require(
                problem != null && problem.kind() == FailureKind.INVALID,
                "a text one longer than the limit came back as %s.",
                Bench.text(tooLong));
        require(problem != null && problem.field() != null, "the refusal names no field: %s.", Bench.text(tooLong));
        require(bench().remote().content("tck-2").isEmpty(), "a text that is too long is there.");
    }

    @Rule(
            faults = {"F-FIN-01", "F-FIN-03", "F-FIN-04"},
            remedy =
                    "Write the decimal digits as they are, and the currency with them: no float, no fixed two decimals, no division by 100.")
    default void required_w43_amountsKeepEveryDigitAndTheirCurrency() {
        bench().writes();
        for (Money amount : Amounts.OF_EACH_KIND) {
            String key = "tck-" + amount.currency().code();
            bench().apply(bench().write(bench().remote().withAmount(1, amount), key, "1"));
            Optional<Money> kept = bench().remote().amountOf(key);
            require(
                    kept.equals(Optional.of(amount)),
                    "%s was written, and %s is there.",
                    amount,
                    kept.map(Money::toString).orElse("nothing"));
        }
    }

    @Rule(
            faults = "F-CUR-12",
            remedy =
                    "Let EndingSink.end() end what has the external key, pass over what is not there or ended, and let a later write bring it back.")
    default void optional_w45_whatIsEndedIsNotFoundUntilItIsWrittenAgain() {
        RecordSink<T> sink = bench().sink();
        Bench.assume(sink instanceof EndingSink, "the sink ends nothing");
        EndingSink<T> ending = (EndingSink<T>) sink;
        Write<T> ended = bench().write(1, 1);
        Write<T> other = bench().write(2, 1);
        bench().apply(ended);
        bench().apply(other);

        ending.end(List.of(ended.externalKey(), "tck-never-written"));
        ending.end(List.of(ended.externalKey()));
        bench().settle();

        requireFound(ended, other, Set.of(other.externalKey()));
        bench().apply(ended);
        requireFound(ended, other, Set.of(ended.externalKey(), other.externalKey()));
    }

    private void requireFound(Write<T> ended, Write<T> other, Set<String> expected) {
        Set<String> found = bench().lookup()
                .byExternalKey(List.of(ended.externalKey(), other.externalKey()))
                .keySet();
        require(
                found.equals(expected),
                "%s was ended, and of it and %s were found %s.",
                ended.externalKey(),
                other.externalKey(),
                new TreeSet<>(found));
    }

    @Rule(
            faults = {"F-ORD-01", "F-ORD-03"},
            remedy =
                    "Let RecordSink.normalForm give the record as the source reads it after this write: without what the target does not keep, rounded and defaulted as it does.")
    default void optional_w44_aReadingGivesTheNormalFormOfWhatWasWritten() {
        Duration overlap = bench().reads().overlap();
        for (int revision = 1; revision <= 2; revision++) {
            Write<T> write = bench().write(revision, revision);
            T normal = bench().sink().normalForm(write);
            String remoteId = bench().apply(write);
            bench().remote().advance(overlap);
            T read = bench().readBack(write, remoteId);
            List<String> differences =
                    EchoDifferences.of(write, normal, read, bench().remote().ownFields());
            require(
                    differences.isEmpty(),
                    "of %s was read what normalForm() does not tell: %s.",
                    write.externalKey(),
                    String.join("; ", differences));
        }
    }
}
