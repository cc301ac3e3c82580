package org.tallystick.testkit.connector;

import static org.tallystick.testkit.connector.Seen.require;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tallystick.model.Entity;
import org.tallystick.model.value.Money;
import org.tallystick.spi.Change;
import org.tallystick.spi.Draft;
import org.tallystick.spi.FetchingSource;
import org.tallystick.spi.MappingSource;
import org.tallystick.spi.SweptSource;

/** What a document is read as. */
interface DocumentRules<T extends Entity> extends Rules<T> {

    @Rule(
            faults = "F-ORD-05",
            remedy = "Take the version from the system's own change mark or counter, never from the time of reading.")
    default void required_r20_aNewerStateHasAGreaterVersionAndTheSameStateTheSame() {
        String id = bench().remote().seed(0, 1, bench().step(0));
        Change<T> first = bench().read(null, 10).of(id);
        Change<T> again = bench().read(null, 10).of(id);
        require(
                first.version() == again.version(),
                "one state was read as version %d and as %d.",
                first.version(),
                again.version());

        bench().remote().seed(0, 2, bench().step(3));
        long newer = bench().read(null, 10).of(id).version();

        Bench.assume(first.version() != Change.UNVERSIONED, "the system has no versions");
        require(newer > first.version(), "the newer state has version %d, the older %d.", newer, first.version());
    }

    @Rule(
            remedy =
                    "Fill all that the record must have, and let its ref name the configured system, the type and an id.")
    default void required_r21_aDraftBuildsAndSaysWhoItIs() {
        List<String> seeded = bench().seed(3);
        Set<Object> refs = new HashSet<>();

        for (String id : seeded) {
            for (Draft<T> draft : upsert(bench().read(null, 10).of(id)).drafts()) {
                T record = built(id, draft);
                require(draft.type() == bench().remote().type(), "document %s gave a %s.", id, draft.type());
                require(record.ref().equals(draft.ref()), "the draft is %s, its record %s.", draft.ref(), record.ref());
                refs.add(draft.ref());
            }
        }

        require(refs.size() >= seeded.size(), "%d documents gave only the refs %s.", seeded.size(), refs);
    }

    private static <T extends Entity> T built(String documentId, Draft<T> draft) {
        try {
            return draft.build();
        } catch (IllegalArgumentException unfit) {
            throw new AssertionError(
                    "the draft of document %s does not build: %s.".formatted(documentId, unfit), unfit);
        }
    }

    @Rule(
            faults = "F-DAT-06",
            remedy =
                    "Keep the document as it came, whole: rule sets and lineage read it, and a change of any field must show in it.")
    default void required_r22_theRawDocumentIsThereAndChangesWithTheDocument() {
        String id = bench().remote().seed(0, 1, bench().step(0));
        String before = upsert(bench().read(null, 10).of(id)).raw().content();

        bench().remote().seed(0, 2, bench().step(3));
        String after = upsert(bench().read(null, 10).of(id)).raw().content();

        require(!before.isBlank(), "the raw document of %s is empty.", id);
        require(!before.equals(after), "the raw document of %s did not change with it.", id);
    }

    @Rule(remedy = "Map from the document alone: what was read first must not shine through in what is read next.")
    default void required_r23_aDraftChangesWithTheDocument() {
        String id = bench().remote().seed(0, 1, bench().step(0));
        List<T> before = records(bench().read(null, 10).of(id));

        bench().remote().seed(0, 2, bench().step(3));
        List<T> after = records(bench().read(null, 10).of(id));

        require(!before.equals(after), "revisions 1 and 2 of %s are read as the same records.", id);
    }

    @Rule(
            faults = "F-ORD-08",
            remedy =
                    "Give Change.Unreadable with the raw document and the problem for it, and go on with the rest of the page.")
    default void required_r24_oneUnreadableDocumentDoesNotStopItsPage() {
        bench().reads();
        String good = bench().remote().seed(0, 1, bench().step(0));
        String bad = bench().remote().seedUnreadable(1, bench().step(1));
        String last = bench().remote().seed(2, 1, bench().step(2));

        var reading = bench().read(null, 10);

        require(reading.of(bad) instanceof Change.Unreadable<T>, "%s was read as %s.", bad, kind(reading.of(bad)));
        upsert(reading.of(good));
        upsert(reading.of(last));
    }

