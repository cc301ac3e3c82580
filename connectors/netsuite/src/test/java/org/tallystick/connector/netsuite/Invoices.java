package org.tallystick.connector.netsuite;

import static org.tallystick.model.RecordType.INVOICE;
import static org.tallystick.model.RecordType.PROJECT;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.LineKind;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.Money;

/** A simulated account and its invoices, each of one line for one job. */
final class Invoices extends DocumentAccount<Invoice> {

    private final String job;

    /** What counts: date, total, amounts and quantities. */
    Invoices(Path folder) throws IOException {
        super(folder, "invoice", "\"tranDate\":\"[^\"]*\"|\"total\":[0-9.]+|\"amount\":[0-9.]+|\"quantity\":[0-9.]+");
        job = put(
                "job/eid:claims",
                "{\"companyName\":\"Claims\",\"parent\":{\"id\":\"%s\"},\"subsidiary\":{\"id\":\"2\"}}"
                        .formatted(customer()));
        prepared();
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

    /** It gives the number and the day on which it is due, and says what became of it. */
    @Override
    public Set<String> ownFields() {
        return Set.of("number", "terms", "state");
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
                {"job":{"id":"%s"},%s""".formatted(
                        jobId, body(amount).substring(1)));
    }

    private String body(String amount) {
        return """
                {"entity":{"id":"%s"},"subsidiary":{"id":"2"},"currency":{"id":"1"},"tranDate":"2026-08-31",\
                "dueDate":"2026-09-30","item":{"items":[{"item":{"id":"53"},"amount":%s,"quantity":1,\
                "description":"Milestone","taxCode":{"id":"901"}}]}}""".formatted(customer(), amount);
    }

    /** Sets a credit memo of one line without tax against an invoice. */
    void credit(String invoice, String amount) {
        put("creditMemo/eid:credit-" + invoice + "-" + amount.replace('.', '-'), """
                {"entity":{"id":"%s"},"subsidiary":{"id":"2"},"currency":{"id":"1"},"tranDate":"2026-09-01",\
                "createdFrom":{"id":"%s"},"item":{"items":[{"item":{"id":"53"},"amount":%s}]},\
                "apply":{"items":[{"doc":{"id":"%s"},"apply":true,"amount":%s}]}}""".formatted(
                        customer(), invoice, amount, invoice, amount));
    }

    @Override
    public void delete(int number) {
        remove("invoice/eid:tck-seeded-" + number);
    }

    @Override
    public String idOf(Ref<?> reference) {
        return reference.type().equals(PROJECT) ? job : super.idOf(reference);
    }
}
