package org.tallystick.connector.netsuite;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.model.CreditApplication;
import org.tallystick.model.CreditKind;
import org.tallystick.spi.Problem;
import org.tallystick.spi.Write;

/**
 * What a {@code creditMemo} has beyond an {@code invoice}: the invoice that it was created from, and what it is set against. It is set against
 * nothing that the record does not name: {@code autoApply} is off, for which invoices a credit settles is decided in NetSuite.
 */
final class CreditFields {

    private CreditFields() {}

    /**
     * Adds them to a body.
     *
     * @throws BadRecordException if the credit is one of tax alone: NetSuite computes tax from the lines' amounts
     */
    static void put(Map<String, Object> body, Document.Credit credit, Write<?> write) {
        if (credit.kind() == CreditKind.TAX) {
            throw new BadRecordException(Problem.ofField(
                    "CREDIT_OF_TAX",
                    "kind",
                    credit.kind().name(),
                    "NetSuite computes a credit memo's tax from its lines, so a credit of tax alone cannot be written",
                    "Credit the invoice as a whole and bill it again with the right tax, or enter the correction in NetSuite"));
        }
        body.put("createdFrom", RecordForm.reference(write.idOf(credit.original())));
        body.put("autoApply", false);
        if (!credit.applications().isEmpty()) {
            List<Map<String, Object>> applied = credit.applications().stream()
                    .map(application -> applied(application, write))
                    .toList();
            body.put("apply", Map.of("items", applied));
        }
    }

    private static Map<String, Object> applied(CreditApplication application, Write<?> write) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("doc", RecordForm.reference(write.idOf(application.invoice())));
        line.put("apply", true);
        line.put("amount", application.amount().amount());
        return line;
    }
}
