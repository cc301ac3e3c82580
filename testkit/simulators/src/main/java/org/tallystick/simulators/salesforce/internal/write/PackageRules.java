package org.tallystick.simulators.salesforce.internal.write;

import java.util.Map;
import java.util.Set;
import org.tallystick.simulators.salesforce.internal.data.StoredRecord;
import org.tallystick.simulators.salesforce.internal.error.ApiException;

/** What the PSA package refuses. Source: Certinia contract sheet, sections 5 and 6. */
final class PackageRules {

    private static final String OBJECT_ID = "pse__Object_Id__c";

    /** What clients do not write, by object. */
    private static final Map<String, String> THE_PACKAGES =
            Map.of("pse__Timecard__c", "Timecard Splits", "pse__Transaction__c", "Transactions");

    private PackageRules() {}

    static void check(Write write) {
        switch (write.after().type().name()) {
            case "pse__Timecard_Header__c" -> checkTimecard(write);
            case "pse__Expense__c" -> checkExpense(write);
            case "pse__Expense_Report__c" -> StatusPath.EXPENSE_REPORT.check(write);
            case "pse__Billing_Event_Item__c" -> checkItem(write);
            default -> checkOwner(write.after().type().name());
        }
    }

    /** Called before a record is changed or deleted. */
    static void checkChangeable(StoredRecord before) {
        checkOwner(before.type().name());
        if (before.type().name().equals("pse__Timecard_Header__c")
                && (before.get("pse__Billed__c").booleanValue()
                        || before.get("pse__Invoiced__c").booleanValue())) {
            throw invalid("Timecard Header may not be changed after it is Billed or Invoiced.");
        }
    }

    static ApiException invalid(String message, String... fields) {
        return ApiException.invalid("FIELD_CUSTOM_VALIDATION_EXCEPTION", message, fields);
    }

    private static void checkTimecard(Write write) {
        StatusPath.TIMECARD.check(write);
        boolean without = write.isTrueOn("pse__Project__c", "pse__Allow_Timecards_Without_Assignment__c")
                || write.isTrueOn("pse__Resource__c", "pse__Allow_Timecards_Without_Assignment__c");
        checkAssignment(write, without);
        checkOpen(write, "pse__Closed_for_Time_Entry__c", "time", Set.of("pse__Project__c", "pse__Assignment__c"));
    }

    /** One item per billed record. */
    private static void checkItem(Write write) {
        String billed = write.after().get(OBJECT_ID).asString();
        boolean isThere = write.work().all(write.after().type()).stream()
                .filter(other ->
                        !other.isDeleted() && !other.id().equals(write.after().id()))
                .anyMatch(other -> other.get(OBJECT_ID).asString("").equals(billed));
        if (isThere) {
            throw invalid("A Billing Event Item exists already for " + billed + ".", OBJECT_ID);
        }
    }

    private static void checkOwner(String object) {
        String name = THE_PACKAGES.get(object);
        if (name != null) {
            throw invalid(name + " are made and changed by the package only.");
        }
    }

    private static void checkExpense(Write write) {
        StatusPath.EXPENSE.check(write);
        checkAssignment(write, write.isTrueOn("pse__Project__c", "pse__Allow_Expenses_Without_Assignment__c"));
        checkOpen(
                write, "pse__Closed_for_Expense_Entry__c", "expense", Set.of("pse__Project__c", "pse__Assignment__c"));
    }

    private static void checkAssignment(Write write, boolean notNeeded) {
        if (write.changes("pse__Assignment__c")
                && write.after().get("pse__Assignment__c").isNull()
                && !notNeeded) {
            throw invalid("An Assignment is required on this Project.", "pse__Assignment__c");
        }
    }

    private static void checkOpen(Write write, String flag, String what, Set<String> references) {
        for (String reference : references) {
            if (write.changes(reference) && write.isTrueOn(reference, flag)) {
                throw invalid("The record in " + reference + " is closed for " + what + " entry.", reference);
            }
        }
    }
}
