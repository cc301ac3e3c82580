package org.tallystick.engine.upkeep;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toCollection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.audit.AuditEntry;
import org.tallystick.engine.audit.AuditEntry.Kind;
import org.tallystick.engine.audit.AuditEntry.Subject;
import org.tallystick.engine.audit.AuditTrail;
import org.tallystick.engine.internal.hub.Fingerprints;
import org.tallystick.engine.internal.hub.RecordCodec;
import org.tallystick.engine.internal.hub.RecordIds;
import org.tallystick.engine.store.Blanking;
import org.tallystick.engine.store.Blanking.Walk;
import org.tallystick.engine.store.Crosswalk.RefKey;
import org.tallystick.engine.store.Records.RecordRow;
import org.tallystick.engine.store.Runs.RunRow;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.model.Entity;
import org.tallystick.model.Ref;

/**
 * Blanks what is not to be kept. It works in short transactions, so a hub may be in use meanwhile, and may be done again at any time. Each
 * pruning and erasure stands in the audit trail. Thread-safe.
 */
public final class Housekeeping {

    private static final int BATCH = 1_000;
    /** Shorter words are in too many texts that have nothing to do with the person. */
    private static final int SHORTEST = 3;

    private final Store store;
    private final EngineTime time;

    /** Of a hub; no engine is needed. */
    public Housekeeping(Store store, EngineTime time) {
        this.store = requireNonNull(store, "store");
        this.time = requireNonNull(time, "time");
    }

    /** Blanks what was kept long enough. */
    public Pruned prune(Retention retention) {
        Instant now = time.instant();
        int raw = retention
                .ofRawText()
                .map(age -> pruneUpTo(now.minus(age), Blanking::rawUpTo))
                .orElse(0);
        int versions = retention
                .ofFormerVersions()
                .map(age -> pruneUpTo(now.minus(age), Blanking::formerVersionsUpTo))
                .orElse(0);
        int wordings = retention
                .ofExceptionWording()
                .map(age -> walk((tx, walk) -> tx.blanking().wordingsGoneBefore(now.minus(age), walk, BATCH)))
                .orElse(0);
        if (raw + wordings + versions > 0) {
            String what = "raw %d, exceptions %d, versions %d".formatted(raw, wordings, versions);
            note(new AuditEntry(
                    now,
                    Kind.RETENTION,
                    "prune",
                    what,
                    List.of(Subject.named("retention", Fingerprints.of(retention.toString())))));
        }
        return new Pruned(raw, wordings, versions);
    }

    /** Records carry no moment: the cut-off of the last run that was opened by then says where the feed stood. */
    private int pruneUpTo(Instant before, PositionStep step) {
        long position = store.inTransaction(tx -> tx.runs().list().stream()
                .filter(run -> run.openedAt().isBefore(before))
                .mapToLong(RunRow::cutOff)
                .max()
                .orElse(0L));
        return position == 0 ? 0 : walk((tx, walk) -> step.walk(tx.blanking(), position, walk, BATCH));
    }

    /** A step over what did not change after a position of the feed. */
    @FunctionalInterface
    private interface PositionStep {
        Walk walk(Blanking blanking, long position, Walk after, int limit);
    }

    private int walk(BiFunction<StoreTransaction, Walk, Walk> step) {
        Walk walk = Walk.START;
        while (!walk.isLast()) {
            Walk from = walk;
            walk = store.inTransaction(tx -> step.apply(tx, from));
        }
        return walk.blanked();
    }

    /**
     * Forgets a person: a resource, or a contact of a customer. The personal fields of the record are blanked as a version of their own, which is
     * delivered nowhere and whose fingerprint stays, so that what the hub knows is not taken in again; a newer version from the source is, so
     * erase there first. Texts that name the person are blanked wherever they stand beside records; of a document that is set aside, and of what a
     * process was given, the name alone. The audit trail holds hashes only, and
     * verifies as before.
     *
     * @param person the record, by any ref that the hub knows
     * @param alsoKnownAs other names and addresses of the person; of a contact its name and address
     * @throws IllegalArgumentException if the hub has no such record, or it is of no person, or a word is too short to be looked for
     * @throws IllegalStateException if something about the person is in flight: nothing was erased; run until its outcome is known
     */
    public Erased erase(Ref<?> person, Collection<String> alsoKnownAs, String actor, String reason) {
        if (actor.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException("An erasure names who does it and why");
        }
        RecordRow row = store.inTransaction(tx -> find(tx, person));
        Set<String> words = words(person, row, alsoKnownAs);
        requireNothingInFlight(row, words);
        int mentions = words.stream()
                .mapToInt(word -> store.inTransaction(tx -> tx.blanking().mentions(word)))
                .sum();
        boolean blanked = store.inTransaction(tx -> blank(tx, person, words, actor, reason));
        AuditTrail.of(store).seal();
        return new Erased(blanked, mentions, stillNamedIn(words));
    }

