package org.tallystick.examples.monthend.check;

import static java.math.RoundingMode.HALF_UP;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallystick.billing.LineExplanation;
import org.tallystick.engine.Query;
import org.tallystick.engine.decide.InvoiceExplanation;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The expected invoices of a month, each worked out again from nothing but what the hub explains of it (TRN-5).
 *
 * @param month folder of what is expected
 * @param query of the hub
 */
public record ExplainedMonth(Path month, Query query) {

    private static final Pattern EXPENSE = Pattern.compile("(\\S+) \\S+, markup (\\S+), (\\S+) \\S+ for one");
    private static final Pattern RECURRING =
            Pattern.compile("(\\S+) a month of contract line .+, (\\d+) of (\\d+) days");

    private static final Pattern MILESTONE = Pattern.compile("(\\S+) \\S+, the milestone's amount");

    /** Explanations of the expected invoices, by key; those that have none are left out. */
    public Map<String, InvoiceExplanation> explanations() throws IOException {
        Map<String, InvoiceExplanation> explanations = new TreeMap<>();
        for (JsonNode invoice : expected()) {
            explain(invoice).ifPresent(why -> explanations.put(key(invoice), why));
        }
        return explanations;
    }

    /** Where what is explained is not the expected amount to the cent. */
    public List<String> differences() throws IOException {
        List<String> differences = new ArrayList<>();
        for (JsonNode invoice : expected()) {
            List<LineExplanation> lines =
                    explain(invoice).map(InvoiceExplanation::lines).orElse(List.of());
            if (lines.size() != invoice.get("lines").size()) {
                differences.add("%s has %d lines explained".formatted(key(invoice), lines.size()));
                continue;
            }
            for (LineExplanation line : lines) {
                compare(key(invoice), invoice.get("lines").get(line.line() - 1), line, differences);
            }
        }
        return differences;
    }

    private JsonNode expected() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(month.resolve("expected/invoices.json")));
    }

    private Optional<InvoiceExplanation> explain(JsonNode invoice) {
        return query.explain(new Ref<>("hub", RecordType.INVOICE, key(invoice)));
    }

    private static String key(JsonNode invoice) {
        return invoice.get("key").asString();
    }

    private void compare(String key, JsonNode expected, LineExplanation line, List<String> differences) {
        BigDecimal sum = BigDecimal.ZERO;
        for (LineExplanation.Item item : line.items()) {
            BigDecimal whole = whole(line, item);
            if (whole.compareTo(item.whole().amount().amount()) != 0) {
                differences.add("%s line %d item %s: %s gives %s, and %s was taken"
                        .formatted(
                                key,
                                line.line(),
                                item.id(),
                                item.origin(),
                                whole,
                                item.whole().amount()));
            }
            boolean isPart = !item.whole().amount().equals(item.amount());
            sum = sum.add(isPart ? item.amount().amount() : whole);
        }
        if (sum.compareTo(new BigDecimal(expected.get("amount").asString())) != 0
                || !line.tax().startsWith(expected.get("taxCode").asString() + ", ")) {
            differences.add("%s line %d: %s, %s for %s".formatted(key, line.line(), sum, line.tax(), expected));
        }
    }

    /** All of an item, by the rate and the words of its origin. */
    private BigDecimal whole(LineExplanation line, LineExplanation.Item item) {
        if (line.rate() != null) {
            return rounded(line.rate().amount().multiply(item.whole().quantity().value()), item);
        }
        Matcher expense = EXPENSE.matcher(item.origin());
        if (expense.matches()) {
            return rounded(
                    new BigDecimal(expense.group(1))
                            .multiply(new BigDecimal(expense.group(3)))
                            .multiply(BigDecimal.ONE.add(new BigDecimal(expense.group(2)))),
                    item);
        }
        Matcher recurring = RECURRING.matcher(item.origin());
        if (recurring.matches()) {
            return new BigDecimal(recurring.group(1))
                    .multiply(new BigDecimal(recurring.group(2)))
                    .divide(
                            new BigDecimal(recurring.group(3)),
                            item.amount().currency().exponent(),
                            HALF_UP);
        }
        Matcher milestone = MILESTONE.matcher(item.origin());
        if (milestone.matches()) {
            return rounded(new BigDecimal(milestone.group(1)), item);
        }
        throw new IllegalStateException("'%s' does not say what %s comes to".formatted(item.origin(), item.id()));
    }

    private static BigDecimal rounded(BigDecimal exact, LineExplanation.Item item) {
        return exact.setScale(item.amount().currency().exponent(), HALF_UP);
    }
}
