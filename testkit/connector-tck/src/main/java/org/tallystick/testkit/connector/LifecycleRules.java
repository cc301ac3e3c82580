package org.tallystick.testkit.connector;

import static org.tallystick.testkit.connector.Seen.require;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.spi.ConnectorDescriptor;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Page;
import org.tallystick.spi.SourceSpec;

/** From its making to its end. */
interface LifecycleRules<T extends Entity> extends Rules<T> {

    /** Some custom object, of which nothing is read. */
    SourceSpec CUSTOM = new SourceSpec("Custom__c", Set.of());

    @Rule(
            faults = "F-DUP-04",
            remedy = "Declare exactly what source(), sink() and lookup() give; a sink needs a lookup.")
    default void required_l1_theDescriptorSaysWhatThereIs() {
        ConnectorDescriptor says = bench().connector().descriptor();
        require(says.equals(bench().connector().descriptor()), "the descriptor changes between two calls.");
        for (RecordType<?> type : RecordType.all()) {
            boolean source = hasSource(type, SourceSpec.BUILT_IN);
            boolean sink = bench().connector().sink(type).isPresent();
            boolean lookup = bench().connector().lookup(type).isPresent();
            boolean reads = says.reads().containsKey(type);
            require(!source || reads, "of %s there is a source, and no declaration.", type);
            require(
                    !reads || source || hasSource(type, CUSTOM),
                    "of %s reading is declared, and source() gives none.",
                    type);
            boolean writes = says.writes().containsKey(type);
            require(!sink || writes, "of %s there is a sink, and no declaration.", type);
            require(!writes || sink, "of %s writing is declared, and sink() gives none.", type);
            require(!sink || lookup, "of %s there is a sink and no lookup.", type);
        }
    }

    /** A connector may read types from custom objects only. */
    private boolean hasSource(RecordType<?> type, SourceSpec spec) {
        return bench().connector().source(type, spec).isPresent();
    }

    @Rule(remedy = "Connect at the first call, not in the constructor, source(), sink() or lookup().")
    default void required_l2_askingForPartsCallsNothing() {
        bench().connector().descriptor();
        bench().connector().source(bench().remote().type(), SourceSpec.BUILT_IN);
        bench().connector().sink(bench().remote().type());
        bench().connector().lookup(bench().remote().type());

        require(
                bench().remote().requests() == 0,
                "%d calls were made.",
                bench().remote().requests());
    }

    @Rule(faults = "F-CUR-10", remedy = "Let check() ask who we are, and nothing else.")
    default void required_l3_aCheckReadsNothingAndMovesNothing() {
        bench().seed(4);
        Page<T> first = bench().source().read(null, 2);
        String cursor = first.cursor();
        Bench.assume(first.more() && cursor != null, "the source gives all in one page");
        List<String> rest = bench().read(cursor, 2).ids();

        bench().connector().check();

        require(rest.equals(bench().read(cursor, 2).ids()), "after check() the reading goes on elsewhere.");
        require(bench().read(null, 9).ids().size() == 4, "after check() there are other documents.");
    }

    @Rule(remedy = "Let check() call the system with the credentials, and throw what it answers.")
    default void required_l4_aCheckFailsIfTheCredentialsAreBad() {
        bench().connector().check();
        Bench.assume(!bench().remote().secrets().isEmpty(), "the remote side has no credentials");
        bench().arm(RemoteFault.UNAUTHORIZED, Integer.MAX_VALUE);
        try {
            bench().connector().check();
        } catch (ConnectorException refused) {
            require(refused.kind() == FailureKind.UNAUTHORIZED, "check() failed with %s.", refused.kind());
            return;
        }
        throw new AssertionError("check() is content with refused credentials.");
    }