    private static RecordRow find(StoreTransaction tx, Ref<?> person) {
        RefKey key = RecordIds.key(person);
        String id = tx.crosswalk().recordIds(List.of(key)).get(key);
        return (id == null
                        ? Optional.<RecordRow>empty()
                        : tx.records().find(person.type().name(), id))
                .orElseThrow(() -> new IllegalArgumentException("The hub has no record %s".formatted(person)));
    }

    private static Set<String> words(Ref<?> person, RecordRow row, Collection<String> alsoKnownAs) {
        Set<String> words = new LinkedHashSet<>();
        for (String json : texts(row)) {
            words.addAll(PersonalData.names(RecordCodec.decode(person.type(), json)));
        }
        words.removeIf(word -> word.length() < SHORTEST);
        for (String word : alsoKnownAs) {
            if (word.strip().length() < SHORTEST) {
                throw new IllegalArgumentException(
                        "A name of %d letters is in too many texts to be looked for: give at least %d"
                                .formatted(word.strip().length(), SHORTEST));
            }
            words.add(word.strip());
        }
        return words.stream().flatMap(word -> JsonEscapes.of(word).stream()).collect(toCollection(LinkedHashSet::new));
    }

    private static List<String> texts(RecordRow row) {
        List<String> texts = new ArrayList<>();
        if (row.seen() != null) {
            texts.add(row.seen());
        }
        if (row.decided() != null && !row.decided().equals(row.seen())) {
            texts.add(row.decided());
        }
        return texts;
    }

    private void requireNothingInFlight(RecordRow row, Set<String> words) {
        for (String word : words.isEmpty() ? Set.of(row.id()) : words) {
            List<String> targets = store.inTransaction(tx -> tx.blanking().inFlight(row.type(), row.id(), word));
            if (!targets.isEmpty()) {
                throw new IllegalStateException(
                        "Nothing was erased: something about %s %s is on its way to %s. Run until its outcome is known"
                                .formatted(row.type(), row.id(), targets));
            }
        }
    }

    private boolean blank(StoreTransaction tx, Ref<?> person, Set<String> words, String actor, String reason) {
        RecordRow row = find(tx, person);
        RecordRow blanked = new RecordRow(
                row.type(),
                row.id(),
                row.flow(),
                row.documentId(),
                row.version() + 1,
                row.fingerprint(),
                without(person, row.seen(), words),
                without(person, row.decided(), words),
                row.key1(),
                row.key2(),
                row.run(),
                0);
        boolean isChanged = !texts(row).equals(texts(blanked));
        if (isChanged) {
            tx.records().put(List.of(blanked));
        }
        List<String> subjects = new ArrayList<>(List.of(person.toString()));
        if (row.flow() != null) {
            subjects.add(row.flow() + "/" + row.documentId());
        }
        tx.blanking().about(row.type(), row.id(), subjects);
        Subject subject = new Subject(row.id(), Fingerprints.of(actor + "\n" + reason));
        tx.audit()
                .append(List.of(new AuditEntry(time.instant(), Kind.ERASURE, row.type(), "", List.of(subject)).text()));
        return isChanged;
    }

    private static @Nullable String without(Ref<?> person, @Nullable String json, Set<String> words) {
        if (json == null) {
            return null;
        }
        Entity record = RecordCodec.decode(person.type(), json);
        return RecordCodec.encode(PersonalData.without(record, words)).json();
    }

    private List<String> stillNamedIn(Set<String> words) {
        Set<String> records = new LinkedHashSet<>();
        words.forEach(word ->
                records.addAll(store.inTransaction(tx -> tx.blanking().recordsWith(word, Erased.MOST))));
        return records.stream().limit(Erased.MOST).toList();
    }

    private void note(AuditEntry entry) {
        store.inTransaction(tx -> {
            tx.audit().append(List.of(entry.text()));
            return entry;
        });
        AuditTrail.of(store).seal();
    }
}
