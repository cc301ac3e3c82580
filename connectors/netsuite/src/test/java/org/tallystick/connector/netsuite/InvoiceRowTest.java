package org.tallystick.connector.netsuite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.connector.netsuite.NetSuiteStub.Reply;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.LineKind;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.state.CollectionState;
import org.tallystick.model.state.DocumentStatus;
import org.tallystick.model.state.Posting;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.spi.Change;
import org.tallystick.spi.Problem;

/** What becomes of an invoice's row and its lines: texts all, empty columns left out. */
class InvoiceRowTest extends RowBench {

    private static final String LINE = line("9001", "51", "-1920.00", "16", "DE-S19", "0.19") + ","
            + line("9001", "53", "-900.00", "1", "DE-S19", "0.19");

    @Test
    void anInvoiceHasItsNumberDueDateAndWhatNetSuiteKeepsOfItsLines() {
        netSuite.thenQuery(
                Reply.rows(row("\"status\":\"A\",\"foreigntotal\":\"3355.80\",\"foreignamountunpaid\":\"3355.80\"")),
                lines(LINE));

        Invoice invoice = built(changes(RecordType.INVOICE).get(0));

        assertThat(invoice.number()).isEqualTo("INV7");
        assertThat(invoice.engagement()).isEqualTo(new Ref<>("erp", RecordType.ENGAGEMENT, "4019"));
        assertThat(invoice.billTo()).isEqualTo(new Ref<>("erp", RecordType.CUSTOMER, "4001"));
        assertThat(invoice.terms().dueDate()).isEqualTo(LocalDate.of(2026, 9, 14));
        assertThat(invoice.terms().purchaseOrder()).isEqualTo("PO-2026-17");
        assertThat(invoice.lines()).extracting(InvoiceLine::kind).containsExactly(LineKind.TIME, LineKind.MILESTONE);
        assertThat(invoice.lines().get(0).quantity()).isEqualTo(Quantity.of("16"));
        assertThat(invoice.totals().tax()).isEqualTo(Money.of("535.80", "EUR"));
        assertThat(invoice.totals().due()).isEqualTo(Money.of("3355.80", "EUR"));
        assertThat(invoice.state().posting()).isEqualTo(Posting.POSTED);
        assertThat(invoice.state().collection()).isEqualTo(CollectionState.NOT_DUE);
        assertThat(invoice.check()).isEmpty();
    }

    @Test
    void idsMayComeAsNumbers() {
        netSuite.thenQuery(
                Reply.rows(row("\"status\":\"D\",\"foreigntotal\":3355.80")
                        .replace("\"4001\"", "4001")
                        .replace("\"5\"", "5")),
                lines(LINE.replace("\"51\"", "51").replace("\"16\"", "16")));

        Invoice invoice = built(changes(RecordType.INVOICE).get(0));

        assertThat(invoice.billTo().id()).isEqualTo("4001");
        assertThat(invoice.legalEntity().id()).isEqualTo("5");
        assertThat(invoice.lines().get(0).kind()).isEqualTo(LineKind.TIME);
    }

    @Test
    void anInvoiceIsKnownAsWhatWeWrote() {
        netSuite.thenQuery(Reply.rows(row("\"status\":\"D\",\"foreigntotal\":\"3355.80\"")), lines(LINE));

        assertThat(externalKey(changes(RecordType.INVOICE).get(0))).contains("tly-1");
    }

    /** NetSuite may round tax on each line: what it shows is due, and the difference has a name. */
    @Test
    void anotherRoundingOfTaxIsANamedDifference() {
        netSuite.thenQuery(
                Reply.rows(row("\"status\":\"B\",\"foreigntotal\":\"3355.81\",\"foreignamountunpaid\":\"0\"")),
                lines(LINE));

        Invoice invoice = built(changes(RecordType.INVOICE).get(0));

        assertThat(invoice.totals().rounding()).isEqualTo(Money.of("0.01", "EUR"));
        assertThat(invoice.totals().due()).isEqualTo(Money.of("3355.81", "EUR"));
        assertThat(invoice.state().collection()).isEqualTo(CollectionState.PAID);
        assertThat(invoice.check()).isEmpty();
    }

