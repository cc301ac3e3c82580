package org.tallystick.testkit.connector;

import static org.tallystick.testkit.connector.Seen.require;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.Found;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.Write;

/** A look-up is right or throws: the engine sends again what it does not find. */
interface LookupRules<T extends Entity> extends Rules<T> {

    @Rule(faults = "F-DUP-01", remedy = "Find by the exact key, and leave out what is not there.")
    default void required_k1_whatIsThereIsFoundAndWhatIsNotIsLeftOut() {
        String remoteId = bench().apply(bench().write(1, 1));
        bench().apply(bench().write(11, 1));

        Map<String, Found> found = bench().lookup().byExternalKey(List.of("tck-1", "tck-2"));

        require(found.keySet().equals(Set.of("tck-1")), "of tck-1 and tck-2 were found %s.", found.keySet());
        Found one = found.get("tck-1");
        require(
                one != null
                        && one.externalKey().equals("tck-1")
                        && one.remoteId().equals(remoteId),
                "tck-1 is %s, and was found as %s.",
                remoteId,
                one);
        require(bench().lookup().byExternalKey(List.of()).isEmpty(), "no keys found something.");
    }

    @Rule(remedy = "Page over the keys: the engine hands over as many as a batch has, and more.")
    default void required_k2_manyKeysAreLookedUpTogether() {
        bench().writes();
        List<String> keys = new ArrayList<>(
                IntStream.range(0, 1_200).mapToObj(i -> "tck-none-" + i).toList());
        bench().apply(bench().write(1, 1));
        bench().apply(bench().write(2, 1));
        keys.add(0, "tck-1");
        keys.add("tck-2");

        Set<String> found = bench().lookup().byExternalKey(keys).keySet();

        require(
                found.equals(Set.of("tck-1", "tck-2")),
                "of 1202 keys, the first and the last there, were found %s.",
                found);
    }

    @Rule(
            faults = {"F-CUR-13", "F-DUP-01"},
            remedy = "Throw if the system did not answer: an empty answer lets the engine write everything again.")
    default void required_k3_aLookupThatFailsThrows() {
        bench().apply(bench().write(1, 1));
        for (RemoteFault fault : List.of(
                RemoteFault.UNAVAILABLE,
                RemoteFault.UNAUTHORIZED,
                RemoteFault.THROTTLED_SECONDS,
                RemoteFault.CUT_REPLY,
                RemoteFault.GARBAGE_REPLY)) {
            if (bench().remote().faults().contains(fault)) {
                throwsUnder(fault, () -> bench().lookup().byExternalKey(List.of("tck-1")));
                throwsUnder(fault, () -> bench().lookup().list(null, 10));
            }
        }
    }

    @Rule(faults = "F-CUR-13", remedy = "List page by page to the end, each record once, in any order.")
    default void required_k4_aListingHasEveryRecordOnce() {
        bench().writes();
        Set<String> written = new HashSet<>();
        for (int i = 0; i < 7; i++) {
            Write<T> write = bench().write(i, 1);
            bench().apply(write);
            written.add(write.externalKey());
        }

        for (int limit : List.of(1, 3, 7, 100)) {
            List<Found> listed = list(limit);
            Set<String> keys =
                    new HashSet<>(listed.stream().map(Found::externalKey).toList());
            require(keys.containsAll(written), "of %s pages of %d list %s.", written, limit, keys);
            require(listed.size() == written.size(), "%d records are listed as %d.", written.size(), listed.size());
        }
    }

    @Rule(remedy = "Show a record in a listing as a look-up shows it: reconciliation compares the digests.")
    default void required_k5_aListingShowsWhatALookupShows() {
        bench().apply(bench().write(1, 1));

        Found listed = list(10).get(0);
        Found found = bench().lookup().byExternalKey(List.of("tck-1")).get("tck-1");

        require(listed.equals(found), "listed is %s, found %s.", listed, found);
    }

    @Rule(
            faults = "F-DUP-01",
            remedy = "Declare the lag after which a look-up sees what was written, or look up where there is none.")
    default void required_k6_whatWasWrittenIsFoundAfterTheDeclaredLag() {
        bench().send(bench().write(1, 1));
        bench().remote().advance(bench().writes().lookupLag());

        require(
                bench().lookup().byExternalKey(List.of("tck-1")).containsKey("tck-1"),
                "%s after the write it is not found.",
                bench().writes().lookupLag());
    }

    private List<Found> list(int limit) {
        RecordLookup<T> lookup = bench().lookup();
        List<Found> all = new ArrayList<>();
        @Nullable String cursor = null;
        int pages = 0;
        do {
            RecordLookup.Listing page = lookup.list(cursor, limit);
            all.addAll(page.found());
            cursor = page.next();
            pages++;
        } while (cursor != null && pages < 1_000);
        require(pages < 1_000, "the listing did not end after %d pages.", pages);
        return all;
    }

    /** All calls meet the fault, since a client may ask for another token once. */
    private void throwsUnder(RemoteFault fault, Runnable look) {
        bench().arm(fault, Integer.MAX_VALUE);
        try {
            look.run();
        } catch (ConnectorException expected) {
            return;
        } finally {
            bench().remote().arm(fault, 0);
        }
        throw new AssertionError("under %s the look-up gave an answer.".formatted(fault));
    }
}
