package org.tallystick.connector.certinia;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Header;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.InvoiceLineBuilder;
import org.tallystick.model.InvoiceState;
import org.tallystick.model.InvoiceTotals;
import org.tallystick.model.LineKind;
import org.tallystick.model.LineSource;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.state.Correction;
import org.tallystick.model.state.DocumentStatus;
import org.tallystick.model.state.Posting;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;
import org.tallystick.spi.Connector;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.SecretProvider;
import org.tallystick.spi.Write;
import org.tallystick.testkit.connector.RemoteFault;

/**
 * The invoices that the billing events of a simulated org bear. Invoice {@code n} bills what was worked and spent on project {@code n}: two days of
 * timecard {@code n} and expense {@code n}, which the package bills by one event.
 */
class PsaInvoices extends PsaRemote<Invoice> {

    static final String EVENT = "pse__Billing_Event__c";
    private static final LocalDate UP_TO = LocalDate.of(2026, 8, 31);
    private static final CurrencyCode EUR = new CurrencyCode("EUR");
    private static final Pattern ID = Pattern.compile("\"Id\":\"(\\w+)\"");
    private static final Pattern NUMBER = Pattern.compile("(\\d{5})EAA");
    private static final Pattern MARK =
            Pattern.compile("\"pse__Invoice_Number__c\":\"([^\"]*)\",\"pse__Invoice_Date__c\":\"([^\"]*)\"");

    /** Nothing with such a number is billed. */
    private static final int NOT_BILLED = 90_000;

    private final Set<Integer> billed = ConcurrentHashMap.newKeySet();

    PsaInvoices(Psa psa) {
        super(psa, RecordType.INVOICE);
    }

    @Override
    public Connector connect(SecretProvider secrets) {
        return new WritingOnly(super.connect(secrets));
    }

    @Override
    public Invoice record(int number, int revision) {
        return invoice("tck-" + number, LocalDate.of(2026, 9, revision), ofProject(number));
    }

    @Override
    public Invoice refused(int number) {
        return invoice("tck-bad", UP_TO, expense(NOT_BILLED + number));
    }

    /** What the package bills of a project by one event. */
    static InvoiceLine[] ofProject(int number) {
        return new InvoiceLine[] {
            time(day(number, 3), "8", "800.00"), time(day(number, 4), "4", "400.00"), expense(number)
        };
    }

    /** What the package bills of these projects, by an event of each. */
    static InvoiceLine[] ofProjects(int... numbers) {
        return IntStream.of(numbers)
                .boxed()
                .flatMap(number -> Stream.of(ofProject(number)))
                .toArray(InvoiceLine[]::new);
    }

    static String timecard(int number) {
        return "a1T5g00000%05dEAA".formatted(number);
    }

    /** Of a timecard, a day of August. */
    static String day(int number, int day) {
        return timecard(number) + ":" + LocalDate.of(2026, 8, day);
    }

    static InvoiceLine time(String entry, String hours, String amount) {
        return line(LineKind.TIME, new LineSource(entry, Quantity.of(hours), Money.of(amount, "EUR")));
    }

    static InvoiceLine expense(int number) {
        return line(
                LineKind.EXPENSE,
                new LineSource("a1E5g00000%05dEAA".formatted(number), Quantity.ONE, Money.of("20.00", "EUR")));
    }

    static InvoiceLine line(LineKind kind, LineSource source) {
        return InvoiceLineBuilder.builder()
                .no(1)
                .kind(kind)
                .project(new Ref<>("psa", RecordType.PROJECT, "P1"))
                .serviceDate(UP_TO)
                .quantity(source.quantity())
                .net(source.amount())
                .taxCode("DE-S19")
                .taxRate(Rate.of("0.19"))
                .sources(List.of(source))
                .build();
    }

    /** An issued one. */
    static Invoice invoice(String number, LocalDate date, InvoiceLine... lines) {
        return InvoiceBuilder.builder()
                .header(Header.of(new Ref<>("hub", RecordType.INVOICE, "2026-08/" + number)))
                .number(number)
                .period(YearMonth.of(2026, 8))
                .issueDate(date)
                .legalEntity(new Ref<>("hub", RecordType.LEGAL_ENTITY, "DE01"))
                .billTo(new Ref<>("crm", RecordType.CUSTOMER, "C1"))
                .engagement(new Ref<>("crm", RecordType.ENGAGEMENT, "E1"))
                .currency(EUR)
                .lines(Arrays.asList(lines))
                .totals(InvoiceTotals.of(Arrays.asList(lines), List.of(), EUR))
                .state(new InvoiceState(DocumentStatus.ISSUED, Posting.POSTED, Correction.NONE, null, 0))
                .build();
    }

