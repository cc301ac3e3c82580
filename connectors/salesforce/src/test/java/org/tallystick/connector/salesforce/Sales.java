package org.tallystick.connector.salesforce;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tallystick.model.Opportunity;
import org.tallystick.model.RecordType;
import org.tallystick.model.value.Money;

/** A simulated org and its opportunities, each with two lines. */
final class Sales extends SimulatedOrg<Opportunity> {

    private static final String PRODUCT = "01t5g0000000001AAA";

    /** With other properties of the connector. */
    Sales(Path folder, Map<String, String> other) throws IOException {
        super(RecordType.OPPORTUNITY, folder, withLines(other), UnaryOperator.identity());
        deliver("Product2", """
                [{"Id": "%s", "IsDeleted": false, "SystemModstamp": "2026-01-01T00:00:00.000+0000", "Name": "Advice", "ProductCode": "ADV"}]
                """.formatted(PRODUCT));
    }

    private static Map<String, String> withLines(Map<String, String> other) {
        Map<String, String> properties = new HashMap<>(other);
        properties.put("line-service-line", "Product2.ProductCode");
        return properties;
    }

    static String id(int number) {
        return "0065g00000%05dAAA".formatted(number);
    }

    @Override
    public String seed(int number, int revision, Instant changedAt) {
        deliver("Opportunity", "[" + sale(number, revision, false, changedAt) + "]");
        deliver("OpportunityLineItem", "[" + lines(number, PRODUCT, changedAt) + "]");
        return id(number);
    }

    @Override
    public String seedUnreadable(int number, Instant changedAt) {
        deliver("Opportunity", "[" + sale(number, 1, false, changedAt) + "]");
        deliver("OpportunityLineItem", "[" + lines(number, "", changedAt) + "]");
        return id(number);
    }

    @Override
    public String seedAmount(int number, Money amount, Instant changedAt) {
        String worth = "\"Amount\": %s, \"CurrencyIsoCode\": \"%s\""
                .formatted(amount.amount().toPlainString(), amount.currency().code());
        deliver("Opportunity", "[" + sale(number, 1, false, changedAt, worth) + "]");
        return id(number);
    }

    @Override
    public void delete(int number) {
        deliver("Opportunity", "[" + sale(number, 1, true, now()) + "]");
    }

    /** So many of one stamp each, with their lines. */
    void seedMany(int count, Instant from) {
        deliver("Opportunity", many(count, i -> sale(i, 1, false, from.plusMillis(i))));
        deliver("OpportunityLineItem", many(count, i -> lines(i, PRODUCT, from)));
    }

    private static String many(int count, IntFunction<String> row) {
        return IntStream.range(0, count).mapToObj(row).collect(Collectors.joining(",\n", "[", "]"));
    }

    /** The second line of an opportunity is saved, or deleted, and nothing else. */
    void changeLine(int number, boolean deleted, Instant changedAt) {
        deliver("OpportunityLineItem", "[" + line(number, 1, PRODUCT, deleted, changedAt) + "]");
    }

    /** An opportunity is saved together with its second line. */
    void saveWithLine(int number, Instant changedAt) {
        deliver("Opportunity", "[" + sale(number, 2, false, changedAt) + "]");
        changeLine(number, false, changedAt);
    }

    private static String sale(int number, int revision, boolean deleted, Instant changedAt) {
        return sale(number, revision, deleted, changedAt, "\"CurrencyIsoCode\": \"EUR\"");
    }

    private static String sale(int number, int revision, boolean deleted, Instant changedAt, String worth) {
        return """
                {"Id": "%s", "IsDeleted": %b, "SystemModstamp": "%s", "Name": "Alder %d, revision %d", "StageName": "Prospecting",
                 %s, "CloseDate": "2026-12-31", "Probability": 50}""".formatted(id(number), deleted, STAMP.format(changedAt), number, revision, worth);
    }

    private static String lines(int number, String product, Instant changedAt) {
        return line(number, 0, product, false, changedAt) + "," + line(number, 1, product, false, changedAt);
    }

    private static String line(int number, int which, String product, boolean deleted, Instant changedAt) {
        return """
                {"Id": "00k5g0000%d%05dAAA", "IsDeleted": %b, "SystemModstamp": "%s", "OpportunityId": "%s", "Product2Id": "%s",
                 "Quantity": %d.5, "UnitPrice": 10, "TotalPrice": 105.25}""".formatted(which, number, deleted, STAMP.format(changedAt), id(number), product, number);
    }
}
