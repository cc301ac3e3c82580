package org.tallystick.engine.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.store.Audit;
import org.tallystick.engine.store.Audit.Entry;
import org.tallystick.engine.store.Audit.Link;
import org.tallystick.engine.store.Store;

/**
 * What was done, in order, tamper-evident (POL-9). An entry is written in the transaction of the deed that it tells of, and sealed into a
 * chain of hashes soon after. Only an {@link #anchor} that is kept elsewhere shows that the end of the trail was cut off. Thread-safe.
 */
public final class AuditTrail {

    /** With full entries, some megabytes. */
    private static final int BATCH = 500;

    private final Store store;

    private AuditTrail(Store store) {
        this.store = store;
    }

    /** The trail of a hub; no engine is needed to verify it. */
    public static AuditTrail of(Store store) {
        return new AuditTrail(store);
    }

    /**
     * Seals what is not sealed yet, in short transactions. Others may seal at the same time: the chain does not fork.
     *
     * @return how many entries this call sealed
     */
    public long seal() {
        long sealed = 0;
        int batch;
        do {
            batch = store.inTransaction(tx -> sealBatch(tx.audit()));
            sealed += batch;
        } while (batch == BATCH);
        return sealed;
    }

    /** A gap is no end: what comes after it stays unsealed, and {@link #verify} names it. */
    private static int sealBatch(Audit audit) {
        Link head = audit.head().orElse(null);
        if (head == null) {
            return 0;
        }
        HashChain chain = new HashChain(head);
        List<Link> links = new ArrayList<>();
        for (Entry entry : audit.entries(head.number(), Long.MAX_VALUE, BATCH)) {
            if (entry.number() != chain.last().number() + 1) {
                break;
            }
            links.add(chain.add(entry));
        }
        return !links.isEmpty() && audit.advance(head, links) ? links.size() : 0;
    }

    /** Where the chain ends now: to be kept outside the hub. What is not sealed yet is not in it. */
    public Anchor anchor() {
        Link head = store.inTransaction(tx -> tx.audit().head())
                .orElseThrow(() -> new IllegalStateException("The audit trail has no head: verify() says more"));
        return new Anchor(head.number(), head.hash());
    }

    /** The first link that is broken; none: all that was sealed is as it was. Reads the whole trail, in bounded memory. */
    public Optional<BrokenLink> verify() {
        return verifyFrom(null);
    }

    /** As {@link #verify()}, and the trail goes on from {@code anchor}: it was neither cut off before it nor written anew. */
    public Optional<BrokenLink> verify(Anchor anchor) {
        return verifyFrom(anchor);
    }

    private Optional<BrokenLink> verifyFrom(@Nullable Anchor anchor) {
        return new Verification(store, BATCH).run(anchor);
    }

    /**
     * Writes the trail: of each entry a line with its number and its link, or a dash if it is not sealed, then its text, then an empty line.
     *
     * @throws IOException of {@code out}
     */
    public void export(Appendable out) throws IOException {
        long after = 0;
        List<Entry> entries = page(after);
        while (!entries.isEmpty()) {
            List<Link> links = links(after, entries.get(entries.size() - 1).number());
            for (Entry entry : entries) {
                out.append(Long.toString(entry.number())).append(' ').append(hash(links, entry));
                out.append('\n').append(entry.text()).append("\n\n");
                after = entry.number();
            }
            entries = page(after);
        }
    }

    private List<Entry> page(long after) {
        return store.inTransaction(tx -> tx.audit().entries(after, Long.MAX_VALUE, BATCH));
    }

    private List<Link> links(long after, long upTo) {
        return store.inTransaction(tx -> tx.audit().links(after, upTo, BATCH));
    }

    private static String hash(List<Link> links, Entry entry) {
        return links.stream()
                .filter(link -> link.number() == entry.number())
                .map(Link::hash)
                .findFirst()
                .orElse("-");
    }
}
