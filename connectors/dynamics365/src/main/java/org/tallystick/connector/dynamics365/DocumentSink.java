package org.tallystick.connector.dynamics365;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tallystick.connector.http.Authorization;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.connector.http.CustomBody;
import org.tallystick.model.Entity;
import org.tallystick.model.Ref;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.Write;

/**
 * Writes documents: the header first, since the system numbers it and its lines name the number, then all lines in one change
 * set. So a document has none of its lines or all of them, and a header without lines, which an earlier attempt left, is completed instead of
 * written anew. Source: the vendor contract sheet, sections 5 and 7.
 *
 * @param <T> the entity
 */
final class DocumentSink<T extends Entity> implements RecordSink<T> {

    private final Authorization authorization;
    private final ODataClient client;
    private final Documents documents;
    private final Form<T> form;

    DocumentSink(Authorization authorization, ODataClient client, Documents documents, Form<T> form) {
        this.authorization = authorization;
        this.client = client;
        this.documents = documents;
        this.form = form;
    }

    @Override
    public List<Ref<?>> references(T record) {
        return form.references(record);
    }

    @Override
    public boolean writesCustomFields() {
        return true;
    }

    @Override
    public List<Outcome> write(List<Write<T>> batch) {
        authorization.header(); // Without a token nothing is sent, and the batch fails as a whole.
        Map<String, List<HeaderRow>> there =
                there(batch.stream().map(Write::externalKey).toList());
        return batch.stream()
                .map(write -> outcome(write, there.getOrDefault(write.externalKey(), List.of())))
                .toList();
    }

    /** What is not there is looked for twice: a header that one reading missed would get a second one beside it. */
    private Map<String, List<HeaderRow>> there(List<String> keys) {
        Map<String, List<HeaderRow>> there = new HashMap<>(documents.byKey(keys));
        List<String> missed =
                keys.stream().filter(key -> !there.containsKey(key)).toList();
        if (!missed.isEmpty()) {
            there.putAll(documents.byKey(missed));
        }
        return there;
    }

    private Outcome outcome(Write<T> write, List<HeaderRow> there) {
        Document document;
        Map<String, Object> header;
        try {
            document = form.of(write);
            header = header(write.externalKey(), document, form.lookUp(document));
            CustomBody.add(write.record(), header);
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
        return writeLines(created(key, client.create(documents.layout().headers(), header)), document);
    }

    /** The lines go only to a header that is known to be this one. */
    private HeaderRow created(String key, String answer) {
        try {
            HeaderRow row = HeaderRow.parse(answer, documents.layout());
            if (row.externalKey().equals(key) && !row.id().key().isEmpty()) {
                return row;
            }
        } catch (BadRecordException | ConnectorException e) {
            throw unknown(
                    "HEADER_UNKNOWN",
                    "A header was created for %s, and its answer cannot be read: %s".formatted(key, e.getMessage()));
        }
        throw unknown("HEADER_UNKNOWN", "The answer to the header of %s is another header's".formatted(key));
    }

    private Outcome complete(String key, List<HeaderRow> there, Document document, Map<String, Object> header) {
        HeaderRow row = there.get(0);
        Layout layout = documents.layout();
        CompanyKey id = row.id();
        if (there.size() > 1) {
            return Outcome.rejected(duplicate(
                    "SEVERAL_UNDER_ONE_KEY",
                    "Dynamics 365 has %d documents with %s '%s': %s"
                            .formatted(there.size(), layout.keyField(), key, layout.what()),
                    "Delete those that are not ours"));
        }
        Content found = found(row);
        if (found.digest().equals(document.content().digest())) {
            return Outcome.unchanged(id.toString());
        }
        boolean sameCompany = id.company().equals(document.content().company());
        if (row.isPosted() || !found.lines().isEmpty() || !sameCompany) {
            return Outcome.rejected(duplicate(
                    "DIFFERENT_CONTENT",
                    "The %s %s has %s '%s' and other content".formatted(layout.what(), id, layout.keyField(), key),
                    "Compare the two, and correct one of them in Dynamics 365"));
        }
        if (!found.header().equals(document.content().header())) {
            Map<String, Object> changed = new LinkedHashMap<>(header);
            changed.remove("dataAreaId");
            client.update(
                    layout.headers(), List.of(OData.quoted(id.company()), layout.literal(id)), row.etag(), changed);
        }
        return writeLines(row, document);
    }

    /** Lines that one reading missed would be written twice. */
    private Content found(HeaderRow row) {
        Content found = form.read(row, documents.lines(row));
        return found.lines().isEmpty() ? form.read(row, documents.lines(row)) : found;
    }

    private Outcome writeLines(HeaderRow row, Document document) {
        CompanyKey id = row.id();
        try {
            client.createAll(documents.layout().lines(), lines(id, document));
            return Outcome.applied(id.toString());
        } catch (ConnectorException e) {
            return switch (e.kind()) {
                case THROTTLED, OUTCOME_UNKNOWN -> Outcome.of(e.problem());
                default -> afterFailure(row, document, e.problem());
            };
        }
    }

    /** After a change set that failed one looks: "data saved but exception thrown" has been seen. */
    private Outcome afterFailure(HeaderRow row, Document document, Problem problem) {
        try {
            List<String> lines = form.read(row, documents.lines(row)).lines();
            if (lines.isEmpty()) {
                return Outcome.of(problem);
            }
            return lines.equals(document.content().lines())
                    ? Outcome.applied(row.id().toString())
                    : Outcome.unknown(problem);
        } catch (ConnectorException | BadRecordException e) {
            return Outcome.unknown(problem);
        }
    }

    private Map<String, Object> header(String key, Document document, Map<String, Object> more) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("dataAreaId", document.content().company());
        header.putAll(document.header());
        header.put(documents.layout().keyField(), key);
        header.putAll(more);
        return header;
    }

    private List<Map<String, Object>> lines(CompanyKey header, Document document) {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (Map<String, Object> fields : document.lines()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("dataAreaId", header.company());
            line.put(documents.layout().parentField(), documents.layout().parent(header));
            line.putAll(fields);
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
