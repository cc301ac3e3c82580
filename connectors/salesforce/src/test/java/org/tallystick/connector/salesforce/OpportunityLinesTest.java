package org.tallystick.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.model.Opportunity;
import org.tallystick.model.OpportunityLine;
import org.tallystick.model.RecordType;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.UnitPrice;
import org.tallystick.spi.Change;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.MappingSource;
import org.tallystick.spi.Page;
import org.tallystick.spi.Problem;
import org.tallystick.spi.SourceSpec;
import org.tallystick.spi.SweptSource;

/** Lines of opportunities, read by queries of their own. Source: the vendor contract sheet of Salesforce, section 3, and decision 051. */
class OpportunityLinesTest extends StubbedCrm<Opportunity> {

    private static final String SALE = "0065g00000KkxrtAAB";
    private static final String OTHER = "0065g0000000Hq9AAE";
    private static final String L1 = "00k5g00000AAAAAAA4";
    private static final String L2 = "00k5g00000BBBBBAA4";
    private static final String LATER = "2026-03-15T08:00:00.000+0000";
    private static final String FIELDS =
            "\"Name\":\"N\",\"StageName\":\"Prospecting\",\"CurrencyIsoCode\":\"EUR\",\"Amount\":300";

    OpportunityLinesTest() {
        super(RecordType.OPPORTUNITY);
    }

    @Test
    void anOpportunityHasTheLinesThatAreNotDeletedAndItsDocumentSaysThatOthersWere() {
        String sale = row(SALE, STAMP, FIELDS);
        String gone = line(L1, SALE, STAMP, "\"DATA\"", "1", "5", "5").replace("false", "true");
        String line = line(L2, SALE, STAMP, "\"ADV\"", "2.5", "120.125", "300");
        org().thenRows(sale).thenRows(gone, line);

        Change.Upsert<Opportunity> change = upsert(lined().read(null, 10).changes());

        assertThat(record(change).lines())
                .containsExactly(new OpportunityLine(
                        "ADV",
                        Quantity.of("2.5"),
                        null,
                        new UnitPrice(new BigDecimal("120.125"), new CurrencyCode("EUR")),
                        null,
                        Money.of("300", "EUR")));
        assertThat(record(change).check()).isEmpty();
        assertThat(change.raw().content())
                .isEqualTo("%s,\"OpportunityLineItems\":{\"totalSize\":2,\"done\":true,\"records\":[%s,%s]}}"
                        .formatted(
                                sale.substring(0, sale.length() - 1),
                                "{\"Id\":\"%s\",\"IsDeleted\":true,\"SystemModstamp\":\"2026-03-14T07:47:00Z\"}"
                                        .formatted(L1),
                                line));
        assertThat(org().lastRequest())
                .isEqualTo(
                        "GET /services/data/v62.0/queryAll?q=SELECT Id, IsDeleted, SystemModstamp, Quantity, UnitPrice, "
                                + "TotalPrice, OpportunityId, Product2.ProductCode FROM OpportunityLineItem WHERE OpportunityId IN ('"
                                + SALE + "') ORDER BY Id ASC");
    }

    @Test
    void aDocumentThatWasKeptGivesTheSameRecordAndVersion() {
        org().thenRows(row(SALE, STAMP, FIELDS))
                .thenRows(line(L1, SALE, LATER, "\"ADV\"", "1", "300", "300"))
                .thenRows(row(SALE, STAMP, ""));
        SweptSource<Opportunity> source = lined();
        Change.Upsert<Opportunity> read = upsert(source.read(null, 10).changes());

        Change<Opportunity> kept =
                ((MappingSource<Opportunity>) source).map(read.documentId(), read.version(), read.raw());

        assertThat(kept.version()).isEqualTo(read.version());
        assertThat(record(kept)).isEqualTo(record(read));
    }

    /** A person who does without lines, since one of them cannot be read, may have the opportunity tried again. */
    @Test
    void aDocumentThatWasKeptWithLinesHasItsVersionAlsoWhereLinesAreNotReadAnyMore() {
        org().thenRows(row(SALE, STAMP, FIELDS))
                .thenRows(line(L1, SALE, LATER, "null", "1", "300", "300"))
                .thenRows(row(SALE, STAMP, ""));
        Change.Unreadable<Opportunity> read = (Change.Unreadable<Opportunity>)
                lined().read(null, 10).changes().get(0);

        Change<Opportunity> kept =
                ((MappingSource<Opportunity>) source()).map(read.documentId(), read.version(), read.raw());

        assertThat(kept.version()).isEqualTo(read.version());
        assertThat(record(kept).lines()).isEmpty();
    }

