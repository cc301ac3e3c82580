package org.tallystick.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.store.Inbox.InboxRow;

/** What every store must do with the inbox. */
abstract class InboxRules extends StoreRules {

    @Test
    void required_s114_theInboxIsListedInTheOrderOfItsNumbers() {
        write(tx -> tx.inbox().append(List.of(put("a", "{}"), put("b", null))));
        write(tx -> tx.inbox().append(List.of(put("c", "{\"n\":1}"))));

        List<InboxRow> rows = list(tx -> tx.inbox().list(Long.MIN_VALUE, 9));
        assertThat(rows).extracting(InboxRow::recordId).containsExactly("a", "b", "c");
        assertThat(rows).extracting(InboxRow::body).containsExactly("{}", null, "{\"n\":1}");
        assertThat(rows).isSortedAccordingTo(Comparator.comparingLong(InboxRow::number));
        assertThat(list(tx -> tx.inbox().list(rows.get(0).number(), 1))).containsExactly(rows.get(1));
    }

    @Test
    void required_s115_whatIsRemovedFromTheInboxIsGoneAndNothingElse() {
        write(tx -> tx.inbox().append(List.of(put("a", "{}"), put("b", "{}"), put("c", "{}"))));
        List<InboxRow> rows = list(tx -> tx.inbox().list(Long.MIN_VALUE, 9));
        write(tx -> tx.inbox().remove(List.of(rows.get(0).number(), rows.get(2).number())));

        assertThat(list(tx -> tx.inbox().list(Long.MIN_VALUE, 9))).containsExactly(rows.get(1));
    }

    private static InboxRow put(String id, @Nullable String body) {
        return new InboxRow(0, "app", "customer", id, body);
    }
}
