package org.tallystick.connector.netsuite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.Project;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.spi.Write;

/** An invoice as an {@code invoice}. Every line's amount is told: it counts, and need not be quantity times rate (RULES rule 9). */
final class InvoiceForm implements RecordForm<Invoice> {

    private final CodeList currencies;
    private final CodeList taxCodes;
    private final Items items;

    InvoiceForm(CodeList currencies, CodeList taxCodes, Items items) {
        this.currencies = currencies;
        this.taxCodes = taxCodes;
        this.items = items;
    }

    @Override
    public Target target() {
        return Target.INVOICE;
    }

    @Override
    public List<Ref<?>> references(Invoice invoice) {
        return List.of(invoice.billTo(), invoice.legalEntity(), job(invoice));
    }

    /** The job that stands for an engagement: the hub made it, under the engagement's id. */
    private static Ref<Project> job(Invoice invoice) {
        return new Ref<>("hub", RecordType.PROJECT, invoice.engagement().id());
    }

    @Override
    public Bodies<Invoice> prepare(List<Write<Invoice>> batch) {
        Codes currency = currencies.withCodes(
                batch.stream().map(write -> write.record().currency().code()).toList());
        Set<String> named = batch.stream()
                .flatMap(write -> write.record().lines().stream())
                .map(InvoiceLine::taxCode)
                .collect(Collectors.toSet());
        Codes tax = taxCodes.withCodes(named);
        return write -> body(write, currency, tax);
    }

    private Map<String, Object> body(Write<Invoice> write, Codes currency, Codes tax) {
        Invoice invoice = write.record();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("entity", RecordForm.reference(write.idOf(invoice.billTo())));
        body.put("subsidiary", RecordForm.reference(write.idOf(invoice.legalEntity())));
        body.put(
                "currency",
                RecordForm.reference(currency.idOf(invoice.currency().code(), "currency")));
        body.put("tranDate", invoice.issueDate().toString());
        body.put("job", RecordForm.reference(write.idOf(job(invoice))));
        String serviceClass = invoice.header().extensions().get(NetSuiteExtensions.CLASS);
        if (serviceClass != null) {
            body.put("class", RecordForm.reference(serviceClass));
        }
        body.put("memo", invoice.key());
        body.put("item", Map.of("items", lines(invoice, tax)));
        return body;
    }

    private List<Map<String, Object>> lines(Invoice invoice, Codes tax) {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (InvoiceLine line : invoice.lines()) {
            lines.add(line(line, tax.idOf(line.taxCode(), "lines[%d].taxCode".formatted(lines.size()))));
        }
        return lines;
    }

    private Map<String, Object> line(InvoiceLine line, String taxCode) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("item", RecordForm.reference(items.of(line.kind())));
        item.put("quantity", line.quantity().value());
        if (line.unitPrice() != null) {
            item.put("rate", line.unitPrice().amount());
        }
        item.put("amount", line.net().amount());
        item.put("description", LineText.of(line));
        item.put("taxCode", RecordForm.reference(taxCode));
        return item;
    }
}