    /** Lines are read behind their opportunity: one that was saved with a line in between would be old beside new, in the version of the new. */
    @ParameterizedTest
    @ValueSource(strings = {LATER, ""})
    void anOpportunityThatWasSavedBeforeItsLinesWereReadIsLeftToItsNextReading(String stamp) {
        org().thenRows(row(OTHER, STAMP, FIELDS), row(SALE, STAMP, FIELDS))
                .thenRows(
                        line(L1, SALE, LATER, "\"ADV\"", "1", "500", "500"),
                        line(L2, OTHER, LATER, "\"ADV\"", "1", "300", "300"))
                .thenRows(
                        stamp.isEmpty()
                                ? new String[] {row(OTHER, STAMP, "")}
                                : new String[] {row(OTHER, STAMP, ""), row(SALE, stamp, "")});

        Page<Opportunity> page = lined().read(null, 2);

        assertThat(page.changes()).extracting(Change::documentId).containsExactly(OTHER);
        assertThat(page.more()).isTrue();
        assertThat(page.cursor()).endsWith(SALE);
        assertThat(org().lastRequest())
                .endsWith("queryAll?q=SELECT Id, SystemModstamp FROM Opportunity WHERE Id IN ('%s','%s')"
                        .formatted(SALE, OTHER));
    }

    @Test
    void withoutAFieldForServiceLinesNothingIsAskedOfLines() {
        String sale = row(SALE, STAMP, FIELDS);
        org().thenRows(sale);

        Change.Upsert<Opportunity> change = upsert(source().read(null, 10).changes());

        assertThat(record(change).lines()).isEmpty();
        assertThat(change.raw().content()).isEqualTo(sale);
        assertThat(org().requests()).hasSize(1);
    }

    @Test
    void eachOpportunityHasItsOwnLinesAndOneWithoutHasNone() {
        org().thenRows(row(OTHER, STAMP, FIELDS), row(SALE, STAMP, FIELDS))
                .thenRows(line(L1, SALE.substring(0, 15), STAMP, "\"ADV\"", "1", "300", "300"));

        List<Change<Opportunity>> changes = lined().read(null, 10).changes();

        assertThat(record(changes.get(0)).lines()).isEmpty();
        assertThat(upsert(changes).raw().content()).endsWith(",\"OpportunityLineItems\":null}");
        assertThat(record(changes.get(1)).lines()).hasSize(1);
    }

    @Test
    void aPageWithoutOpportunitiesAsksForNoLines() {
        org().thenRows();

        assertThat(lined().read(null, 10).changes()).isEmpty();
    }

    /** Addresses have a limit. */
    @Test
    void theLinesOfSomeFourHundredOpportunitiesAreOneQuery() {
        String[] rows = IntStream.range(0, 1_000)
                .mapToObj(i -> row("0065g00000%05dAAA".formatted(i), STAMP, FIELDS))
                .toArray(String[]::new);
        org().thenRows(rows).thenRows().thenRows().thenRows();

        assertThat(lined().read(null, 2_000).changes()).hasSize(1_000);
        assertThat(org().requests()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "null, 1, 1, 1, Product2.ProductCode, ABSENT",
        "7, 1, 1, 1, Product2.ProductCode, TYPE",
        "'\"ADV\"', 0.0000001, 1, 1, Quantity, VALUE",
        "'\"ADV\"', 1, 1, 0.1000000000000000001, TotalPrice, VALUE",
        "'\"ADV\"', 1, 0.1000000000000000001, 1, UnitPrice, VALUE",
        "'\"ADV\"', 1, 1, null, TotalPrice, ABSENT",
        "'\"ADV\"', '\"two\"', 1, 1, Quantity, TYPE",
    })
    void whatTheModelCannotTakeOfALineIsTold(
            String code, String quantity, String price, String total, String field, String rule) {
        org().thenRows(row(SALE, STAMP, FIELDS))
                .thenRows(
                        line(L1, SALE, STAMP, "\"ADV\"", "1", "1", "1"),
                        line(L2, SALE, STAMP, code, quantity, price, total));

        Problem problem = ((Change.Unreadable<Opportunity>)
                        lined().read(null, 10).changes().get(0))
                .problem();

        assertThat(problem.field()).isEqualTo("OpportunityLineItems.records[1]." + field);
        assertThat(problem.code()).isEqualTo(rule);
    }

