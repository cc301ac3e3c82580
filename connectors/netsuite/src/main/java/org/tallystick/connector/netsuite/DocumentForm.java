package org.tallystick.connector.netsuite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tallystick.connector.http.LineText;
import org.tallystick.model.Entity;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.InvoiceTerms;
import org.tallystick.model.Ref;
import org.tallystick.spi.CustomFields;
import org.tallystick.spi.Write;

/**
 * An invoice as an {@code invoice}, a credit memo as a {@code creditMemo}. Every line's amount is told: it counts, and need not be
 * quantity times rate (RULES rule 9).
 *
 * @param <T> the document
 */
final class DocumentForm<T extends Entity> implements RecordForm<T> {

    private final Target target;
    private final Function<T, Document> view;
    private final Function<Write<T>, T> normalForm;
    private final CodeList currencies;
    private final CodeList taxCodes;
    private final Items items;

    /**
     * @param view what NetSuite is told of a record
     * @param normalForm what a reading gives of it
     */
    DocumentForm(
            Target target,
            Function<T, Document> view,
            Function<Write<T>, T> normalForm,
            CodeList currencies,
            CodeList taxCodes,
            Items items) {
        this.target = target;
        this.view = view;
        this.normalForm = normalForm;
        this.currencies = currencies;
        this.taxCodes = taxCodes;
        this.items = items;
    }

    @Override
    public Target target() {
        return target;
    }

    @Override
    public List<Ref<?>> references(T record) {
        return view.apply(record).references();
    }

    @Override
    public T normalForm(Write<T> write) {
        return normalForm.apply(write);
    }

    @Override
    public Bodies<T> prepare(List<Write<T>> batch) {
        List<Document> documents = batch.stream().map(Write::record).map(view).toList();
        Codes currency = currencies.withCodes(
                documents.stream().map(document -> document.currency().code()).toList());
        Set<String> named = documents.stream()
                .flatMap(document -> document.lines().stream())
                .map(InvoiceLine::taxCode)
                .collect(Collectors.toSet());
        Codes tax = taxCodes.withCodes(named);
        return write -> body(write, currency, tax);
    }

    private Map<String, Object> body(Write<T> write, Codes currency, Codes tax) {
        Document document = view.apply(write.record());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("entity", RecordForm.reference(write.idOf(document.customer())));
        body.put("subsidiary", RecordForm.reference(write.idOf(document.legalEntity())));
        body.put(
                "currency",
                RecordForm.reference(currency.idOf(document.currency().code(), "currency")));
        body.put("tranDate", document.date().toString());
        putTerms(body, document.terms(), CustomFields.of(write.record()).keySet());
        if (document.job() != null) {
            body.put("job", RecordForm.reference(write.idOf(document.job())));
        }
        String serviceClass = document.header().extensions().get(NetSuiteExtensions.CLASS);
        if (serviceClass != null) {
            body.put("class", RecordForm.reference(serviceClass));
        }
        body.put("memo", document.header().ref().id());
        if (document.credit() != null) {
            CreditFields.put(body, document.credit(), write);
        }
        body.put("item", Map.of("items", lines(document, tax)));
        return body;
    }

    /** What a rule set writes is the rule set's. */
    private static void putTerms(Map<String, Object> body, InvoiceTerms terms, Set<String> ofRules) {
        if (terms.dueDate() != null && !ofRules.contains("dueDate")) {
            body.put("dueDate", terms.dueDate().toString());
        }
        if (terms.purchaseOrder() != null && !ofRules.contains("otherRefNum")) {
            body.put("otherRefNum", terms.purchaseOrder());
        }
    }

    private List<Map<String, Object>> lines(Document document, Codes tax) {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (InvoiceLine line : document.lines()) {
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
