package org.tallystick.store.jdbc.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.Entity;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceTotals;
import org.tallystick.model.Ref;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.CustomFields;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Found;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.Write;

/**
 * Keeps on paper what is written to it. It makes a record of every write that it commits, a repeated one too: that there is one record in the
 * end is the engine's doing.
 */
class PaperTarget<T extends Entity> implements RecordSink<T>, RecordLookup<T> {

    private final List<Found> kept = new ArrayList<>();
    private final List<List<String>> calls = new ArrayList<>();
    private final List<String> idempotencyKeys = new ArrayList<>();
    private final Map<String, Deque<Fate>> fates = new HashMap<>();
    private Function<T, List<Ref<?>>> names = record -> List.of();
    private UnaryOperator<String> digests = content -> content;
    private Runnable work = () -> {};
    private Runnable entry = () -> {};
    private final List<String> updates = new ArrayList<>();
    private final Map<String, Outcome> committed = new HashMap<>();
    private final List<Runnable> late = new ArrayList<>();
    private boolean upserts;
    private boolean remembersKeys;
    private boolean refusesSeconds;
    private boolean told;
    private boolean follows;
    private boolean blind;
    private boolean broken;
    private @Nullable List<Map<String, @Nullable Object>> custom;
    private @Nullable Problem silence;
    private int silentAfter;

    /** What a record names must be there before it. */
    PaperTarget<T> naming(Function<T, List<Ref<?>>> references) {
        names = references;
        return this;
    }

    /** It is told of documents that another system issues. */
    PaperTarget<T> told() {
        told = true;
        return this;
    }

    @Override
    public boolean isTold() {
        return told;
    }

    /** It keeps a copy of documents that others issue. */
    PaperTarget<T> following() {
        follows = true;
        return this;
    }

    @Override
    public boolean followsDocuments() {
        return follows;
    }

    /** It takes custom fields, and tells them. */
    PaperTarget<T> takingCustomFields(List<Map<String, @Nullable Object>> written) {
        custom = written;
        return this;
    }

    @Override
    public boolean writesCustomFields() {
        return custom != null;
    }

    /** The next writes of the key end so; later ones are stored. */
    void meets(String externalKey, Fate... next) {
        fates.computeIfAbsent(externalKey, key -> new ArrayDeque<>()).addAll(List.of(next));
    }

    /** What was still to come of that is forgiven: the next writes of the key are stored. */
    void forgives(String externalKey) {
        fates.remove(externalKey);
    }

    /** It has a record of that key already. */
    void has(Found found) {
        kept.add(found);
    }

    /** Someone removes what has the key. */
    void loses(String externalKey) {
        kept.removeIf(found -> found.externalKey().equals(externalKey));
    }

    /** What happens while it writes a batch. */
    void takes(Runnable meanwhile) {
        work = meanwhile;
    }

    /** What happens whenever it is called, to write or to be asked. */
    void isCalled(Runnable first) {
        entry = first;
    }

    /** It remembers idempotency keys, and answers a repeated one as it did the first time. */
    PaperTarget<T> rememberingKeys() {
        remembersKeys = true;
        return this;
    }

    /** It forgets every idempotency key. */
    void forgetsKeys() {
        committed.clear();
    }

    /** It keeps one record of a key. */
    PaperTarget<T> upserting() {
        upserts = true;
        return this;
    }

    /** It refuses a second record of one key. */
    PaperTarget<T> refusingSeconds() {
        refusesSeconds = true;
        return this;
    }

    /** What waits in its queue takes effect now. */
    void catchesUp() {
        late.forEach(Runnable::run);
        late.clear();
    }

    /** Its look-up finds nothing: not what the contract asks. */
    void turnsBlind() {
        blind = true;
    }

    /** Its look-up throws what no contract names. */
    void breaks() {
        broken = true;
    }

    /** Its normal form of content. */
    void digesting(UnaryOperator<String> form) {
        digests = form;
    }

    /** It cannot be asked. */
    void fallsSilent() {
        silence = Problem.of(FailureKind.UNAVAILABLE, "503", "closed for maintenance");
    }

    /** It cannot be asked any more once it was written to so often. */
    void fallsSilentAfter(int writes) {
        silentAfter = writes;
    }

