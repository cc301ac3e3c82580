package org.tallystick.connector.warehouse;

import static org.tallystick.connector.warehouse.Form.key;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.warehouse.Layout.Lines;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Write;

/** What was billed and taken back. A document and its lines change together. */
final class Documents {

    static final Form<Invoice> INVOICE = Form.of(
            RecordType.INVOICE,
            invoiceTable(),
            new Lines<>(lineTable("fact_invoice_line", "invoice_key", false), "part_no", Documents::invoiced),
            invoice -> Stream.concat(
                    Stream.of(invoice.billTo(), invoice.engagement()),
                    invoice.lines().stream().map(InvoiceLine::project)));

    static final Form<CreditMemo> CREDIT_MEMO = Form.of(
            RecordType.CREDIT_MEMO,
            creditTable(),
            new Lines<>(lineTable("fact_credit_line", "credit_key", true), "part_no", Documents::credited),
            credit -> Stream.concat(
                    Stream.of(credit.original(), credit.billTo()),
                    credit.lines().stream().map(each -> each.line().project())));

    /**
     * One row of a document's lines.
     *
     * @param document its key
     * @param no from 1, in the document
     * @param original number of the invoice line that it takes back; of credits
     * @param line of the document
     * @param project key of its project
     * @param part what it says of one item and month
     */
    record Part(
            String document,
            int no,
            @Nullable Integer original,
            InvoiceLine line,
            @Nullable String project,
            ServedPart part) {}

    private Documents() {}

    private static Table<Write<Invoice>> invoiceTable() {
        return Form.<Invoice>table("fact_invoice", "invoice_key")
                .text("document_number", write -> write.record().number())
                .text("type", write -> write.record().type())
                .text("period", write -> write.record().period())
                .date("issue_date", write -> write.record().issueDate())
                .date("due_date", write -> write.record().terms().dueDate())
                .text("legal_entity_ref", write -> write.record().legalEntity())
                .text("customer_key", write -> key(write, write.record().billTo()))
                .text("engagement_key", write -> key(write, write.record().engagement()))
                .text("currency", write -> write.record().currency())
                .money("net", write -> write.record().totals().net())
                .money("tax", write -> write.record().totals().tax())
                .money("gross", write -> write.record().totals().gross())
                .text("status", write -> write.record().state().document())
                .text("posting", write -> write.record().state().posting())
                .text("collection", write -> write.record().state().collection());
    }

    private static Table<Write<CreditMemo>> creditTable() {
        return Form.<CreditMemo>table("fact_credit", "credit_key")
                .text("document_number", write -> write.record().number())
                .text("reason", write -> write.record().reason())
                .text("kind", write -> write.record().kind())
                .month("period", write -> write.record().issueDate())
                .date("issue_date", write -> write.record().issueDate())
                .text("invoice_key", write -> key(write, write.record().original()))
                .text("legal_entity_ref", write -> write.record().legalEntity())
                .text("customer_key", write -> key(write, write.record().billTo()))
                .text("currency", write -> write.record().currency())
                .money("net", write -> write.record().totals().net())
                .money("tax", write -> write.record().totals().tax())
                .money("gross", write -> write.record().totals().gross())
                .text("status", write -> write.record().status())
                .text("posting", write -> write.record().posting());
    }

    private static Table<Part> lineTable(String name, String key, boolean isCredit) {
        Table<Part> table = Table.<Part>of(name)
                .text(key, Part::document)
                .number("part_no", Part::no)
                .number("line_no", part -> part.line().no());
        return (isCredit ? table.number("invoice_line_no", Part::original) : table)
                .text("kind", part -> part.line().kind())
                .text("project_key", Part::project)
                .text("role", part -> part.line().role())
                .text("item", part -> part.part().item())
                .date("service_date", part -> part.part().day())
                .date("service_last_day", part -> part.line().serviceUntil())
                .month("service_period", part -> part.part().day())
                .flag("late", part -> part.line().late())
                .decimal("quantity", part -> part.part().quantity().value())
                .decimal("unit_price", part -> Facts.amount(part.line().unitPrice()))
                .money("amount", part -> part.part().amount())
                .text("currency", part -> part.part().amount().currency())
                .text("tax_code", part -> part.line().taxCode())
                .decimal("tax_rate", part -> Facts.value(part.line().taxRate()));
    }

    private static List<Part> invoiced(Write<Invoice> write) {
        List<Part> parts = new ArrayList<>();
        write.record().lines().forEach(line -> add(write, null, line, parts));
        return parts;
    }

    private static List<Part> credited(Write<CreditMemo> write) {
        List<Part> parts = new ArrayList<>();
        write.record().lines().forEach(each -> add(write, each.originalLine(), each.line(), parts));
        return parts;
    }

    private static void add(Write<?> write, @Nullable Integer original, InvoiceLine line, List<Part> parts) {
        String project = key(write, line.project());
        for (ServedPart part : ServedPart.of(line)) {
            parts.add(new Part(write.externalKey(), parts.size() + 1, original, line, project, part));
        }
    }
}
