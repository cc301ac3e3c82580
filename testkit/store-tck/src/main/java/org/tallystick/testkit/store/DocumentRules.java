package org.tallystick.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.testkit.store.Rows.document;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.store.Documents;
import org.tallystick.engine.store.Documents.DocumentRow;
import org.tallystick.engine.store.StoreException;

/** What every store must do with documents. */
abstract class DocumentRules extends StoreRules {

    @Test
    void required_s15_documentsAreFoundByIdWithoutTheirRawText() {
        write(tx -> tx.documents().put(List.of(document("a", Documents.State.MAPPED))));

        assertThat(map(tx -> tx.documents().find("psa/TimeEntry", List.of("a", "b"))))
                .containsExactly(Map.entry(
                        "a",
                        new DocumentRow("psa/TimeEntry", "a", 1, "hash-a", "rules-1", null, Documents.State.MAPPED)));
        assertThat(map(tx -> tx.documents().find("crm/TimeEntry", List.of("a"))))
                .isEmpty();
    }

    @Test
    void required_s16_theNewestVersionReplacesADocument() {
        write(tx -> tx.documents().put(List.of(document("a", Documents.State.SET_ASIDE))));
        write(tx -> tx.documents()
                .put(List.of(new DocumentRow(
                        "psa/TimeEntry", "a", 9_000_000_000L, "h2", "rules-2", null, Documents.State.DELETED))));

        assertThat(map(tx -> tx.documents().find("psa/TimeEntry", List.of("a"))).get("a"))
                .isEqualTo(new DocumentRow(
                        "psa/TimeEntry", "a", 9_000_000_000L, "h2", "rules-2", null, Documents.State.DELETED));
    }

    @Test
    void required_s210_whatIsPutForTheFirstTimeComesBack() {
        write(tx -> tx.documents()
                .putFirst(List.of(document("a", Documents.State.SET_ASIDE), document("b", Documents.State.SET_ASIDE))));

        assertThat(list(tx -> tx.documents().setAside("psa/TimeEntry")))
                .containsExactly(document("a", Documents.State.SET_ASIDE), document("b", Documents.State.SET_ASIDE));
    }

    @Test
    void required_s211_whatIsKnownIsNotPutForTheFirstTime() {
        write(tx -> tx.documents().put(List.of(document("a", Documents.State.SET_ASIDE))));

        assertThatThrownBy(() -> write(tx -> tx.documents()
                        .putFirst(
                                List.of(document("b", Documents.State.MAPPED), document("a", Documents.State.MAPPED)))))
                .isInstanceOf(StoreException.class);

        assertThat(map(tx -> tx.documents().find("psa/TimeEntry", List.of("a", "b"))))
                .hasEntrySatisfying("a", row -> assertThat(row.state()).isEqualTo(Documents.State.SET_ASIDE))
                .hasSize(1);
    }

    @Test
    void required_s17_thoseThatAreSetAsideComeWithTheirText() {
        write(tx -> tx.documents()
                .put(List.of(
                        document("a", Documents.State.MAPPED),
                        document("b", Documents.State.SET_ASIDE),
                        document("c", Documents.State.DELETED))));

        assertThat(list(tx -> tx.documents().setAside("psa/TimeEntry")))
                .containsExactly(document("b", Documents.State.SET_ASIDE));
        assertThat(list(tx -> tx.documents().setAside("psa/Other"))).isEmpty();
    }

    @Test
    void required_s216_flowsAreNamedOnceThatHaveDocumentsSetAside() {
        write(tx -> tx.documents()
                .put(List.of(
                        document("a", Documents.State.SET_ASIDE),
                        document("b", Documents.State.SET_ASIDE),
                        new DocumentRow("psa/Other", "c", 1, "hash", "rules", null, Documents.State.DELETED),
                        new DocumentRow("crm/Line", "d", 1, "hash", "rules", "{}", Documents.State.SET_ASIDE))));

        assertThat(list(tx -> tx.documents().flowsSetAside())).containsExactly("crm/Line", "psa/TimeEntry");
    }

    @Test
    void required_s18_liveOnesAreAllThatTheirSourceDidNotDelete() {
        write(tx -> tx.documents()
                .put(List.of(
                        document("a", Documents.State.MAPPED),
                        document("b", Documents.State.SET_ASIDE),
                        document("c", Documents.State.DELETED))));

        assertThat(list(tx -> tx.documents().liveIds("psa/TimeEntry"))).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void required_s205_liveOnesAreCountedNoFurtherThanAsked() {
        write(tx -> tx.documents()
                .put(List.of(
                        document("a", Documents.State.MAPPED),
                        document("b", Documents.State.SET_ASIDE),
                        document("c", Documents.State.DELETED),
                        document("d", Documents.State.MAPPED))));

        assertThat(list(tx -> List.of(
                        tx.documents().countLive("psa/TimeEntry", 2),
                        tx.documents().countLive("psa/TimeEntry", 100),
                        tx.documents().countLive("psa/Other", 100))))
                .containsExactly(2, 3, 0);
    }

    @Test
    void required_s206_someThatAreSetAsideComeWithTheirText() {
        write(tx -> tx.documents()
                .put(List.of(
                        document("a", Documents.State.MAPPED),
                        document("b", Documents.State.SET_ASIDE),
                        document("c", Documents.State.SET_ASIDE))));

        assertThat(list(tx -> tx.documents().setAside("psa/TimeEntry", List.of("a", "b", "x"))))
                .containsExactly(document("b", Documents.State.SET_ASIDE));
        assertThat(list(tx -> tx.documents().setAside("psa/Other", List.of("b"))))
                .isEmpty();
    }

    @Test
    void required_s207_whatIsRemovedIsNotKnownAnyMore() {
        write(tx -> tx.documents()
                .put(List.of(document("a", Documents.State.MAPPED), document("b", Documents.State.MAPPED))));
        write(tx -> tx.documents().remove("psa/Other", List.of("a")));
        write(tx -> tx.documents().remove("psa/TimeEntry", List.of("b", "x")));

        assertThat(map(tx -> tx.documents().find("psa/TimeEntry", List.of("a", "b"))))
                .containsOnlyKeys("a");
    }

    @Test
    void required_s19_documentsOfAListOfAnyLengthAreFound() {
        List<String> ids = numbered("d", MANY);
        write(tx -> tx.documents()
                .put(ids.stream()
                        .map(id -> document(id, Documents.State.MAPPED))
                        .toList()));

        assertThat(map(tx -> tx.documents().find("psa/TimeEntry", ids))).hasSize(MANY);
        assertThat(map(tx -> tx.documents().find("psa/TimeEntry", List.of()))).isEmpty();
    }
}