    /** The model has no price or quantity below zero; what the line comes to says it. */
    @ParameterizedTest
    @CsvSource({"1, -50, -50", "-1, 50, -50"})
    void aDiscountAndAReturnHaveAValue(String quantity, String price, String total) {
        org().thenRows(row(SALE, STAMP, FIELDS.replace(":300", ":250")))
                .thenRows(
                        line(L1, SALE, STAMP, "\"ADV\"", "3", "100", "300"),
                        line(L2, SALE, STAMP, "\"ADV\"", quantity, price, total));

        Opportunity sale = record(lined().read(null, 10).changes().get(0));

        assertThat(sale.lines())
                .extracting(OpportunityLine::value)
                .containsExactly(Money.of("300.00", "EUR"), Money.of("-50.00", "EUR"));
        assertThat(sale.check()).isEmpty();
        OpportunityLine below = sale.lines().get(1);
        assertThat(below.price() == null).isNotEqualTo(below.quantity() == null);
    }

    /** Three hours at 12.35 with a discount of 10 percent: the org keeps 33.345, shows 33.35, and sums what it keeps. */
    @Test
    void linesThatTheOrgDidNotRoundComeToTheRoundedAmount() {
        org().thenRows(row(SALE, STAMP, FIELDS.replace(":300", ":116.69")))
                .thenRows(
                        line(L1, SALE, STAMP, "\"ADV\"", "3", "12.35", "33.345"),
                        line(L2, SALE, STAMP, "\"ADV\"", "3", "12.35000044", "33.345"),
                        line("00k5g00000CCCCCAA4", SALE, STAMP, "\"ADV\"", "1", "50", "50"));

        Opportunity sale = record(lined().read(null, 10).changes().get(0));

        assertThat(sale.lines())
                .extracting(OpportunityLine::value)
                .containsExactly(Money.of("33.35", "EUR"), Money.of("33.34", "EUR"), Money.of("50.00", "EUR"));
        assertThat(sale.lines().get(1).price())
                .isEqualTo(new UnitPrice(new BigDecimal("12.35"), new CurrencyCode("EUR")));
        assertThat(sale.forecast().amount()).isEqualTo(Money.of("116.69", "EUR"));
        assertThat(sale.check()).isEmpty();
    }

    @Test
    void aLineWithoutAProductHasNoServiceLine() {
        org().thenRows(row(SALE, STAMP, FIELDS)).thenRows(row(L1, STAMP, """
                "OpportunityId":"%s","TotalPrice":300,"Product2":null""".formatted(SALE)));

        assertThat(lined().read(null, 10).changes().get(0)).isInstanceOf(Change.Unreadable.class);
    }

    @Test
    void theFieldOfALineMayBeItsOwnAndIsFoundInAnyCase() {
        org().thenRows(row(SALE, STAMP, FIELDS)).thenRows(row(L1, STAMP, """
                "OpportunityId":"%s","TotalPrice":300,"Service_Line__c":"ADV\"""".formatted(SALE)));

        List<Change<Opportunity>> changes =
                source("line-service-line", "service_line__c").read(null, 10).changes();

        assertThat(record(changes.get(0)).lines())
                .extracting(OpportunityLine::serviceLine)
                .containsExactly("ADV");
    }