    @Rule(
            faults = "F-ORD-04",
            remedy =
                    "Read the documents by id as they are now; leave out what does not exist, and throw if it is not known.")
    default void optional_r25_fetchingGivesWhatReadingGives() {
        List<String> seeded = bench().seed(3);
        Bench.assume(bench().source() instanceof FetchingSource<T>, "the source does not fetch");
        FetchingSource<T> source = (FetchingSource<T>) bench().source();

        List<Change<T>> fetched = source.fetch(List.of(seeded.get(2), seeded.get(0)));

        require(fetched.size() == 2, "2 documents were fetched as %d.", fetched.size());
        for (Change<T> change : fetched) {
            Change<T> read = bench().read(null, 10).of(change.documentId());
            require(change.version() == read.version(), "%s has another version when fetched.", change.documentId());
            require(records(change).equals(records(read)), "%s has other content when fetched.", change.documentId());
        }
        bench().remote().delete(2);
        require(
                source.fetch(List.of(seeded.get(2))).stream().allMatch(change -> change instanceof Change.Delete<T>),
                "deleted %s was fetched as if it were there.",
                seeded.get(2));
    }

    @Rule(
            faults = "F-CUR-03",
            remedy = "List every document with the version that reading gives it, page by page to the end.")
    default void optional_r26_aSweepListsEveryDocumentWithItsVersion() {
        List<String> seeded = bench().seed(7);
        Bench.assume(bench().source() instanceof SweptSource<T>, "the source does not sweep");
        SweptSource<T> source = (SweptSource<T>) bench().source();
        Map<String, Long> listed = new HashMap<>();
        String cursor = null;
        int pages = 0;

        do {
            SweptSource.Versions page = source.versions(cursor, 3);
            listed.putAll(page.byId());
            cursor = page.next();
            pages++;
        } while (cursor != null && pages < 100);

        require(pages < 100, "the sweep of 7 documents did not end after 100 pages.");
        for (String id : seeded) {
            Long swept = listed.get(id);
            require(swept != null, "the sweep does not list %s.", id);
            Long read = bench().read(null, 10).of(id).version();
            require(read.equals(swept), "%s is swept as version %d, read as %d.", id, swept, read);
        }
    }

    @Rule(remedy = "Let read and map share the mapping; map may use the text it is given and nothing else.")
    default void optional_r27_mappingAStoredDocumentGivesWhatReadingGave() {
        String id = bench().remote().seed(0, 1, bench().step(0));
        Bench.assume(bench().source() instanceof MappingSource<T>, "the source does not map");
        MappingSource<T> source = (MappingSource<T>) bench().source();
        Change.Upsert<T> read = upsert(bench().read(null, 10).of(id));
        int requests = bench().remote().requests();

        Change<T> mapped = source.map(id, read.version(), read.raw());

        require(records(mapped).equals(records(read)), "%s has other content when mapped again.", id);
        require(bench().remote().requests() == requests, "mapping a stored document called the system.");
    }

    @Rule(
            faults = {"F-FIN-01", "F-FIN-03", "F-FIN-04"},
            remedy =
                    "Take the digits as they are, with the currency that stands with them; of an amount in minor units, move the point by the currency's own exponent.")
    default void required_r28_amountsAreReadToTheDigitWithTheirCurrency() {
        bench().reads();
        Map<String, Money> amounts = new LinkedHashMap<>();
        for (Money amount : Amounts.OF_EACH_KIND) {
            int number = amounts.size();
            amounts.put(bench().remote().seedAmount(number, amount, bench().step(number)), amount);
        }

        var reading = bench().read(null, 10);

        amounts.forEach((id, amount) -> {
            Set<Money> read = Amounts.in(records(reading.of(id)));
            require(read.contains(amount), "%s says %s, and was read with the amounts %s.", id, amount, read);
        });
    }

    private static <T extends Entity> Change.Upsert<T> upsert(Change<T> change) {
        require(change instanceof Change.Upsert<T>, "%s was read as %s.", change.documentId(), kind(change));
        return (Change.Upsert<T>) change;
    }

    private static <T extends Entity> List<T> records(Change<T> change) {
        return upsert(change).drafts().stream().map(Draft::build).toList();
    }

    private static <T extends Entity> String kind(Change<T> change) {
        return change instanceof Change.Unreadable<T> unreadable
                ? "unreadable (%s)".formatted(unreadable.problem().message())
                : change.getClass().getSimpleName();
    }
}
