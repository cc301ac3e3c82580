package org.tallystick.connector.dynamics365;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallystick.connector.http.Authorization;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.model.Entity;
import org.tallystick.model.Ref;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.Write;

/**
 * Writes free text invoices: the header first, since the system numbers it and its lines name the number, then all lines in one change
 * set. So an invoice has none of its lines or all of them, and a header without lines, which an earlier attempt left, is completed instead of
 * written anew. Source: the vendor contract sheet, sections 5 and 7.
 *
 * @param <T> the entity
 */
final class FreeTextSink<T extends Entity> implements RecordSink<T> {

    private final Authorization authorization;
    private final ODataClient client;
    private final FreeTextInvoices invoices;
    private final TaxCodes taxCodes;
    private final Document.Form<T> form;

    FreeTextSink(
            Authorization authorization,
            ODataClient client,
            FreeTextInvoices invoices,
            TaxCodes taxCodes,
            Document.Form<T> form) {
        this.authorization = authorization;
        this.client = client;
        this.invoices = invoices;
        this.taxCodes = taxCodes;
        this.form = form;
    }

    @Override
    public List<Ref<?>> references(T record) {
        return form.references(record);
    }

    @Override
    public List<Outcome> write(List<Write<T>> batch) {
        authorization.header(); // Without a token nothing is sent, and the batch fails as a whole.
        Map<String, List<InvoiceRow>> there =
                invoices.byKey(batch.stream().map(Write::externalKey).toList());
        return batch.stream()
                .map(write -> outcome(write, there.getOrDefault(write.externalKey(), List.of())))
                .toList();
    }

    private Outcome outcome(Write<T> write, List<InvoiceRow> there) {
        Document document;
        Map<String, Object> header;
        try {
            document = form.of(write);
            taxCodes.check(document);
            header = header(write.externalKey(), document);
        } catch (BadRecordException e) {
            return Outcome.rejected(e.problem());
        } catch (ConnectorException e) {
            return Outcome.of(e.problem());
        }
        try {
            return there.isEmpty()
                    ? create(write.externalKey(), document, header)
                    : complete(write.externalKey(), there, document, header);
        } catch (BadRecordException e) {
            return Outcome.unknown(e.problem());
        } catch (ConnectorException e) {
            return Outcome.of(e.problem());
        }
    }

    private Outcome create(String key, Document document, Map<String, Object> header) {
        return writeLines(created(key, client.create(EntitySet.INVOICE_HEADERS, header)), document);
    }

    /** The lines go only to a header that is known to be this one. */
    private InvoiceRow created(String key, String answer) {
        try {
            InvoiceRow row = InvoiceRow.parse(answer, invoices.keyField());
            if (row.externalKey().equals(key) && row.identifier() != 0) {
                return row;
            }
        } catch (BadRecordException | ConnectorException e) {
            throw unknown(
                    "HEADER_UNKNOWN",
                    "A header was created for %s, and its answer cannot be read: %s".formatted(key, e.getMessage()));
        }
        throw unknown("HEADER_UNKNOWN", "The answer to the header of %s is another header's".formatted(key));
    }

    private Outcome complete(String key, List<InvoiceRow> there, Document document, Map<String, Object> header) {
        InvoiceRow row = there.get(0);
        CompanyKey id = row.id();
        if (there.size() > 1) {
            return Outcome.rejected(duplicate(
                    "SEVERAL_UNDER_ONE_KEY",
                    "Dynamics 365 has %d free text invoices with %s '%s'"
                            .formatted(there.size(), invoices.keyField(), key),
                    "Delete those that are not ours"));
        }
        FreeText found = row.freeText(invoices.lines(row));
        if (found.digest().equals(document.freeText().digest())) {
            return Outcome.unchanged(id.toString());
        }
        boolean sameCompany = id.company().equals(document.freeText().customer().company());
        if (row.isPosted() || !found.lines().isEmpty() || !sameCompany) {
            return Outcome.rejected(duplicate(
                    "DIFFERENT_CONTENT",
                    "Free text invoice %s has %s '%s' and other content".formatted(id, invoices.keyField(), key),
                    "Compare the two, and correct one of them in Dynamics 365"));
        }
        if (!found.hasHeaderOf(document.freeText())) {
            Map<String, Object> changed = new LinkedHashMap<>(header);
            changed.remove("dataAreaId");
            client.update(
                    EntitySet.INVOICE_HEADERS, List.of(OData.quoted(id.company()), id.key()), row.etag(), changed);
        }
        return writeLines(row, document);
    }

    private Outcome writeLines(InvoiceRow row, Document document) {
        CompanyKey id = row.id();
        try {
            client.createAll(EntitySet.INVOICE_LINES, lines(row, document));
            return Outcome.applied(id.toString());
        } catch (ConnectorException e) {
            return switch (e.kind()) {
                case THROTTLED, OUTCOME_UNKNOWN -> Outcome.of(e.problem());
                default -> afterFailure(row, document, e.problem());
            };
        }
    }

    /** After a change set that failed one looks: "data saved but exception thrown" has been seen. */
    private Outcome afterFailure(InvoiceRow row, Document document, Problem problem) {
        try {
            List<FreeText.Line> lines = row.freeText(invoices.lines(row)).lines();
            if (lines.isEmpty()) {
                return Outcome.of(problem);
            }
            return digestOf(lines).equals(digestOf(document.freeText().lines()))
                    ? Outcome.applied(row.id().toString())
                    : Outcome.unknown(problem);
        } catch (ConnectorException | BadRecordException e) {
            return Outcome.unknown(problem);
        }
    }

    private static List<String> digestOf(List<FreeText.Line> lines) {
        return lines.stream().map(FreeText.Line::text).toList();
    }

    /** What credits an invoice names its number once that is posted; before, negative lines say it all. */
    private Map<String, Object> header(String key, Document document) {
        FreeText freeText = document.freeText();
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("dataAreaId", freeText.customer().company());
        header.put("CustomerAccount", freeText.customer().key());
        header.put("InvoiceDate", Wire.noon(freeText.date()));
        header.put("CurrencyCode", freeText.currency().code());
        header.put(invoices.keyField(), key);
        Optional<String> corrected = Optional.ofNullable(document.original()).flatMap(invoices::number);
        corrected.ifPresent(number -> {
            header.put("IsCorrection", "Yes");
            header.put("CorrectedInvoiceId", number);
        });
        return header;
    }

    private static List<Map<String, Object>> lines(InvoiceRow row, Document document) {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (FreeText.Sent sent : document.sent()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("dataAreaId", row.id().company());
            line.put("ParentRecId", row.identifier());
            line.put("LineNumber", sent.line().no());
            line.put("Description", sent.description());
            line.put("MainAccountDisplayValue", sent.account());
            line.put("Quantity", sent.line().quantity());
            if (sent.unitPrice() != null) {
                line.put("UnitPrice", sent.unitPrice());
            }
            line.put("TransactionCurrencyAmount", sent.line().net().amount());
            line.put("SalesTaxAmount", sent.line().tax().amount());
            lines.add(line);
        }
        return lines;
    }

    private static Problem duplicate(String code, String message, String remedy) {
        return Problem.of(FailureKind.DUPLICATE, code, message).withRemedy(remedy);
    }

    private static ConnectorException unknown(String code, String message) {
        return new ConnectorException(Problem.of(FailureKind.OUTCOME_UNKNOWN, code, message));
    }
}