    @Test
    void aLineThatChangedAloneIsSeenBySweepsAndFetchedInTheVersionThatTheyTold() {
        String gone = line(L1, SALE, LATER, "\"ADV\"", "1", "300", "300").replace("false", "true");
        String keys = row(L1, LATER, "\"OpportunityId\":\"%s\"".formatted(SALE));
        org().thenRows(row(OTHER, STAMP, ""), row(SALE, STAMP, ""), row("0065g0000000Hq9ZZE", STAMP, ""))
                .thenRows(keys)
                .thenRows(row(SALE, STAMP, FIELDS))
                .thenRows(gone)
                .thenRows(row(SALE, STAMP, ""));
        long later = Instant.parse("2026-03-15T08:00:00Z").toEpochMilli();
        long own = Instant.parse("2026-03-14T07:47:00Z").toEpochMilli();

        assertThat(lined().versions(null, 10).byId()).containsEntry(SALE, later).containsEntry(OTHER, own);
        assertThat(org().lastRequest())
                .endsWith(
                        "queryAll?q=SELECT Id, SystemModstamp, OpportunityId FROM OpportunityLineItem WHERE OpportunityId >= '"
                                + OTHER + "' AND OpportunityId <= '0065g0000000Hq9ZZE' ORDER BY Id ASC");
        assertThat(lined().fetch(List.of(SALE)).get(0).version()).isEqualTo(later);
    }

    @Test
    void aSweepOfNothingAsksForNoLines() {
        org().thenRows();

        assertThat(lined().versions(null, 10).byId()).isEmpty();
    }

    @Test
    void aDeletedOpportunityHasTheVersionThatSweepsTell() {
        org().thenRows(row(SALE, STAMP, "").replace("false", "true"))
                .thenRows(line(L1, SALE, LATER, "null", "1", "1", "1"))
                .thenRows(row(SALE, STAMP, "").replace("false", "true"));

        assertThat(lined().read(null, 10).changes())
                .containsExactly(new Change.Delete<>(
                        SALE, Instant.parse("2026-03-15T08:00:00Z").toEpochMilli()));
    }

    @ParameterizedTest
    @CsvSource({"\"TotalPrice\":1", "\"OpportunityId\":\"\""})
    void aLineOfNoOpportunityIsAFailureSinceItWouldBeLost(String fields) {
        org().thenRows(row(SALE, STAMP, FIELDS)).thenRows(row(L1, STAMP, fields));

        assertThatThrownBy(() -> lined().read(null, 10))
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        failure -> assertThat(failure.problem().code()).isEqualTo("ROW_WITHOUT_KEY"));
    }

    @Test
    void linesThatCannotBeHadMakeThePageFail() {
        org().thenRows(row(SALE, STAMP, FIELDS)).thenCut("{\"totalSize\":0,\"done\":true,\"records\":[]}");

        assertThatThrownBy(() -> lined().read(null, 10)).isInstanceOf(ConnectorException.class);
    }

    /** The org describes opportunities, their lines, and the products of these. */
    @Test
    void gov7_aLineWithoutTheFieldThatIsToBeReadIsFoundBeforeDataFlows() {
        Connector connector = new SalesforceConnectorFactory()
                .create(org().config("crm", "line-service-line", "Product2.ProductCode"));
        assertThat(connector.source(RecordType.OPPORTUNITY, SourceSpec.BUILT_IN))
                .isPresent();
        org().then(200, "{}")
                .then(200, "{\"fields\":[]}")
                .then(200, """
                        {"fields":[{"name":"Id"},{"name":"IsDeleted"},{"name":"SystemModstamp"},{"name":"OpportunityId"},{"name":"Quantity"},
                        {"name":"UnitPrice"},{"name":"Product2Id","relationshipName":"Product2","referenceTo":["Product2"]}]}""")
                .then(200, "{\"fields\":[{\"name\":\"Name\"}]}");

        Problem problem =
                catchThrowableOfType(ConnectorException.class, connector::check).problem();

        assertThat(problem.code()).isEqualTo("SCHEMA");
        assertThat(problem.message())
                .contains("OpportunityLineItem has no TotalPrice, Product2.ProductCode")
                .doesNotContain("Account has");
    }

    private SweptSource<Opportunity> lined() {
        return source("line-service-line", "Product2.ProductCode");
    }

    private static Change.Upsert<Opportunity> upsert(List<Change<Opportunity>> changes) {
        return (Change.Upsert<Opportunity>) changes.get(0);
    }

    private static String line(
            String id, String sale, String stamp, String code, String quantity, String price, String total) {
        return row(
                id,
                stamp,
                "\"OpportunityId\":\"%s\",\"Quantity\":%s,\"UnitPrice\":%s,\"TotalPrice\":%s,\"Product2\":{\"ProductCode\":%s}"
                        .formatted(sale, quantity, price, total, code));
    }
}
