package org.tallystick.simulators.salesforce.internal.write;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tallystick.simulators.salesforce.internal.data.StoredRecord;
import org.tallystick.simulators.salesforce.internal.schema.DateTimes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Values that the org computes of what was written. Formulas that are not here stay empty in written records. */
final class Formulas {

    private static final String STATUS = "pse__Status__c";

    private Formulas() {}

    static void apply(Write write) {
        StoredRecord record = write.after();
        ObjectNode fields = record.fields();
        switch (record.type().name()) {
            case "Opportunity" -> closing(record, fields);
            case "Contact", "User" -> fullName(record, fields);
            case "Contract" -> {
                end(record, fields);
                activation(record, fields, write);
            }
            case "pse__Timecard_Header__c" -> {
                totalHours(record, fields);
                approval(record, fields);
            }
            case "pse__Expense__c", "pse__Expense_Report__c" -> approval(record, fields);
            default -> {}
        }
    }

    private static void closing(StoredRecord record, ObjectNode fields) {
        String stage = record.get("StageName").asString("");
        fields.put("IsWon", stage.equals("Closed Won"));
        fields.put("IsClosed", stage.startsWith("Closed "));
    }

    private static void fullName(StoredRecord record, ObjectNode fields) {
        fields.put(
                "Name",
                Stream.of("FirstName", "LastName")
                        .map(name -> record.get(name).asString(""))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" ")));
    }

    /** The last day of the term. */
    private static void end(StoredRecord record, ObjectNode fields) {
        JsonNode start = record.get("StartDate");
        JsonNode months = record.get("ContractTerm");
        fields.put(
                "EndDate",
                start.isNull() || months.isNull()
                        ? null
                        : LocalDate.parse(start.asString())
                                .plusMonths(months.asLong())
                                .minusDays(1)
                                .toString());
    }

    private static void activation(StoredRecord record, ObjectNode fields, Write write) {
        if (record.get("Status").asString("").equals("Activated")
                && record.get("ActivatedDate").isNull()) {
            fields.put("ActivatedDate", DateTimes.write(write.work().tick()));
        }
    }

    private static void totalHours(StoredRecord record, ObjectNode fields) {
        fields.put(
                "pse__Total_Hours__c",
                Stream.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
                        .map(day -> record.get("pse__" + day + "_Hours__c"))
                        .filter(hours -> !hours.isNull())
                        .map(hours -> hours.decimalValue())
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** The two flags move with the status. */
    private static void approval(StoredRecord record, ObjectNode fields) {
        String status = record.get(STATUS).asString("");
        fields.put("pse__Submitted__c", !status.equals("Saved") && !status.equals("Draft"));
        fields.put("pse__Approved__c", status.equals("Approved"));
    }
}
