package org.tallystick.simulators.salesforce.internal.write;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.simulators.internal.Json;
import org.tallystick.simulators.salesforce.internal.data.OrgData;
import org.tallystick.simulators.salesforce.internal.data.StoredRecord;
import org.tallystick.simulators.salesforce.internal.data.UnitOfWork;
import org.tallystick.simulators.salesforce.internal.schema.Catalog;
import org.tallystick.simulators.salesforce.internal.schema.ObjectType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The package's generation of billing, as far as a client sees it: batches, events, items, splits, and what is marked as billed. Source: Certinia contract
 * sheet, sections 2, 3 and 6. Sums are of items that have an amount; adjustments and budgets are not billed here.
 */
public final class Billing {

    private static final String SPLIT = "pse__Timecard__c";
    private static final String TIMECARD = "pse__Timecard_Header__c";
    private static final String BATCH = "pse__Billing_Event_Batch__c";

    private final Catalog catalog;
    private final UnitOfWork work;
    private final RecordWriter writer;
    private final BilledSources sources;
    private final LocalDate upTo;
    private final Map<String, String> batches = new HashMap<>();
    private final Map<String, String> events = new HashMap<>();

    private Billing(Catalog catalog, UnitOfWork work, LocalDate upTo) {
        this.catalog = catalog;
        this.work = work;
        this.writer = new RecordWriter(catalog, work);
        this.sources = new BilledSources(catalog, work, writer);
        this.upTo = upTo;
    }

    /** Bills all that is approved, billable and not billed yet, up to that day. */
    public static void generate(OrgData data, LocalDate upTo) {
        UnitOfWork work = data.begin();
        new Billing(data.catalog(), work, upTo).generate();
        work.commit();
    }

    private void generate() {
        Set<String> alreadySplit = records(SPLIT).stream()
                .map(each -> each.get(TIMECARD).asString(""))
                .collect(Collectors.toSet());
        records(TIMECARD).stream()
                .filter(timecard -> !alreadySplit.contains(timecard.id()))
                .forEach(this::split);
        for (StoredRecord split : records(SPLIT)) {
            bill(split, "Timecard", "pse__Timecard_Split__c", "pse__End_Date__c", "pse__Total_Billable_Amount__c");
        }
        for (StoredRecord expense : records("pse__Expense__c")) {
            if (expense.get("pse__Billable__c").booleanValue()) {
                bill(expense, "Expense", "pse__Expense__c", "pse__Expense_Date__c", "pse__Amount__c");
            }
        }
        for (StoredRecord milestone : records("pse__Milestone__c")) {
            bill(milestone, "Milestone", "pse__Milestone__c", "pse__Actual_Date__c", "pse__Milestone_Amount__c");
        }
    }

    private List<StoredRecord> records(String object) {
        return work.all(type(object)).stream()
                .filter(record -> !record.isDeleted())
                .toList();
    }

    /** An approved timecard has a split for each month that it has hours in. */
    private void split(StoredRecord timecard) {
        if (!isApproved(timecard)
                || !timecard.get("pse__Billable__c").booleanValue()
                || timecard.get("pse__Billed__c").booleanValue()) {
            return;
        }
        LocalDate last = date(timecard, "pse__End_Date__c");
        LocalDate from = date(timecard, "pse__Start_Date__c");
        while (!from.isAfter(last)) {
            LocalDate end = YearMonth.from(from).atEndOfMonth();
            LocalDate until = end.isBefore(last) ? end : last;
            split(timecard, from, until);
            from = until.plusDays(1);
        }
    }

