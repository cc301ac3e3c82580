package org.tallystick.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tallystick.model.CreditLine;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.LineSource;
import org.tallystick.model.TaxSubtotal;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.UnitPrice;
import tools.jackson.databind.JsonNode;

/** The managed-services firm's three periods, to the cent: milestones, recurring parts, amendments, caps, credits and rebills. */
class ManagedServicesMonthTest {

    private static final Path MONTH = Path.of("../../examples/managed-services/month-end-2");
    private static final List<YearMonth> PERIODS =
            List.of(YearMonth.of(2026, 8), YearMonth.of(2026, 9), YearMonth.of(2026, 10));

    private static PsaMonth month;
    private static final List<String> HELD = new ArrayList<>();
    private static final List<BillingOutcome> OUTCOMES = new ArrayList<>();

    @BeforeAll
    static void playTheMonth() throws IOException {
        month = new PsaMonth(MONTH);
        for (YearMonth period : PERIODS) {
            month.take(period);
            month.bill(period, PERIODS.get(0)).forEach((engagement, outcome) -> {
                OUTCOMES.add(outcome);
                outcome.held().forEach(held -> HELD.add(period + " " + engagement + " " + row(held)));
            });
        }
    }

    @Test
    void invoicesAreAsExpected() throws IOException {
        assertSame(
                month.issued.stream().flatMap(ManagedServicesMonthTest::rows),
                expected("invoices").stream().flatMap(ManagedServicesMonthTest::invoiceRows));
    }

    /** TRN-5. */
    @Test
    void eachLineIsExplainedByItsItemsAndWhereTheirAmountsCameFrom() {
        assertThat(OUTCOMES).anyMatch(outcome -> outcome.proposal().isPresent());
        for (BillingOutcome outcome : OUTCOMES) {
            List<InvoiceLine> lines = outcome.proposal().map(Invoice::lines).orElse(List.of());
            assertThat(outcome.explanations()).hasSameSizeAs(lines);
            for (LineExplanation why : outcome.explanations()) {
                InvoiceLine line = lines.get(why.line() - 1);
                assertThat(why.items())
                        .extracting(LineExplanation.Item::id)
                        .isEqualTo(line.sources().stream().map(LineSource::id).toList());
                assertThat(why.items().stream()
                                .map(LineExplanation.Item::amount)
                                .reduce(Money::plus))
                        .contains(line.net());
                assertThat(why.items())
                        .allSatisfy(item -> assertThat(item.origin()).isNotBlank());
                assertThat(why.tax()).startsWith(line.taxCode());
            }
        }
        assertThat(OUTCOMES.stream()
                        .flatMap(outcome -> outcome.explanations().stream())
                        .flatMap(why -> why.items().stream())
                        .map(LineExplanation.Item::origin))
                .anyMatch(origin -> origin.startsWith("rate card CL-"))
                .anyMatch(origin -> origin.startsWith("standard rate "))
                .anyMatch(origin -> origin.contains(" a month of contract line "))
                .anyMatch(origin -> origin.contains(", markup 0.075"))
                .anyMatch(origin -> origin.matches("[0-9.]+ [A-Z]{3}, the milestone's amount"));
    }

    @Test
    void creditMemosAreAsExpected() throws IOException {
        assertSame(
                month.credits.stream().flatMap(ManagedServicesMonthTest::rows),
                expected("credits").stream().flatMap(ManagedServicesMonthTest::creditRows));
    }

    @Test
    void whatIsHeldIsAsExpected() throws IOException {
        Stream<String> rows = expected("exceptions").stream()
                .map(row -> "%s %s %s %s %s %s %s %s %s"
                        .formatted(
                                text(row, "period"),
                                text(row, "engagement"),
                                text(row, "code"),
                                text(row, "id"),
                                text(row, "project"),
                                text(row, "kind"),
                                text(row, "serviceDate"),
                                number(row, "quantity"),
                                number(row, "amount")));
        assertSame(HELD.stream(), rows);
    }

    @Test
    void revenueIsAsExpected() throws IOException {
        Stream<String> rows = expected("revenue").stream()
                .map(row -> "%s %s %s %s %s %s %s"
                        .formatted(
                                text(row, "engagement"),
                                text(row, "period"),
                                text(row, "currency"),
                                number(row, "invoiced"),
                                number(row, "recognised"),
                                number(row, "deferred"),
                                number(row, "unbilled")));
        assertSame(
                Revenue.positions(month.issued, month.credits, PERIODS.get(2)).stream()
                        .map(each -> "%s %s %s %s %s %s %s"
                                .formatted(
                                        each.engagement().id(),
                                        each.period(),
                                        each.invoiced().currency(),
                                        plain(each.invoiced()),
                                        plain(each.recognised()),
                                        plain(each.deferred()),
                                        plain(each.unbilled()))),
                rows);
    }

    private static void assertSame(Stream<String> actual, Stream<String> expected) {
        List<String> unexpected = new ArrayList<>(actual.toList());
        List<String> missing = new ArrayList<>(expected.toList());
        missing.removeIf(unexpected::remove);
        assertThat(unexpected)
                .as("unexpected, where these are missing: %s", missing)
                .isEmpty();
        assertThat(missing).as("missing").isEmpty();
    }

