package org.tallystick.connector.netsuite;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tallystick.model.CreditKind;
import org.tallystick.model.CreditLine;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.CreditMemoBuilder;
import org.tallystick.model.Customer;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.Engagement;
import org.tallystick.model.Entity;
import org.tallystick.model.Header;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.InvoiceLineBuilder;
import org.tallystick.model.InvoiceTotals;
import org.tallystick.model.JournalEntry;
import org.tallystick.model.JournalEntryBuilder;
import org.tallystick.model.JournalKind;
import org.tallystick.model.LedgerLine;
import org.tallystick.model.LedgerLineBuilder;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.LineKind;
import org.tallystick.model.LineSource;
import org.tallystick.model.Project;
import org.tallystick.model.ProjectBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.Side;
import org.tallystick.model.TaxSubtotal;
import org.tallystick.model.state.CreditMemoStatus;
import org.tallystick.model.state.JournalStatus;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;
import org.tallystick.model.value.UnitPrice;
import org.tallystick.spi.Write;

/** Records to write. */
final class Records {

    static final Ref<Customer> CUSTOMER = new Ref<>("crm", RecordType.CUSTOMER, "0015g00000A");
    static final Ref<LegalEntity> LEGAL_ENTITY = new Ref<>("hub", RecordType.LEGAL_ENTITY, "DE01");
    static final Ref<Engagement> ENGAGEMENT = new Ref<>("hub", RecordType.ENGAGEMENT, "0065g00000B");
    static final Ref<Project> JOB = new Ref<>("hub", RecordType.PROJECT, "0065g00000B");
    static final Ref<Invoice> ORIGINAL = new Ref<>("hub", RecordType.INVOICE, "2026-08/0065g00000B");
    static final Map<Ref<?>, String> IDS = Map.of(CUSTOMER, "4001", LEGAL_ENTITY, "5", JOB, "4019", ORIGINAL, "9001");

    private static final Ref<Project> PROJECT = new Ref<>("psa", RecordType.PROJECT, "a0P5g01");

    private Records() {}

    static Customer customer(String name) {
        return CustomerBuilder.builder()
                .header(Header.of(CUSTOMER)
                        .withExtension(NetSuiteExtensions.SUBSIDIARY, "3")
                        .withExtension(NetSuiteExtensions.CURRENCY, "GBP"))
                .name(name)
                .build();
    }

    static Project project() {
        return ProjectBuilder.builder()
                .header(Header.of(JOB))
                .name("Rheinbogen / Data platform")
                .customer(CUSTOMER)
                .legalEntity(LEGAL_ENTITY)
                .currency(new CurrencyCode("EUR"))
                .build();
    }

    /** In euro: time at 120, a milestone and a month of service, all with 19 %. */
    static Invoice euroInvoice() {
        return invoice(
                "EUR",
                time(1, "Consultant", "120", "16", Money.of("1920.00", "EUR"), "2026-08-03", false),
                other(2, LineKind.MILESTONE, Money.of("900", "EUR"), "2026-08-06", null),
                other(3, LineKind.RECURRING, Money.of("310", "EUR"), "2026-08-01", "2026-08-31"));
    }

    /** In yen, which has no minor unit: a rate with a decimal, hours whose amounts were rounded one by one. */
    static Invoice yenInvoice() {
        return invoice("JPY", time(1, null, "12345.5", "11", Money.of("135802", "JPY"), "2026-07-27", true));
    }

    /** In dinar, which has three decimals. */
    static Invoice dinarInvoice() {
        return invoice("KWD", other(1, LineKind.EXPENSE, Money.of("12.5", "KWD"), "2026-08-09", null));
    }

    static Invoice invoice(String currencyCode, InvoiceLine... lines) {
        CurrencyCode currency = new CurrencyCode(currencyCode);
        Money taxable = Stream.of(lines).map(InvoiceLine::net).reduce(Money.zero(currency), Money::plus);
        List<TaxSubtotal> taxes = List.of(TaxSubtotal.of("DE-S19", Rate.of("0.19"), taxable));
        return InvoiceBuilder.builder()
                .header(Header.of(new Ref<>("hub", RecordType.INVOICE, "2026-08/0065g00000B"))
                        .withExtension(NetSuiteExtensions.CLASS, "24"))
                .period(YearMonth.of(2026, 8))
                .issueDate(LocalDate.of(2026, 8, 31))
                .legalEntity(LEGAL_ENTITY)
                .billTo(CUSTOMER)
                .engagement(ENGAGEMENT)
                .currency(currency)
                .lines(List.of(lines))
                .taxes(taxes)
                .totals(InvoiceTotals.of(List.of(lines), taxes, currency))
                .build();
    }

