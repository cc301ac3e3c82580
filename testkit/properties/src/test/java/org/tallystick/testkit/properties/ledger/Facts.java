package org.tallystick.testkit.properties.ledger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.LineKind;
import org.tallystick.testkit.properties.ledger.PeriodResult.CreditDoc;
import org.tallystick.testkit.properties.ledger.PeriodResult.CreditLine;
import org.tallystick.testkit.properties.ledger.PeriodResult.Held;
import org.tallystick.testkit.properties.ledger.PeriodResult.InvoiceDoc;
import org.tallystick.testkit.properties.ledger.PeriodResult.Line;
import org.tallystick.testkit.properties.ledger.PeriodResult.Revenue;
import org.tallystick.testkit.properties.ledger.PeriodResult.Share;
import org.tallystick.testkit.properties.ledger.PeriodResult.TaxAmount;
import tools.jackson.databind.JsonNode;

/** What was billed, held and recognised, as one line of text for each fact: from the expected files, and from the ledger. */
final class Facts {

    private final List<String> lines = new ArrayList<>();

    List<String> lines() {
        return lines;
    }

    private void say(@Nullable Object... values) {
        StringBuilder text = new StringBuilder();
        for (Object value : values) {
            text.append(text.isEmpty() ? "" : " | ").append(shown(value));
        }
        lines.add(text.toString());
    }

    /** Numbers by value; nothing, null and an absent field alike. */
    private static String shown(@Nullable Object value) {
        if (value == null) {
            return "-";
        }
        if (value instanceof BigDecimal number) {
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        return value instanceof LineKind kind ? kind.name().toLowerCase(Locale.ROOT) : value.toString();
    }

    void expectedInvoices(JsonNode file) {
        for (JsonNode doc : file) {
            String key = text(doc, "key");
            say(
                    key,
                    text(doc, "billTo"),
                    text(doc, "legalEntity"),
                    text(doc, "currency"),
                    number(doc, "subtotal"),
                    number(doc, "tax"),
                    number(doc, "total"));
            doc.path("taxes").forEach(tax -> expectedTax(key, tax));
            for (JsonNode line : doc.path("lines")) {
                say(
                        key,
                        number(line, "line"),
                        text(line, "kind"),
                        text(line, "project"),
                        text(line, "role"),
                        number(line, "rate"),
                        line.path("late").asBoolean(),
                        text(line, "serviceDate"),
                        text(line, "to"),
                        number(line, "quantity"),
                        number(line, "amount"),
                        text(line, "taxCode"),
                        number(line, "taxRate"));
                line.path("items")
                        .forEach(item -> say(
                                key,
                                number(line, "line"),
                                text(item, "id"),
                                number(item, "quantity"),
                                number(item, "amount")));
            }
        }
    }

    void invoices(List<InvoiceDoc> docs) {
        for (InvoiceDoc doc : docs) {
            say(doc.key(), doc.billTo(), doc.legalEntity(), doc.currency(), doc.subtotal(), doc.tax(), doc.total());
            doc.taxes().forEach(tax -> tax(doc.key(), tax));
            for (Line line : doc.lines()) {
                say(
                        doc.key(),
                        line.number(),
                        line.kind(),
                        line.project(),
                        line.role(),
                        line.rate(),
                        line.late(),
                        line.serviceDate(),
                        line.to(),
                        line.quantity(),
                        line.amount(),
                        line.taxCode(),
                        line.taxRate());
                for (Share share : line.shares()) {
                    say(doc.key(), line.number(), share.item().id(), share.quantity(), share.amount());
                }
            }
        }
    }

    void expectedCredits(JsonNode file) {
        for (JsonNode doc : file) {
            String key = text(doc, "key");
            say(
                    key,
                    text(doc, "invoice"),
                    text(doc, "billTo"),
                    text(doc, "legalEntity"),
                    text(doc, "currency"),
                    number(doc, "subtotal"),
                    number(doc, "tax"),
                    number(doc, "total"));
            doc.path("taxes").forEach(tax -> expectedTax(key, tax));
            doc.path("lines")
                    .forEach(line -> say(
                            key,
                            number(line, "line"),
                            number(line, "invoiceLine"),
                            text(line, "kind"),
                            text(line, "id"),
                            text(line, "project"),
                            text(line, "role"),
                            number(line, "rate"),
                            text(line, "serviceDate"),
                            number(line, "quantity"),
                            number(line, "amount"),
                            text(line, "taxCode"),
                            number(line, "taxRate")));
        }
    }

    void credits(List<CreditDoc> docs) {
        for (CreditDoc doc : docs) {
            InvoiceDoc invoice = doc.invoice();
            say(
                    doc.key(),
                    invoice.key(),
                    invoice.billTo(),
                    invoice.legalEntity(),
                    invoice.currency(),
                    doc.subtotal(),
                    doc.tax(),
                    doc.total());
            doc.taxes().forEach(tax -> tax(doc.key(), tax));
            for (CreditLine line : doc.lines()) {
                Line reversed = line.reversed();
                Share share = line.share();
                say(
                        doc.key(),
                        line.number(),
                        reversed.number(),
                        reversed.kind(),
                        share.item().id(),
                        reversed.project(),
                        reversed.role(),
                        reversed.rate(),
                        share.item().serviceDate(),
                        share.quantity(),
                        share.amount(),
                        reversed.taxCode(),
                        reversed.taxRate());
            }
        }
    }

    private void expectedTax(String key, JsonNode tax) {
        say(key, text(tax, "taxCode"), number(tax, "taxRate"), number(tax, "base"), number(tax, "amount"));
    }

    private void tax(String key, TaxAmount tax) {
        say(key, tax.code(), tax.rate(), tax.base(), tax.amount());
    }

    void expectedHeld(JsonNode file) {
        for (JsonNode row : file) {
            say(
                    text(row, "period"),
                    text(row, "code"),
                    text(row, "id"),
                    text(row, "engagement"),
                    text(row, "project"),
                    text(row, "kind"),
                    text(row, "serviceDate"),
                    number(row, "quantity"),
                    number(row, "amount"),
                    text(row, "currency"));
        }
    }

    void held(PeriodResult result) {
        for (Held held : result.held()) {
            Item item = held.item();
            say(
                    result.period(),
                    held.reason(),
                    item.id(),
                    item.engagement(),
                    item.project(),
                    item.kind(),
                    item.serviceDate(),
                    held.quantity(),
                    held.amount(),
                    item.currency());
        }
    }

    void expectedRevenue(JsonNode file) {
        for (JsonNode row : file) {
            say(
                    text(row, "engagement"),
                    text(row, "period"),
                    text(row, "currency"),
                    number(row, "invoiced"),
                    number(row, "recognised"),
                    number(row, "deferred"),
                    number(row, "unbilled"));
        }
    }

    void revenue(List<Revenue> rows) {
        for (Revenue row : rows) {
            say(
                    row.engagement(),
                    row.period(),
                    row.currency(),
                    row.invoiced(),
                    row.recognised(),
                    row.deferred(),
                    row.unbilled());
        }
    }

    private static @Nullable String text(JsonNode row, String field) {
        JsonNode value = row.path(field);
        return value.isMissingNode() || value.isNull() ? null : value.asString();
    }

    private static @Nullable BigDecimal number(JsonNode row, String field) {
        JsonNode value = row.path(field);
        return value.isMissingNode() || value.isNull() ? null : new BigDecimal(MonthFiles.text(value));
    }
}