    private void split(StoredRecord timecard, LocalDate from, LocalDate until) {
        BigDecimal hours = from.datesUntil(until.plusDays(1))
                .map(day -> number(timecard, hoursOn(day.getDayOfWeek())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (hours.signum() == 0) {
            return;
        }
        ObjectNode split = copy(
                timecard,
                "pse__Resource__c",
                "pse__Project__c",
                "pse__Assignment__c",
                "pse__Milestone__c",
                "pse__Billable__c",
                "pse__Status__c",
                "CurrencyIsoCode");
        split.put(TIMECARD, timecard.id())
                .put("pse__Start_Date__c", from.toString())
                .put("pse__End_Date__c", until.toString())
                .put("pse__Total_Hours__c", hours)
                .put(
                        "pse__Total_Billable_Amount__c",
                        hours.multiply(number(timecard, "pse__Bill_Rate__c")).setScale(2, RoundingMode.HALF_UP))
                .put("pse__Submitted__c", true)
                .put("pse__Approved__c", true);
        if (from.datesUntil(until.plusDays(1)).anyMatch(day -> day.getDayOfWeek() == DayOfWeek.MONDAY)) {
            split.set("pse__Monday_Hours__c", timecard.get("pse__Monday_Hours__c"));
        }
        writer.make(type(SPLIT), split);
    }

    private void bill(StoredRecord source, String category, String reference, String dateField, String amountField) {
        LocalDate date = dateOrNull(source, dateField);
        if (!isApproved(source) || source.get("pse__Billed__c").booleanValue() || date == null || date.isAfter(upTo)) {
            return;
        }
        JsonNode project = source.get("pse__Project__c");
        BigDecimal amount = number(source, amountField);
        String event = events.computeIfAbsent(project.asString(""), id -> event(source, id));
        ObjectNode item = copy(source, "pse__Project__c", "CurrencyIsoCode");
        item.put(BilledSources.EVENT, event)
                .put("pse__Category__c", category)
                .put("pse__Date__c", date.toString())
                .put("pse__Amount__c", amount)
                .put("pse__Object_Id__c", source.id())
                .put(reference, source.id());
        find(BilledSources.EVENT, event).ifPresent(found -> {
            JsonNode batch = found.get(BATCH);
            item.set(BATCH, batch);
            add(found, amount);
            find(BATCH, batch.asString("")).ifPresent(sum -> add(sum, amount));
        });
        sources.billed(source, writer.make(type(BilledSources.ITEM), item), upTo.toString());
    }

    private void add(StoredRecord summed, BigDecimal amount) {
        writer.set(
                summed,
                Json.MAPPER
                        .createObjectNode()
                        .put(
                                "pse__Summary_Amount__c",
                                number(summed, "pse__Summary_Amount__c").add(amount)));
    }

    private String event(StoredRecord source, String project) {
        String account = find("pse__Proj__c", project)
                .map(found -> found.get("pse__Account__c").asString(""))
                .orElse("");
        String batch = batches.computeIfAbsent(account, id -> batch(source, id));
        ObjectNode event = copy(source, "pse__Project__c", "CurrencyIsoCode");
        event.put(BATCH, batch)
                .put("pse__Date__c", upTo.toString())
                .put("pse__Status__c", "Completed")
                .put("pse__Is_Approved__c", true)
                .put("pse__Is_Released__c", true)
                .put("pse__Event_Key__c", batch + "|" + project);
        return writer.make(type(BilledSources.EVENT), event);
    }

    private String batch(StoredRecord source, String account) {
        ObjectNode batch = copy(source, "CurrencyIsoCode");
        if (!account.isEmpty()) {
            batch.put("pse__Account__c", account);
        }
        batch.put("pse__Is_Released__c", true)
                .put("pse__Batch_Key__c", "%s|%s|%d".formatted(account, upTo, work.nextNumber()));
        return writer.make(type(BATCH), batch);
    }

    private static ObjectNode copy(StoredRecord source, String... fields) {
        ObjectNode copy = Json.MAPPER.createObjectNode();
        for (String field : fields) {
            copy.set(field, source.get(field));
        }
        return copy;
    }

    private static boolean isApproved(StoredRecord record) {
        return record.get("pse__Status__c").asString("").equals("Approved");
    }

    private static BigDecimal number(StoredRecord record, String field) {
        JsonNode value = record.get(field);
        return value.isNumber() ? value.decimalValue() : BigDecimal.ZERO;
    }

    private static LocalDate date(StoredRecord record, String field) {
        return LocalDate.parse(record.get(field).asString());
    }

    private static @Nullable LocalDate dateOrNull(StoredRecord record, String field) {
        return record.get(field).isNull() ? null : date(record, field);
    }

    private static String hoursOn(DayOfWeek day) {
        return "pse__%s_Hours__c".formatted(day.getDisplayName(TextStyle.FULL, Locale.ENGLISH));
    }

    private Optional<StoredRecord> find(String object, String id) {
        return work.find(type(object), id);
    }

    private ObjectType type(String object) {
        return catalog.find(object).orElseThrow();
    }
}
