package org.tallystick.connector.netsuite;

import static org.tallystick.model.RecordType.CREDIT_MEMO;
import static org.tallystick.model.RecordType.CUSTOMER;
import static org.tallystick.model.RecordType.INVOICE;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.Money;
import org.tallystick.testkit.connector.RemoteFault;

/** A simulated account and its credit memos, each of one line that credits part of an invoice. */
final class CreditMemos extends Account<CreditMemo> {

    /** What counts: the invoice that is credited, date, total and amounts. */
    private static final Pattern CONTENT = Pattern.compile(
            "\"createdFrom\":\\{\"links\":\\[[^]]*],[^}]*\"id\":\"\\d+\"|\"tranDate\":\"[^\"]*\"|\"total\":[0-9.]+|\"amount\":[0-9.]+");

    private static final Ref<LegalEntity> UNKNOWN = new Ref<>("hub", RecordType.LEGAL_ENTITY, "unknown");

    private final String customer;
    private final String original;
    private final int preparing;

    CreditMemos(Path folder) throws IOException {
        super(folder, "creditMemo");
        customer = put(
                "customer/eid:alder",
                "{\"companyName\":\"Alder Rail\",\"subsidiary\":{\"id\":\"2\"},\"currency\":{\"id\":\"1\"}}");
        original = put("invoice/eid:tly-original", """
                {"entity":{"id":"%s"},"subsidiary":{"id":"2"},"currency":{"id":"1"},"tranDate":"2026-08-31",
                 "item":{"items":[{"item":{"id":"51"},"amount":5000}]}}""".formatted(customer));
        preparing = super.requests();
    }

    /** Without those that put the invoice there. */
    @Override
    public int requests() {
        return super.requests() - preparing;
    }

    @Override
    public Set<RemoteFault> faults() {
        return withClosedPeriod(super.faults());
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

    /** Of a subsidiary that the account does not have. */
    @Override
    public CreditMemo refused(int number) {
        return Records.creditMemo("2026-08/e" + number, UNKNOWN, Money.of("10.00", "USD"));
    }

    @Override
    public String idOf(Ref<?> reference) {
        if (reference.type().equals(INVOICE)) {
            return original;
        }
        if (reference.type().equals(CUSTOMER)) {
            return customer;
        }
        return reference.equals(UNKNOWN) ? "99" : "2";
    }

    @Override
    public Optional<String> content(String externalKey) {
        return shown(externalKey)
                .map(memo -> CONTENT.matcher(memo)
                        .results()
                        .map(part -> part.group())
                        .collect(Collectors.joining(", ")));
    }

    @Override
    public Map<String, String> untested() {
        return Map.of("w43", "an amount is a double there, which cannot hold the rule's longest one");
    }
}