    /** It comes to be with all that belongs to its number, and the package bills it. */
    @Override
    public String idOf(Ref<?> reference) {
        int number = NUMBER.matcher(reference.id())
                .results()
                .mapToInt(digits -> Integer.parseInt(digits.group(1)))
                .findFirst()
                .orElseThrow();
        if (number < NOT_BILLED && billed.add(number)) {
            work(number, number);
            psa().generateBilling(UP_TO);
        }
        return reference.id();
    }

    /** With all that it bills, which comes to be first. */
    Write<Invoice> write(RecordSink<Invoice> sink, Invoice invoice, String key) {
        sink.references(invoice).forEach(this::idOf);
        return writeThere(sink, invoice, key);
    }

    /** With what it bills as it is there. */
    static Write<Invoice> writeThere(RecordSink<Invoice> sink, Invoice invoice, String key) {
        Map<Ref<?>, String> ids = new HashMap<>();
        sink.references(invoice).forEach(reference -> ids.put(reference, reference.id()));
        return new Write<>(invoice, key, "0".repeat(64), null, ids);
    }

    /** The ids of the events that bear that number; without one: that bear none. */
    List<String> events(@Nullable String number) {
        String where = number == null ? "null" : "'%s'".formatted(number);
        return ID.matcher(psa().rows("SELECT Id FROM %s WHERE pse__Invoice_Number__c = %s".formatted(EVENT, where)))
                .results()
                .map(id -> id.group(1))
                .toList();
    }

    /** Two days and an expense, approved and not billed yet. */
    void work(int number, int project) {
        String stamp = Psa.STAMP.format(now());
        psa().deliver("pse__Timecard_Header__c", """
                [{"Id": "%s", "IsDeleted": false, "pse__Project__c": "a0P5g00000%05dEAA", "pse__Start_Date__c": "2026-08-03",
                  "pse__End_Date__c": "2026-08-09", "pse__Monday_Hours__c": 8, "pse__Tuesday_Hours__c": 4,
                  "pse__Wednesday_Hours__c": 0, "pse__Bill_Rate__c": 100, "pse__Billable__c": true,
                  "pse__Status__c": "Approved", "CurrencyIsoCode": "EUR", "SystemModstamp": "%s"}]
                """.formatted(timecard(number), project, stamp));
        psa().deliver("pse__Expense__c", """
                [{"Id": "a1E5g00000%05dEAA", "IsDeleted": false, "pse__Project__c": "a0P5g00000%05dEAA",
                  "pse__Expense_Date__c": "2026-08-05", "pse__Amount__c": 20, "pse__Billable__c": true,
                  "pse__Status__c": "Approved", "CurrencyIsoCode": "EUR", "SystemModstamp": "%s"}]
                """.formatted(number, project, stamp));
    }

    @Override
    public int count() {
        return (int) marks("!= null").map(mark -> mark.group(1)).distinct().count();
    }

    @Override
    public Optional<String> content(String externalKey) {
        return marks("= '%s'".formatted(externalKey))
                .filter(mark -> mark.group(1).equals(externalKey))
                .map(mark -> mark.group(2))
                .findFirst();
    }

    private Stream<MatchResult> marks(String number) {
        return MARK.matcher(psa().rows("SELECT pse__Invoice_Number__c, pse__Invoice_Date__c FROM %s".formatted(EVENT)
                        + " WHERE pse__Invoiced__c = true AND pse__Invoice_Number__c " + number))
                .results();
    }

    /** What is done and not told is done by a write: before it the connector looks, by calls that read. */
    @Override
    public void arm(RemoteFault fault, int calls) {
        Map<RemoteFault, String> afterTheWork = Map.of(
                RemoteFault.REPLY_LOST, "DROP_AFTER_COMMIT",
                RemoteFault.CUT_REPLY, "CUT_BODY",
                RemoteFault.GARBAGE_REPLY, "GARBAGE");
        String kind = afterTheWork.get(fault);
        if (calls == 1 && kind != null) {
            psa().script("\"pathContains\": \"/composite\", \"kind\": \"%s\", \"times\": 1".formatted(kind));
        } else {
            super.arm(fault, calls);
        }
    }

    @Override
    public Map<String, String> untested() {
        String reason =
                "the key of an invoice is its number, which the record says: another key for the same number is refused";
        String there = reason + "; InvoiceWriteTest has one";
        return Map.of("w4", there, "w9", reason, "w42", there, "w43", "no amount is written");
    }
}
