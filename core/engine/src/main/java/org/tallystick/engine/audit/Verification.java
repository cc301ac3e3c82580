package org.tallystick.engine.audit;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.store.Audit;
import org.tallystick.engine.store.Audit.Entry;
import org.tallystick.engine.store.Audit.Link;
import org.tallystick.engine.store.Store;

/** One walk along the chain, a page at a time. The part up to the head does not change any more, so each page may be a transaction. */
final class Verification {

    /** Before the first entry. */
    private static final Link START = new Link(0, "0".repeat(64));

    private final Store store;
    private final int pageSize;
    private final HashChain chain = new HashChain(START);

    Verification(Store store, int pageSize) {
        this.store = store;
        this.pageSize = pageSize;
    }

    private record Page(List<Entry> entries, List<Link> links) {}

    private record Ends(Optional<Link> head, Page below, List<Link> above) {}

    Optional<BrokenLink> run(@Nullable Anchor anchor) {
        Ends ends = store.inTransaction(tx -> ends(tx.audit()));
        Link head = ends.head().orElse(null);
        if (head == null) {
            return broken(0, "the head of the chain is missing");
        }
        if (!ends.below().entries().isEmpty() || !ends.below().links().isEmpty()) {
            return broken(0, "something was put before the first entry");
        }
        return sealed(head, anchor).or(() -> atEnd(head, anchor, ends)).or(() -> unsealed(head));
    }

    private static Ends ends(Audit audit) {
        Optional<Link> head = audit.head();
        long last = head.map(Link::number).orElse(0L);
        return new Ends(
                head,
                new Page(audit.entries(Long.MIN_VALUE, 0, 1), audit.links(Long.MIN_VALUE, 0, 1)),
                audit.links(last, Long.MAX_VALUE, 1));
    }

    private Optional<BrokenLink> sealed(Link head, @Nullable Anchor anchor) {
        Optional<BrokenLink> found = disagrees(anchor);
        while (found.isEmpty() && chain.last().number() < head.number()) {
            found = walk(page(head.number()), Math.min(chain.last().number() + pageSize, head.number()), anchor);
        }
        return found;
    }

    private Page page(long upTo) {
        long after = chain.last().number();
        return store.inTransaction(tx ->
                new Page(tx.audit().entries(after, upTo, pageSize), tx.audit().links(after, upTo, pageSize)));
    }

    private Optional<BrokenLink> walk(Page page, long upTo, @Nullable Anchor anchor) {
        Iterator<Entry> entries = page.entries().iterator();
        Iterator<Link> links = page.links().iterator();
        for (long number = chain.last().number() + 1; number <= upTo; number++) {
            Entry entry = entries.hasNext() ? entries.next() : null;
            if (entry == null || entry.number() != number) {
                return broken(number, "there is no such entry");
            }
            Link link = links.hasNext() ? links.next() : null;
            if (link == null || link.number() != number) {
                return broken(number, "the entry has no link");
            }
            Link computed = chain.add(entry);
            if (!computed.equals(link)) {
                return broken(
                        number,
                        "the stored link is %s, the entry after its predecessor gives %s"
                                .formatted(link.hash(), computed.hash()));
            }
            Optional<BrokenLink> other = disagrees(anchor);
            if (other.isPresent()) {
                return other;
            }
        }
        return Optional.empty();
    }

    private Optional<BrokenLink> disagrees(@Nullable Anchor anchor) {
        Link last = chain.last();
        return anchor == null
                        || anchor.number() != last.number()
                        || anchor.hash().equals(last.hash())
                ? Optional.empty()
                : broken(
                        last.number(),
                        "the anchor says %s, the chain has %s there".formatted(anchor.hash(), last.hash()));
    }

    private Optional<BrokenLink> atEnd(Link head, @Nullable Anchor anchor, Ends ends) {
        if (!head.equals(chain.last())) {
            return broken(
                    head.number(),
                    "the head says %s, the chain ends with %s"
                            .formatted(head.hash(), chain.last().hash()));
        }
        if (anchor != null && anchor.number() > head.number()) {
            return broken(head.number() + 1, "the chain ends before entry %d of the anchor".formatted(anchor.number()));
        }
        return ends.above().stream().findFirst().flatMap(link -> broken(link.number(), "a link is beyond the head"));
    }

    /** What is not sealed is without gap at least. */
    private Optional<BrokenLink> unsealed(Link head) {
        long number = head.number();
        List<Entry> entries = entriesAfter(number);
        while (!entries.isEmpty()) {
            for (Entry entry : entries) {
                number++;
                if (entry.number() != number) {
                    return broken(number, "there is no such entry");
                }
            }
            entries = entriesAfter(number);
        }
        return Optional.empty();
    }

    private List<Entry> entriesAfter(long number) {
        return store.inTransaction(tx -> tx.audit().entries(number, Long.MAX_VALUE, pageSize));
    }

    private static Optional<BrokenLink> broken(long number, String what) {
        return Optional.of(new BrokenLink(number, what));
    }
}