    void speaksAgain() {
        silence = null;
    }

    /** What it has, in the order in which it came. */
    List<Found> kept() {
        return kept;
    }

    /** The external keys of each write call. */
    List<List<String>> calls() {
        return calls;
    }

    /** The external keys of writes that changed what was there. */
    List<String> updates() {
        return updates;
    }

    /** The idempotency key of each write. */
    List<String> idempotencyKeys() {
        return idempotencyKeys;
    }

    @Override
    public List<Ref<?>> references(T record) {
        return names.apply(record);
    }

    @Override
    public List<Outcome> write(List<Write<T>> batch) {
        answers();
        work.run();
        return take(batch);
    }

    private synchronized List<Outcome> take(List<Write<T>> batch) {
        calls.add(batch.stream().map(Write::externalKey).toList());
        if (calls.size() == silentAfter) {
            fallsSilent();
        }
        return batch.stream().map(this::write).toList();
    }

    private Outcome write(Write<T> write) {
        idempotencyKeys.add(write.idempotencyKey());
        if (custom != null) {
            custom.add(CustomFields.of(write.record()));
        }
        Fate fate = fates.getOrDefault(write.externalKey(), new ArrayDeque<>()).poll();
        if (fate != null && fate.commitsLate()) {
            late.add(() -> commit(write));
        }
        if (fate != null && !fate.commits()) {
            return answer(fate);
        }
        Outcome outcome = commit(write);
        return fate == null ? outcome : answer(fate);
    }

    private Outcome commit(Write<T> write) {
        if (remembersKeys) {
            return committed.computeIfAbsent(write.idempotencyKey(), key -> keep(write));
        }
        boolean isTaken = refusesSeconds
                && write.remoteId() == null
                && kept.stream().anyMatch(each -> each.externalKey().equals(write.externalKey()));
        return isTaken
                ? Outcome.of(Problem.of(FailureKind.DUPLICATE, "KEY_EXISTS", "there is one already"))
                : keep(write);
    }

    /** A write that names the target's own id changes that record; any other makes one. */
    private Outcome keep(Write<T> write) {
        String remoteId = write.knownRemoteId()
                .or(() -> kept.stream()
                        .filter(each -> upserts && each.externalKey().equals(write.externalKey()))
                        .map(Found::remoteId)
                        .findFirst())
                .orElseGet(() -> Integer.toString(kept.size() + 1));
        Found found = found(write, remoteId);
        boolean isThere = kept.removeIf(each -> each.remoteId().equals(remoteId));
        kept.add(found);
        if (isThere) {
            updates.add(write.externalKey());
        }
        return Outcome.applied(remoteId);
    }

    private static Outcome answer(Fate fate) {
        Outcome answer = fate.answer();
        if (answer == null) {
            throw new PowerCut();
        }
        return answer;
    }

    private static @Nullable InvoiceTotals totals(Entity record) {
        if (record instanceof CreditMemo memo) {
            return memo.totals();
        }
        return record instanceof Invoice invoice ? invoice.totals() : null;
    }

    private Found found(Write<T> write, String remoteId) {
        InvoiceTotals totals = totals(write.record());
        return new Found(
                write.externalKey(),
                remoteId,
                null,
                write.record().toString(),
                totals == null ? null : totals.net(),
                totals == null ? null : totals.tax());
    }

    @Override
    public Map<String, Found> byExternalKey(Collection<String> externalKeys) {
        answers();
        return lookUp(externalKeys);
    }

    private synchronized Map<String, Found> lookUp(Collection<String> externalKeys) {
        if (broken) {
            throw new IllegalStateException("look-up without a table");
        }
        Map<String, Found> found = new LinkedHashMap<>();
        if (!blind) {
            kept.stream()
                    .filter(each -> externalKeys.contains(each.externalKey()))
                    .forEach(each -> found.put(each.externalKey(), each));
        }
        return found;
    }

    @Override
    public Listing list(@Nullable String cursor, int limit) {
        answers();
        synchronized (this) {
            return new Listing(List.copyOf(kept), null);
        }
    }

    @Override
    public String digest(Write<T> write) {
        return digests.apply(write.record().toString());
    }

    private void answers() {
        entry.run();
        if (silence != null) {
            throw new ConnectorException(silence);
        }
    }
}