    @Rule(
            faults = "F-AUT-01",
            remedy = "Share nothing that changes between calls, or guard it: the engine calls from many threads.")
    default void required_l5_manyThreadsReadAtOnce() throws Exception {
        List<String> seeded = bench().seed(12);
        List<Set<String>> seen = together(
                bench().remote().concurrency(),
                () -> new HashSet<>(bench().read(null, 5).ids()));

        require(
                seen.stream().allMatch(ids -> ids.containsAll(seeded)),
                "of %d readings at once some lost documents: %s.",
                seen.size(),
                seen.stream().map(Set::size).toList());
    }

    @Rule(
            faults = {"F-AUT-01", "F-DUP-11"},
            remedy = "Keep nothing of a batch in the sink: another thread writes its own.")
    default void required_l6_manyThreadsWriteAtOnce() throws Exception {
        bench().writes();
        List<Callable<String>> writes = IntStream.range(0, bench().remote().concurrency())
                .<Callable<String>>mapToObj(i -> () -> {
                    var write = bench().write(i, 1);
                    return write.externalKey() + "=" + bench().apply(write);
                })
                .toList();
        List<String> applied = inParallel(writes);

        require(
                bench().remote().count() == writes.size(),
                "%d writes at once made %d records.",
                writes.size(),
                bench().remote().count());
        for (String pair : applied) {
            String key = pair.substring(0, pair.indexOf('='));
            var found = bench().lookup().byExternalKey(List.of(key)).get(key);
            require(
                    found != null && pair.endsWith("=" + found.remoteId()),
                    "%s was the outcome of its write, and under the key is %s.",
                    pair,
                    found);
        }
    }

    @Rule(remedy = "Let close() be called twice, and never throw.")
    default void required_l7_closingNeverThrows() {
        try {
            bench().connector().close();
            bench().connector().close();
        } catch (RuntimeException thrown) {
            throw new AssertionError("close() threw %s.".formatted(thrown), thrown);
        }
    }

    @Rule(
            faults = "F-AUT-05",
            remedy =
                    "Ask the SecretProvider at every use, and keep no credential; what was got with the old one is got anew.")
    default void required_l8_rotatedSecretsAreUsedWithoutARestart() throws Exception {
        Bench.assume(!bench().remote().secrets().isEmpty(), "the remote side has no credentials");
        boolean reads = bench().connector()
                .descriptor()
                .reads()
                .containsKey(bench().remote().type());
        Callable<Object> call = reads
                ? () -> bench().source().read(null, 3)
                : () -> bench().lookup().byExternalKey(List.of("tck-1"));
        for (int round = 0; round < 3; round++) {
            together(Math.min(4, bench().remote().concurrency()), call);
            bench().remote().rotateSecrets();
            try {
                call.call();
            } catch (ConnectorException refused) {
                throw new AssertionError(
                        "after a rotation the call failed with %s.".formatted(refused.kind()), refused);
            }
        }
    }

    @Rule(
            remedy =
                    "Let allowance() give what the last answer said, or none: it makes no call, and throws neither before the first answer nor after close().")
    default void required_l9_askingForTheAllowanceCallsNothingAndNeverThrows() {
        askForTheAllowance("before the first answer");
        bench().connector().check();
        askForTheAllowance("after an answer");
        bench().connector().close();
        askForTheAllowance("after close()");
    }

    private void askForTheAllowance(String when) {
        int before = bench().remote().requests();
        try {
            bench().connector().allowance();
        } catch (RuntimeException thrown) {
            throw new AssertionError("%s allowance() threw %s.".formatted(when, thrown), thrown);
        }
        int calls = bench().remote().requests() - before;
        require(calls == 0, "%s allowance() made %d calls.", when, calls);
    }

    private static <V> List<V> together(int threads, Callable<V> work) throws Exception {
        return inParallel(Collections.nCopies(threads, work));
    }

    private static <V> List<V> inParallel(List<Callable<V>> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(work.size());
        try {
            List<V> results = new ArrayList<>();
            for (Future<V> result : pool.invokeAll(work)) {
                results.add(result.get());
            }
            return results;
        } catch (ExecutionException failed) {
            throw new AssertionError(
                    "one of %d calls at once failed: %s.".formatted(work.size(), failed.getCause()), failed.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
