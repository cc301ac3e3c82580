package org.tallystick.simulators.salesforce.internal.write;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tallystick.simulators.salesforce.internal.data.StoredRecord;
import org.tallystick.simulators.salesforce.internal.data.UnitOfWork;
import org.tallystick.simulators.salesforce.internal.error.ApiException;
import org.tallystick.simulators.salesforce.internal.schema.Catalog;
import org.tallystick.simulators.salesforce.internal.schema.ObjectType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Opportunities and orders with their lines. The org completes a line, and its header shows the sum of the lines from then on: a write of a line stamps the
 * header. Source: Salesforce contract sheet, section 3; what the sheet does not say of prices and price books is the platform's general rule.
 */
final class SalesLines {

    private static final String TOTAL = "TotalPrice";
    private static final String UNIT = "UnitPrice";
    private static final String ENTRY = "PricebookEntryId";
    private static final String BOOK = "Pricebook2Id";
    private static final String CURRENCY = "CurrencyIsoCode";

    private final Catalog catalog;
    private final UnitOfWork work;
    private final RecordWriter writer;

    SalesLines(Catalog catalog, UnitOfWork work, RecordWriter writer) {
        this.catalog = catalog;
        this.work = work;
        this.writer = writer;
    }

    /** What has lines, and where their sum stands. */
    private enum Header {
        OPPORTUNITY("Opportunity", "Amount", "OpportunityLineItem", "OpportunityId"),
        ORDER("Order", "TotalAmount", "OrderItem", "OrderId");

        private final String object;
        private final String sum;
        private final String line;
        private final String reference;

        Header(String object, String sum, String line, String reference) {
            this.object = object;
            this.sum = sum;
            this.line = line;
            this.reference = reference;
        }

        static Optional<Header> of(ObjectType type) {
            return Arrays.stream(values())
                    .filter(each -> each.object.equals(type.name()))
                    .findFirst();
        }

        static Optional<Header> ofLine(ObjectType type) {
            return Arrays.stream(values())
                    .filter(each -> each.line.equals(type.name()))
                    .findFirst();
        }
    }

    /**
     * Completes the fields of a record before it is checked as a whole. A header that has lines keeps its sum, whatever is written.
     *
     * @param body what the client gives
     * @param fields of the record, with that in them
     */
    void complete(Optional<StoredRecord> before, ObjectType type, ObjectNode body, ObjectNode fields) {
        Header.of(type)
                .ifPresent(kind -> before.filter(
                                header -> lines(kind, header.id()).findAny().isPresent())
                        .ifPresent(header -> fields.set(kind.sum, header.get(kind.sum))));
        Header.ofLine(type).ifPresent(kind -> {
            header(kind, fields).ifPresent(header -> agree(header, body, fields));
            price(body, fields);
        });
    }

    /** A line was created or changed. */
    void saved(StoredRecord line) {
        Header.ofLine(line.type())
                .ifPresent(kind -> header(kind, line.fields()).ifPresent(header -> sum(kind, header)));
    }

    /** A line was deleted, or a header, whose lines go with it. */
    void deleted(StoredRecord record) {
        saved(record);
        Header.of(record.type())
                .ifPresent(kind -> lines(kind, record.id()).toList().forEach(line -> {
                    ObjectNode fields = line.fields().deepCopy();
                    writer.save(line, fields.put("IsDeleted", true));
                }));
    }

    /** A line has the currency of its header, and an opportunity's the product of an entry of its price book. */
    private void agree(StoredRecord header, ObjectNode body, ObjectNode fields) {
        JsonNode currency = header.get(CURRENCY);
        if (gives(body, CURRENCY) && !currency.equals(fields.get(CURRENCY))) {
            throw integrity(CURRENCY, "line currency code does not match that of its header");
        }
        fields.set(CURRENCY, currency);
        entry(fields).ifPresent(entry -> {
            if (!header.get(BOOK).isNull() && !header.get(BOOK).equals(entry.get(BOOK))) {
                throw integrity(
                        ENTRY, "pricebook entry is in a different pricebook than the one assigned to the opportunity");
            }
            if (!entry.get(CURRENCY).equals(currency)) {
                throw integrity(ENTRY, "pricebook entry currency code does not match opportunity currency code");
            }
            fields.set("Product2Id", entry.get("Product2Id"));
        });
    }

    /** Of unit price and total price the client gives one. The total follows unit price and quantity, and stays when none of them is given. */
    private static void price(ObjectNode body, ObjectNode fields) {
        if (gives(body, UNIT) && gives(body, TOTAL)) {
            throw integrity("unknown", "only one of unit price or total price may be specified");
        }
        BigDecimal quantity = number(fields, "Quantity");
        if (gives(body, TOTAL) && quantity.signum() != 0) {
            fields.put(UNIT, number(fields, TOTAL).divide(quantity, 2, RoundingMode.HALF_UP));
        } else if (gives(body, UNIT)
                || gives(body, "Quantity")
                || number(fields, TOTAL).signum() == 0) {
            fields.put(TOTAL, quantity.multiply(number(fields, UNIT)).setScale(2, RoundingMode.HALF_UP));
        }
    }

    private void sum(Header kind, StoredRecord header) {
        List<StoredRecord> lines = lines(kind, header.id()).toList();
        ObjectNode fields = header.fields().deepCopy();
        fields.put(
                kind.sum,
                lines.stream().map(line -> number(line.fields(), TOTAL)).reduce(BigDecimal.ZERO, BigDecimal::add));
        lines.stream()
                .flatMap(line -> entry(line.fields()).stream())
                .filter(entry -> header.get(BOOK).isNull())
                .findFirst()
                .ifPresent(entry -> fields.set(BOOK, entry.get(BOOK)));
        writer.save(header, fields);
    }

    private Stream<StoredRecord> lines(Header kind, String header) {
        return work.all(type(kind.line)).stream()
                .filter(line -> !line.isDeleted()
                        && line.get(kind.reference).asString("").equals(header));
    }

    private Optional<StoredRecord> header(Header kind, ObjectNode line) {
        return work.find(type(kind.object), line.path(kind.reference).asString(""))
                .filter(header -> !header.isDeleted());
    }

    /** Lines of orders have none. */
    private Optional<StoredRecord> entry(ObjectNode line) {
        return work.find(type("PricebookEntry"), line.path(ENTRY).asString(""));
    }

    private ObjectType type(String object) {
        return catalog.find(object).orElseThrow();
    }

    private static boolean gives(ObjectNode body, String field) {
        return body.properties().stream()
                .anyMatch(given -> given.getKey().equalsIgnoreCase(field)
                        && !given.getValue().isNull());
    }

    private static BigDecimal number(ObjectNode fields, String field) {
        JsonNode value = fields.path(field);
        return value.isNumber() ? value.decimalValue() : BigDecimal.ZERO;
    }

    private static ApiException integrity(String field, String what) {
        return ApiException.invalid(
                "FIELD_INTEGRITY_EXCEPTION", "field integrity exception: %s (%s)".formatted(field, what), field);
    }
}
