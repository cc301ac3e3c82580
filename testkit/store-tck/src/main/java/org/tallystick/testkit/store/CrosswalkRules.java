package org.tallystick.testkit.store;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.store.Crosswalk.RefKey;

/** What every store must do with the crosswalk. */
abstract class CrosswalkRules extends StoreRules {

    private final RefKey crm1 = new RefKey("crm", "Customer", "1");

    private final RefKey crm2 = new RefKey("crm", "Customer", "2");

    private final RefKey erp1 = new RefKey("erp", "Customer", "1");

    @Test
    void required_s30_refsOfSeveralSystemsDenoteOneRecord() {
        write(tx -> tx.crosswalk().link(Map.of(crm1, "c-1", erp1, "c-1")));

        assertThat(map(tx -> tx.crosswalk().recordIds(List.of(crm1, erp1, crm2))))
                .isEqualTo(Map.of(crm1, "c-1", erp1, "c-1"));
    }

    @Test
    void required_s31_idsOfOneSystemAndTypeSayNothingOfAnother() {
        write(tx -> tx.crosswalk().link(Map.of(crm1, "c-1")));

        assertThat(map(tx -> tx.crosswalk().recordIds(List.of(erp1, new RefKey("crm", "Project", "1")))))
                .isEmpty();
        assertThat(map(tx -> tx.crosswalk().remoteIds("crm", "Project", List.of("c-1"))))
                .isEmpty();
    }

    @Test
    void required_s32_ofSeveralRefsTheLastLinkedIsTheRemoteId() {
        link(crm2, "c-1");
        link(crm1, "c-1");

        assertThat(remoteId("c-1")).isEqualTo("1");
    }

    @Test
    void required_s33_linkingAgainWhatIsLinkedChangesNothing() {
        link(crm2, "c-1");
        link(crm1, "c-1");
        link(crm2, "c-1");

        assertThat(remoteId("c-1")).isEqualTo("1");
    }

    @Test
    void required_s34_aRefThatIsLinkedElsewhereMovesAndIsTheLastThere() {
        link(crm1, "c-1");
        link(crm2, "c-2");
        link(crm1, "c-2");

        assertThat(map(tx -> tx.crosswalk().recordIds(List.of(crm1)))).isEqualTo(Map.of(crm1, "c-2"));
        assertThat(remoteId("c-1")).isNull();
        assertThat(remoteId("c-2")).isEqualTo("1");
    }

    @Test
    void required_s35_linksOfAListOfAnyLengthAreFound() {
        Map<RefKey, String> links =
                numbered("", MANY).stream().collect(toMap(id -> new RefKey("crm", "Customer", id), id -> "c-" + id));
        write(tx -> tx.crosswalk().link(links));

        assertThat(map(tx -> tx.crosswalk().recordIds(links.keySet()))).isEqualTo(links);
        assertThat(map(tx -> tx.crosswalk().remoteIds("crm", "Customer", links.values())))
                .hasSize(MANY)
                .containsEntry("c-7", "7");
    }

    @Test
    void required_s191_theFirstRefsOfNewRecordsAreLinkedAsOthersAre() {
        write(tx -> tx.crosswalk().linkFirst(Map.of(crm1, "c-1", crm2, "c-2")));

        assertThat(map(tx -> tx.crosswalk().recordIds(List.of(crm1, crm2))))
                .isEqualTo(Map.of(crm1, "c-1", crm2, "c-2"));
        assertThat(remoteId("c-2")).isEqualTo("2");
    }

    @Test
    void required_s192_whatIsLinkedAfterTheFirstIsTheLast() {
        write(tx -> tx.crosswalk().linkFirst(Map.of(crm2, "c-1")));
        link(crm1, "c-1");

        assertThat(remoteId("c-1")).isEqualTo("1");
    }

    private void link(RefKey ref, String recordId) {
        write(tx -> tx.crosswalk().link(Map.of(ref, recordId)));
    }

    private @Nullable String remoteId(String recordId) {
        return map(tx -> tx.crosswalk().remoteIds("crm", "Customer", List.of(recordId)))
                .get(recordId);
    }
}
