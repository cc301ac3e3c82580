package org.tallystick.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.store.Audit.Entry;
import org.tallystick.engine.store.Audit.Link;

/** What every store must do with the audit trail. */
abstract class AuditRules extends StoreRules {

    private final Link start = new Link(0, "0".repeat(64));

    @Test
    void required_s68_entriesAreNumberedInTheOrderOfAppending() {
        write(tx -> tx.audit().append(List.of("a", "b")));
        write(tx -> tx.audit().append(List.of()));
        write(tx -> tx.audit().append(List.of("c")));

        assertThat(list(tx -> tx.audit().entries(0, Long.MAX_VALUE, 9)))
                .containsExactly(new Entry(1, "a"), new Entry(2, "b"), new Entry(3, "c"));
    }

    @Test
    void required_s69_aRangeIsCutAtBothEndsAndAtItsLimit() {
        write(tx -> tx.audit().append(List.of("a", "b", "c", "d", "e")));

        assertThat(list(tx -> tx.audit().entries(1, 4, 9)))
                .extracting(Entry::number)
                .containsExactly(2L, 3L, 4L);
        assertThat(list(tx -> tx.audit().entries(1, 4, 2)))
                .extracting(Entry::number)
                .containsExactly(2L, 3L);
    }

    @Test
    void required_s70_anEntryComesBackToTheByte() {
        String text = "tab\tline\n\u00e9 \ud83d\ude00 'quote' \\ end ";
        write(tx -> tx.audit().append(List.of(text)));

        assertThat(list(tx -> tx.audit().entries(0, 1, 1))).containsExactly(new Entry(1, text));
    }

    @Test
    void required_s71_theHeadMovesWithItsLinks() {
        List<Link> links = List.of(new Link(1, "one"), new Link(2, "two"));

        assertThat(one(tx -> tx.audit().head())).contains(start);
        assertThat(advance(start, links)).isTrue();
        assertThat(one(tx -> tx.audit().head())).contains(new Link(2, "two"));
        assertThat(list(tx -> tx.audit().links(0, Long.MAX_VALUE, 9))).isEqualTo(links);
    }

    @Test
    void required_s72_aSealerWithAnOldHeadMovesNothing() {
        advance(start, List.of(new Link(1, "one")));

        assertThat(advance(start, List.of(new Link(1, "other"), new Link(2, "more"))))
                .isFalse();
        assertThat(advance(new Link(1, "other"), List.of(new Link(2, "more")))).isFalse();
        assertThat(one(tx -> tx.audit().head())).contains(new Link(1, "one"));
        assertThat(list(tx -> tx.audit().links(0, Long.MAX_VALUE, 9))).containsExactly(new Link(1, "one"));
    }

    private boolean advance(Link head, List<Link> links) {
        return store().inTransaction(tx -> tx.audit().advance(head, links));
    }
}