    private static String row(HeldItem held) {
        return "%s %s %s %s %s %s %s"
                .formatted(
                        held.code(),
                        held.item(),
                        held.project().id(),
                        held.kind().name().toLowerCase(Locale.ROOT),
                        held.serviceDate(),
                        plain(held.quantity().value()),
                        held.amount() == null ? null : plain(held.amount()));
    }

    private static Stream<String> rows(Invoice invoice) {
        String head = "%s %s %s %s %s"
                .formatted(
                        invoice.key(),
                        invoice.billTo().id(),
                        invoice.currency(),
                        plain(invoice.totals().gross()),
                        taxes(invoice.taxes()));
        return Stream.concat(
                Stream.of(head),
                invoice.lines().stream()
                        .flatMap(line -> Stream.concat(
                                Stream.of(invoice.key() + " " + row(line) + " " + line.late() + " "
                                        + line.serviceUntil()),
                                line.sources().stream()
                                        .map(source -> invoice.key() + " " + line.no() + " " + row(source)))));
    }

    private static Stream<String> invoiceRows(JsonNode row) {
        String key = text(row, "key");
        String head = "%s %s %s %s %s"
                .formatted(key, text(row, "billTo"), text(row, "currency"), number(row, "total"), taxes(row));
        return Stream.concat(
                Stream.of(head),
                row.get("lines").values().stream()
                        .flatMap(line -> Stream.concat(
                                Stream.of(
                                        key + " " + lineRow(line) + " " + text(line, "late") + " " + text(line, "to")),
                                line.get("items").values().stream()
                                        .map(item -> key + " " + text(line, "line") + " " + text(item, "id") + " "
                                                + number(item, "quantity") + " " + number(item, "amount")))));
    }

    private static Stream<String> rows(CreditMemo credit) {
        String key = credit.ref().id();
        String head = "%s %s %s %s %s"
                .formatted(
                        key,
                        credit.original().id(),
                        credit.currency(),
                        plain(credit.totals().gross()),
                        taxes(credit.taxes()));
        return Stream.concat(Stream.of(head), credit.lines().stream().map(line -> key + " " + row(line)));
    }

    private static String row(CreditLine credited) {
        InvoiceLine line = credited.line();
        return "%d %s %s"
                .formatted(credited.originalLine(), line.sources().get(0).id(), row(line));
    }

    private static Stream<String> creditRows(JsonNode row) {
        String key = text(row, "key");
        String head = "%s %s %s %s %s"
                .formatted(key, text(row, "invoice"), text(row, "currency"), number(row, "total"), taxes(row));
        return Stream.concat(
                Stream.of(head),
                row.get("lines").values().stream()
                        .map(line -> "%s %s %s %s"
                                .formatted(key, text(line, "invoiceLine"), text(line, "id"), lineRow(line))));
    }

    private static String row(InvoiceLine line) {
        UnitPrice price = line.unitPrice();
        return "%d %s %s %s %s %s %s %s %s %s"
                .formatted(
                        line.no(),
                        line.kind().name().toLowerCase(Locale.ROOT),
                        line.project().id(),
                        line.role(),
                        price == null ? null : plain(price.amount()),
                        line.serviceDate(),
                        plain(line.quantity().value()),
                        plain(line.net()),
                        line.taxCode(),
                        plain(line.taxRate().value()));
    }

    private static String lineRow(JsonNode line) {
        return "%s %s %s %s %s %s %s %s %s %s"
                .formatted(
                        text(line, "line"),
                        text(line, "kind"),
                        text(line, "project"),
                        text(line, "role"),
                        number(line, "rate"),
                        text(line, "serviceDate"),
                        number(line, "quantity"),
                        number(line, "amount"),
                        text(line, "taxCode"),
                        number(line, "taxRate"));
    }

    private static String row(LineSource source) {
        return source.id() + " " + plain(source.quantity().value()) + " " + plain(source.amount());
    }

    private static List<String> taxes(Collection<TaxSubtotal> taxes) {
        return taxes.stream()
                .map(tax -> tax.code() + " " + plain(tax.taxable()) + " " + plain(tax.tax()))
                .sorted()
                .toList();
    }

    private static List<String> taxes(JsonNode row) {
        return row.get("taxes").values().stream()
                .map(tax -> text(tax, "taxCode") + " " + number(tax, "base") + " " + number(tax, "amount"))
                .sorted()
                .toList();
    }

    private static List<JsonNode> expected(String name) throws IOException {
        return List.copyOf(PsaMonth.JSON
                .readTree(Files.readString(MONTH.resolve("expected").resolve(name + ".json")))
                .values());
    }

    private static String text(JsonNode row, String field) {
        JsonNode value = row.get(field);
        return value.isNull() ? null : value.asString();
    }

    private static String number(JsonNode row, String field) {
        String text = text(row, field);
        return text == null ? null : plain(new BigDecimal(text));
    }

    private static String plain(Money money) {
        return plain(money.amount());
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
