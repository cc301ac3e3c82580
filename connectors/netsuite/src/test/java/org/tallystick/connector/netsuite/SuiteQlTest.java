package org.tallystick.connector.netsuite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.connector.netsuite.NetSuiteStub.Call;
import org.tallystick.connector.netsuite.NetSuiteStub.Reply;
import org.tallystick.model.Customer;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Found;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.RecordLookup.Listing;

/** How rows are asked for and taken, shown on the lookup of customers. */
class SuiteQlTest {

    private NetSuiteStub netSuite;
    private Connector connector;
    private RecordLookup<Customer> customers;

    @BeforeEach
    void start() throws IOException {
        netSuite = new NetSuiteStub();
        connector = netSuite.connector();
        customers = connector.lookup(RecordType.CUSTOMER).orElseThrow();
    }

    @AfterEach
    void stop() {
        connector.close();
        netSuite.close();
    }

    @Test
    void aQueryIsPostedTransientWithItsParameters() {
        netSuite.thenQuery(Reply.rows());

        customers.byExternalKey(List.of("A", "B'; --", "A"));

        Call call = netSuite.calls(NetSuiteStub.SUITEQL).get(0);
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.uri().getQuery()).isEqualTo("limit=1000&offset=0");
        assertThat(call.headers())
                .containsEntry("prefer", "transient")
                .containsEntry("content-type", "application/json")
                .containsEntry("authorization", "Bearer token-1");
        assertThat(call.body())
                .isEqualTo("{\"q\":\"SELECT id, externalid, companyname FROM customer WHERE externalid IN (?, ?)"
                        + " ORDER BY id\",\"params\":[\"A\",\"B'; --\"]}");
    }

    @Test
    void allPagesAreReadAndEachOffsetIsAMultipleOfTheLimit() {
        netSuite.thenQuery(
                Reply.page(true, row("A", "1", "Alpha")), Reply.page(true, row("B", "2", "Beta")), Reply.rows());

        assertThat(customers.byExternalKey(List.of("A", "B"))).containsOnlyKeys("A", "B");
        assertThat(netSuite.calls(NetSuiteStub.SUITEQL))
                .extracting(call -> call.uri().getQuery())
                .containsExactly("limit=1000&offset=0", "limit=1000&offset=1000", "limit=1000&offset=2000");
    }

    /** Links of a page that does not say {@code hasMore}. */
    @Test
    void theNextPageMayBeToldByALinkInPlace() {
        String self = "{\"rel\":\"self\",\"href\":\"%s\"}".formatted(netSuite.uri(NetSuiteStub.SUITEQL));
        String next = "{\"rel\":\"next\",\"href\":\"%s?limit=1000&offset=1000\"}"
                .formatted(netSuite.uri(NetSuiteStub.SUITEQL));
        netSuite.thenQuery(linked(row("A", "1", "Alpha"), next, self), linked(row("B", "2", "Beta"), self));

        assertThat(customers.byExternalKey(List.of("A", "B"))).containsOnlyKeys("A", "B");
        assertThat(netSuite.calls(NetSuiteStub.SUITEQL)).hasSize(2);
    }

    @Test
    void aNumberIsReadAsItsText() {
        netSuite.thenQuery(Reply.rows("{\"links\":[],\"id\":4001,\"externalid\":7,\"companyname\":1.50}"));

        assertThat(customers.byExternalKey(List.of("7")))
                .containsExactly(Map.entry("7", new Found("7", "4001", null, "name 1.50", null, null)));
    }

    @Test
    void aQueryBeyondTheCeilingIsAFailureAndNotAShorterAnswer() {
        for (int page = 0; page < 100; page++) {
            netSuite.thenQuery(Reply.page(true, row("A", "1", "Alpha")));
        }

        assertThat(failure().problem().code()).isEqualTo("SUITEQL_CEILING");
        assertThat(netSuite.calls(NetSuiteStub.SUITEQL)).hasSize(100);
        assertThat(netSuite.calls(NetSuiteStub.SUITEQL).get(99).uri().getQuery())
                .isEqualTo("limit=1000&offset=99000");
    }

    @Test
    void asManyRowsAsAQueryGivesMayNotBeAllEvenIfTheLastPageSaysSo() {
        String[] rows = new String[1000];
        Arrays.fill(rows, row("A", "1", "Alpha"));
        for (int page = 1; page <= 100; page++) {
            netSuite.thenQuery(Reply.page(page < 100, rows));
        }

        assertThat(failure().problem().code()).isEqualTo("SUITEQL_CEILING");
    }

    @Test
    void manyKeysAreAskedForInParts() {
        netSuite.thenQuery(Reply.rows(), Reply.rows(row("K100", "5", "x")), Reply.rows());

        assertThat(customers.byExternalKey(
                        IntStream.range(0, 201).mapToObj(i -> "K" + i).toList()))
                .containsOnlyKeys("K100");
        assertThat(netSuite.calls(NetSuiteStub.SUITEQL)).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"count\":1,\"hasMore\":false,\"items\":[{\"id\":\"1\"          | ANSWER_MALFORMED",
                "{\"count\":1,\"hasMore\":false}                                  | ANSWER_SHAPE",
                "{\"count\":0,\"items\":[]}                                       | ANSWER_SHAPE",
                "{\"count\":2,\"hasMore\":false,\"items\":[{\"id\":\"1\"}]}       | ANSWER_SHAPE",
                "{\"count\":0,\"hasMore\":true,\"items\":[]}                      | ANSWER_SHAPE",
                "{\"count\":0,\"links\":[ ],\"items\":[]}                       | ANSWER_SHAPE",
                "{\"count\":1,\"hasMore\":false,\"items\":[{\"id\":true}]}        | TYPE",
                "{\"count\":1,\"hasMore\":false,\"items\":[{\"id\":[1]}]}         | TYPE",
                "{\"count\":1,\"hasMore\":false,\"items\":[{\"id\":\"1\"}]}       | ABSENT"
            })
    void anAnswerThatIsCutMiscountedOrNotAsDocumentedIsAFailure(String body, String code) {
        netSuite.thenQuery(Reply.ok(body));

        assertThat(failure().problem().code()).isEqualTo(code);
    }

    @Test
    void aBrokenQueryIsUnavailableAndNotInDoubt() {
        netSuite.thenQuery(Reply.NOTHING, Reply.of(500, ""), Reply.error(429, "CONCURRENCY_LIMIT_EXCEEDED", "x", ""));

        assertThat(failure().kind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(failure().kind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(failure().kind()).isEqualTo(FailureKind.THROTTLED);
    }

    @Test
    void aCustomerIsFoundByExactlyItsKeyWithItsNameAsContent() {
        netSuite.thenQuery(Reply.rows(row("Aa", "4001", "Alpha"), row("aA", "4002", "Other")));

        assertThat(customers.byExternalKey(List.of("Aa")))
                .containsExactly(Map.entry("Aa", new Found("Aa", "4001", null, "name Alpha", null, null)));
        assertThat(customers.digest(Records.write(Records.customer("Alpha"), "Aa")))
                .isEqualTo("name Alpha");
    }

    @Test
    void theDigestOfALongNameIsThatOfTheNameAsNetSuiteKeepsIt() {
        assertThat(customers.digest(Records.write(Records.customer("x".repeat(90)), "A")))
                .isEqualTo("name " + "x".repeat(83));
    }

    @Test
    void aListingGoesOnByInternalId() {
        netSuite.thenQuery(Reply.page(true, row("A", "9", "a"), row("B", "10", "b")), Reply.rows(row("C", "12", "c")));

        Listing first = customers.list(null, 2);
        Listing second = customers.list(first.next(), 5000);

        assertThat(first.found()).extracting(Found::externalKey).containsExactly("A", "B");
        assertThat(first.next()).isEqualTo("10");
        assertThat(second.found()).extracting(Found::externalKey).containsExactly("C");
        assertThat(second.next()).isNull();
        assertThat(netSuite.calls(NetSuiteStub.SUITEQL))
                .extracting(call -> call.uri().getQuery() + " " + call.body())
                .containsExactly(
                        "limit=2&offset=0 {\"q\":\"SELECT id, externalid, companyname FROM customer"
                                + " WHERE externalid IS NOT NULL AND id > 0 ORDER BY id\"}",
                        "limit=1000&offset=0 {\"q\":\"SELECT id, externalid, companyname FROM customer"
                                + " WHERE externalid IS NOT NULL AND id > 10 ORDER BY id\"}");
    }

    @Test
    void aListingOutOfOrderIsAFailureBecauseItsNextPageCouldMissRows() {
        netSuite.thenQuery(Reply.rows(row("B", "10", "b"), row("A", "9", "a")));

        assertThat(catchThrowableOfType(ConnectorException.class, () -> customers.list(null, 10))
                        .problem()
                        .code())
                .isEqualTo("ANSWER_SHAPE");
    }

    private ConnectorException failure() {
        return catchThrowableOfType(ConnectorException.class, () -> customers.byExternalKey(List.of("A")));
    }

    private static String row(String key, String id, String name) {
        return "{\"links\":[],\"id\":\"%s\",\"externalid\":\"%s\",\"companyname\":\"%s\"}".formatted(id, key, name);
    }

    private static Reply linked(String row, String... links) {
        return Reply.ok("{\"links\":[%s],\"count\":1,\"items\":[%s]}".formatted(String.join(",", links), row));
    }
}