    @Test
    void oneThatWaitsForApprovalIsNotPostedAndNotCollected() {
        netSuite.thenQuery(Reply.rows(row("\"status\":\"D\",\"foreigntotal\":\"3355.80\"")), lines(LINE));

        Invoice invoice = built(changes(RecordType.INVOICE).get(0));

        assertThat(invoice.state().document()).isEqualTo(DocumentStatus.IN_REVIEW);
        assertThat(invoice.state().posting()).isEqualTo(Posting.UNPOSTED);
        assertThat(invoice.state().collection()).isNull();
        assertThat(invoice.check()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"status\":\"E\",\"foreigntotal\":\"3355.80\"                                  | REJECTED",
                "\"status\":\"V\",\"foreigntotal\":\"3355.80\"                                  | VOIDED",
                "\"status\":\"X\",\"foreigntotal\":\"3355.80\"                                  | STATUS_UNKNOWN",
                "\"status\":\"A\",\"foreigntotal\":\"3355.83\",\"foreignamountunpaid\":\"0\"    | TOTAL_DIFFERS",
                "\"status\":\"A\",\"foreigntotal\":\"3355.80\"                                  | ABSENT",
                "\"status\":\"A\",\"foreigntotal\":\"3355.805\",\"foreignamountunpaid\":\"0\"   | VALUE",
            })
    void oneThatIsForAPersonIsSetAside(String columns, String code) {
        netSuite.thenQuery(Reply.rows(row(columns)), lines(LINE));

        assertThat(code(changes(RecordType.INVOICE).get(0))).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "EUR, 3355.805, 0, -1920.00, 16, 0.19, foreigntotal, 3355.805",
        "EUR, 3355.80, 0.001, -1920.00, 16, 0.19, foreignamountunpaid, 0.001",
        "EUR, 3355.80, 0, -1920.001, 16, 0.19, foreignamount, -1920.001",
        "EUR, 3355.80, 0, -1920.00, 1.1234567, 0.19, quantity, 1.1234567",
        "EUR, 3355.80, 0, -1920.00, 16, 0.123456789, rate, 0.123456789",
        "EURO, 3355.80, 0, -1920.00, 16, 0.19, currency, EURO",
    })
    void aValueThatCannotBeIsToldWithItsColumn(
            String currency,
            String total,
            String unpaid,
            String amount,
            String quantity,
            String rate,
            String column,
            String value) {
        String columns =
                "\"status\":\"A\",\"foreigntotal\":\"%s\",\"foreignamountunpaid\":\"%s\"".formatted(total, unpaid);
        netSuite.thenQuery(
                Reply.rows(row(columns).replace("\"EUR\"", "\"" + currency + "\"")),
                lines(line("9001", "51", amount, quantity, "DE-S19", rate) + ","
                        + line("9001", "53", "-900.00", "1", "DE-S19", "0.19")));

        Problem problem = problem(changes(RecordType.INVOICE).get(0));

        assertThat(problem.code()).isEqualTo("VALUE");
        assertThat(problem.field()).isEqualTo(column);
        assertThat(problem.value()).isEqualTo(value);
        assertThat(problem.message()).startsWith(column + ": ").contains(value.replace("-", ""));
        assertThat(problem.remedy()).contains("NetSuite");
    }

    @Test
    void aLineOfAnItemThatBillsNothingOfOursIsForAPerson() {
        netSuite.thenQuery(
                Reply.rows(row("\"status\":\"A\",\"foreigntotal\":\"119\",\"foreignamountunpaid\":\"0\"")),
                lines(line("9001", "88", "-100", "1", "DE-S19", "0.19")));

        assertThat(code(changes(RecordType.INVOICE).get(0))).isEqualTo("ITEM_UNKNOWN");
    }

    /** The database may disregard case: such a row gives no record, and the page goes on after it. */
    @Test
    void anInvoiceWhoseKeyOnlyResemblesOursGivesNothing() {
        netSuite.thenQuery(
                Reply.rows(
                        "{\"id\":\"9000\",\"externalid\":\"TLY-0\"}",
                        row("\"status\":\"D\",\"foreigntotal\":\"3355.80\"")),
                lines(LINE));

        List<Change<Invoice>> changes = changes(RecordType.INVOICE);

        assertThat(((Change.Upsert<Invoice>) changes.get(0)).drafts()).isEmpty();
        assertThat(built(changes.get(1)).number()).isEqualTo("INV7");
    }

    @Test
    void onlyOursAreAskedForAndTheirLinesTogether() {
        netSuite.thenQuery(
                Reply.rows("{\"id\":\"9000\",\"externalid\":\"TLY-0\"}", row("\"status\":\"D\"")), lines(LINE));

        changes(RecordType.INVOICE);

        assertThat(netSuite.calls(NetSuiteStub.SUITEQL).get(0).uri().getQuery()).isEqualTo("limit=100&offset=0");
        assertThat(netSuite.calls(NetSuiteStub.SUITEQL).get(0).body())
                .contains("'2026-09-01' AS asked")
                .contains("WHERE t.type = 'CustInvc' AND t.externalid LIKE ? AND t.id > 0 ORDER BY t.id")
                .contains("\"params\":[\"tly-%\"]");
        assertThat(netSuite.calls(NetSuiteStub.SUITEQL).get(1).body())
                .contains("WHERE l.transaction IN (9000, 9001) AND");
    }

    /** One query gives 100,000 rows at most, over all its pages; here each has one. */
    @Test
    void linesThatAreTooManyForOneQueryAreReadInParts() {
        String columns = "\"status\":\"A\",\"foreigntotal\":\"1071\",\"foreignamountunpaid\":\"0\"";
        netSuite.thenQuery(Reply.rows(row(columns).replace("9001", "9000").replace("INV7", "INV6"), row(columns)))
                .onQuery(call -> call.body().contains("IN (9000, 9001)")
                        ? Reply.page(true, "{\"transaction\":\"9000\"}")
                        : lines(line(
                                call.body().contains("IN (9000)") ? "9000" : "9001",
                                "53",
                                "-900.00",
                                "1",
                                "DE-S19",
                                "0.19")));

        assertThat(changes(RecordType.INVOICE))
                .extracting(
                        change -> built(change).number(),
                        change -> built(change).totals().net())
                .containsExactly(tuple("INV6", Money.of("900.00", "EUR")), tuple("INV7", Money.of("900.00", "EUR")));
        assertThat(netSuite.calls(NetSuiteStub.SUITEQL)).hasSize(1 + 100 + 2);
    }

    private static String row(String columns) {
        return """
                {"links":[],"id":"9001","externalid":"tly-1","tranid":"INV7","entity":"4001","job":"4019","subsidiary":"5",\
                "symbol":"EUR","trandate":"2026-08-31T00:00:00","duedate":"2026-09-14T00:00:00",\
                "otherrefnum":"PO-2026-17","asked":"2026-09-01",%s}""".formatted(columns);
    }

    private static Reply lines(String lines) {
        return Reply.rows(lines.split("(?<=}),", -1));
    }

    private static String line(String invoice, String item, String amount, String quantity, String code, String rate) {
        return """
                {"links":[],"transaction":"%s","item":"%s","foreignamount":"%s","quantity":"%s","memo":"Work",\
                "itemid":"%s","rate":"%s"}""".formatted(invoice, item, amount, quantity, code, rate);
    }
}
