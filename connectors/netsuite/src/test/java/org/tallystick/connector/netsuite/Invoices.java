package org.tallystick.connector.netsuite;

import static org.tallystick.model.RecordType.CUSTOMER;
import static org.tallystick.model.RecordType.INVOICE;
import static org.tallystick.model.RecordType.PROJECT;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.LineKind;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.Money;
import org.tallystick.testkit.connector.RemoteFault;

/** A simulated account and its invoices, each of one line, to one customer for one job. */
final class Invoices extends Account<Invoice> {

    /** What counts: customer, date, total and amounts. */
    private static final Pattern CONTENT =
            Pattern.compile("\"tranDate\":\"[^\"]*\"|\"total\":[0-9.]+|\"amount\":[0-9.]+|\"quantity\":[0-9.]+");

    private static final Ref<LegalEntity> UNKNOWN = new Ref<>("hub", RecordType.LEGAL_ENTITY, "unknown");

    private final String customer;
    private final String job;
    private final int preparing;

    Invoices(Path folder) throws IOException {
        super(folder, "invoice");
        customer = put(
                "customer/eid:alder",
                "{\"companyName\":\"Alder Rail\",\"subsidiary\":{\"id\":\"2\"},\"currency\":{\"id\":\"1\"}}");
        job = put(
                "job/eid:claims",
                "{\"companyName\":\"Claims\",\"parent\":{\"id\":\"%s\"},\"subsidiary\":{\"id\":\"2\"}}"
                        .formatted(customer));
        preparing = super.requests();
    }

    /** Without those that put customer and job there. */
    @Override
    public int requests() {
        return super.requests() - preparing;
    }

    /** Also a closed period, which masters do not have. */
    @Override
    public Set<RemoteFault> faults() {
        Set<RemoteFault> faults = EnumSet.copyOf(super.faults());
        faults.add(RemoteFault.PERIOD_CLOSED);
        return faults;
    }

    @Override
    public RecordType<Invoice> type() {
        return INVOICE;
    }

    @Override
    public Invoice record(int number, int revision) {
        Invoice invoice = Records.invoice(
                "USD",
                Records.other(
                        1,
                        LineKind.MILESTONE,
                        Money.of("%d.%02d".formatted(100 + number, revision), "USD"),
                        "2026-09-06",
                        null));
        return InvoiceBuilder.builder(invoice)
                .issueDate(LocalDate.of(2026, 9, 30))
                .build();
    }

    /** Of a subsidiary that the account does not have. */
    @Override
    public Invoice refused(int number) {
        return InvoiceBuilder.builder(record(number, 1)).legalEntity(UNKNOWN).build();
    }

    @Override
    public String seed(int number, int revision, Instant changedAt) {
        return invoice("tck-seeded-" + number, "%d.%02d".formatted(100 + number, revision), job);
    }

    /** One that bills no job. */
    @Override
    public String seedUnreadable(int number, Instant changedAt) {
        return put("invoice/eid:tck-seeded-" + number, body("10.00"));
    }

    /** Puts one there that bills {@code job}. Gives its id. */
    String invoice(String key, String amount, String jobId) {
        return put("invoice/eid:" + key + "?replace=item", """
                {"job":{"id":"%s"},%s""".formatted(jobId, body(amount).substring(1)));
    }

    private String body(String amount) {
        return """
                {"entity":{"id":"%s"},"subsidiary":{"id":"2"},"currency":{"id":"1"},"tranDate":"2026-08-31",\
                "dueDate":"2026-09-30","item":{"items":[{"item":{"id":"53"},"amount":%s,"quantity":1,\
                "description":"Milestone","taxCode":{"id":"901"}}]}}""".formatted(customer, amount);
    }

    /** Sets a credit memo of one line without tax against an invoice. */
    void credit(String invoice, String amount) {
        put("creditMemo/eid:credit-" + invoice + "-" + amount.replace('.', '-'), """
                {"entity":{"id":"%s"},"subsidiary":{"id":"2"},"currency":{"id":"1"},"tranDate":"2026-09-01",\
                "createdFrom":{"id":"%s"},"item":{"items":[{"item":{"id":"53"},"amount":%s}]},\
                "apply":{"items":[{"doc":{"id":"%s"},"apply":true,"amount":%s}]}}""".formatted(customer, invoice, amount, invoice, amount));
    }

    @Override
    public void delete(int number) {
        remove("invoice/eid:tck-seeded-" + number);
    }

    @Override
    public String idOf(Ref<?> reference) {
        if (reference.type().equals(CUSTOMER)) {
            return customer;
        }
        if (reference.type().equals(PROJECT)) {
            return job;
        }
        return reference.equals(UNKNOWN) ? "99" : "2";
    }

    @Override
    public Optional<String> content(String externalKey) {
        return shown(externalKey)
                .map(invoice -> CONTENT.matcher(invoice)
                        .results()
                        .map(MatchResult::group)
                        .collect(Collectors.joining(", ")));
    }

    @Override
    public Map<String, String> untested() {
        return Map.of("w43", "an amount is a double there, which cannot hold the rule's longest one");
    }
}