    /** Of the second line of {@link #euroInvoice}, 600 of its 900. */
    static CreditMemo euroCredit() {
        return creditMemo(ORIGINAL.id(), LEGAL_ENTITY, Money.of("600", "EUR"));
    }

    /** Of 19 %, on one milestone. */
    static CreditMemo creditMemo(String originalKey, Ref<LegalEntity> legalEntity, Money net) {
        InvoiceLine line = other(1, LineKind.MILESTONE, net, "2026-08-06", null);
        List<TaxSubtotal> taxes = List.of(TaxSubtotal.of(line.taxCode(), line.taxRate(), net));
        return CreditMemoBuilder.builder()
                .header(Header.of(new Ref<>("hub", RecordType.CREDIT_MEMO, "2026-09/" + originalKey)))
                .original(new Ref<>("hub", RecordType.INVOICE, originalKey))
                .reason("MILESTONE_NOT_ACCEPTED")
                .kind(CreditKind.PARTIAL)
                .issueDate(LocalDate.of(2026, 9, 30))
                .legalEntity(legalEntity)
                .billTo(CUSTOMER)
                .currency(net.currency())
                .lines(List.of(new CreditLine(2, line)))
                .taxes(taxes)
                .totals(InvoiceTotals.of(List.of(line), taxes, net.currency()))
                .status(CreditMemoStatus.DRAFT)
                .build();
    }

    /** Unbilled work in September, against revenue. */
    static JournalEntry journalEntry(Ref<LegalEntity> legalEntity, Money amount) {
        return journalEntry(
                legalEntity,
                ledgerLine("1200", Side.DEBIT, amount).build(),
                ledgerLine("4000", Side.CREDIT, amount).build());
    }

    static JournalEntry journalEntry(Ref<LegalEntity> legalEntity, LedgerLine... lines) {
        return JournalEntryBuilder.builder()
                .header(Header.of(new Ref<>("hub", RecordType.JOURNAL_ENTRY, "2026-09/unbilled")))
                .legalEntity(legalEntity)
                .book("MAIN")
                .date(LocalDate.of(2026, 9, 30))
                .fiscalPeriod("2026-09")
                .currency(lines[0].amount().currency())
                .lines(List.of(lines))
                .kind(JournalKind.ACCRUAL)
                .status(JournalStatus.APPROVED)
                .build();
    }

    static LedgerLineBuilder ledgerLine(String account, Side side, Money amount) {
        return LedgerLineBuilder.builder()
                .account(account)
                .side(side)
                .amount(amount)
                .functional(amount)
                .source(ENGAGEMENT);
    }

    static InvoiceLine time(int no, String role, String rate, String hours, Money net, String day, boolean late) {
        return line(no, LineKind.TIME, net, day)
                .role(role)
                .unitPrice(new UnitPrice(new BigDecimal(rate), net.currency()))
                .quantity(Quantity.of(hours))
                .late(late)
                .build();
    }

    static InvoiceLine other(int no, LineKind kind, Money net, String day, String until) {
        return line(no, kind, net, day)
                .serviceUntil(until == null ? null : LocalDate.parse(until))
                .build();
    }

    private static InvoiceLineBuilder line(int no, LineKind kind, Money net, String day) {
        return InvoiceLineBuilder.builder()
                .no(no)
                .kind(kind)
                .project(PROJECT)
                .serviceDate(LocalDate.parse(day))
                .quantity(Quantity.ONE)
                .net(net)
                .taxCode("DE-S19")
                .taxRate(Rate.of("0.19"))
                .sources(List.of(new LineSource("item-" + no, Quantity.ONE, net)));
    }

    static <T extends Entity> Write<T> write(T record, String key) {
        return new Write<>(record, key, "0".repeat(64), null, new HashMap<>(IDS));
    }
}
