package org.tallystick.connector.netsuite;

import static org.tallystick.model.RecordType.CREDIT_MEMO;
import static org.tallystick.model.RecordType.INVOICE;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.Money;

/** A simulated account and its credit memos, each of one line that credits part of an invoice. */
final class CreditMemos extends DocumentAccount<CreditMemo> {

    private final String original;

    /** What counts: the invoice that is credited, date, total and amounts. */
    CreditMemos(Path folder) throws IOException {
        super(
                folder,
                "creditMemo",
                "\"createdFrom\":\\{\"links\":\\[[^]]*],[^}]*\"id\":\"\\d+\"|\"tranDate\":\"[^\"]*\"|\"total\":[0-9.]+|\"amount\":[0-9.]+");
        original = put("invoice/eid:tly-original", """
                {"entity":{"id":"%s"},"subsidiary":{"id":"2"},"currency":{"id":"1"},"tranDate":"2026-08-31",
                 "item":{"items":[{"item":{"id":"51"},"amount":5000}]}}""".formatted(customer()));
        prepared();
    }

    @Override
    public RecordType<CreditMemo> type() {
        return CREDIT_MEMO;
    }

    @Override
    public CreditMemo record(int number, int revision) {
        return Records.creditMemo(
                "2026-08/e" + number,
                Records.LEGAL_ENTITY,
                Money.of("%d.%02d".formatted(100 + number, revision), "USD"));
    }

    /** It gives the number, posts it, and says whether it is set against invoices. */
    @Override
    public Set<String> ownFields() {
        return Set.of("number", "status", "posting");
    }

    /** Of a subsidiary that the account does not have. */
    @Override
    public CreditMemo refused(int number) {
        return Records.creditMemo("2026-08/e" + number, UNKNOWN, Money.of("10.00", "USD"));
    }

    @Override
    public String seed(int number, int revision, Instant changedAt) {
        return memo(
                number,
                "%d.%02d".formatted(100 + number, revision),
                "\"createdFrom\":{\"id\":\"%s\"},".formatted(original));
    }

    /** One that credits no invoice. */
    @Override
    public String seedUnreadable(int number, Instant changedAt) {
        return memo(number, "10.00", "");
    }

    private String memo(int number, String amount, String more) {
        return put(
                "creditMemo/eid:tck-seeded-%d?replace=item".formatted(number), """
                {"entity":{"id":"%s"},"subsidiary":{"id":"2"},"currency":{"id":"1"},"tranDate":"2026-08-31",%s\
                "item":{"items":[{"item":{"id":"53"},"amount":%s,"quantity":1,"description":"Milestone",\
                "taxCode":{"id":"901"}}]}}""".formatted(customer(), more, amount));
    }

    @Override
    public void delete(int number) {
        remove("creditMemo/eid:tck-seeded-" + number);
    }

    @Override
    public String idOf(Ref<?> reference) {
        return reference.type().equals(INVOICE) ? original : super.idOf(reference);
    }
}
