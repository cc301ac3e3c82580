package org.tallystick.simulators.salesforce.internal.write;

import java.util.Map;
import java.util.Set;

/**
 * The steps that a status may take: draft, submitted, then approved or rejected. Approval is a process of the org, so a
 * write may only submit; any other step needs the administrator's edit with notes, where the object has it. Source:
 * Certinia contract sheet, section 5.
 */
enum StatusPath {
    TIMECARD("Saved", true),
    EXPENSE_REPORT("Draft", true),
    EXPENSE("Draft", false);

    private static final String STATUS = "pse__Status__c";

    private final String first;
    private final boolean hasAdminEdit;

    StatusPath(String first, boolean hasAdminEdit) {
        this.first = first;
        this.hasAdminEdit = hasAdminEdit;
    }

    void check(Write write) {
        if (!write.changes(STATUS)) {
            return;
        }
        String from =
                write.before().map(record -> record.get(STATUS).asString("")).orElse("");
        String to = write.after().get(STATUS).asString("");
        boolean allowed = Map.of("", Set.of(first, "Submitted"), first, Set.of("Submitted"))
                .getOrDefault(from, Set.of())
                .contains(to);
        if (!allowed && !isAdminEdit(write)) {
            throw PackageRules.invalid(
                    "Status may not go from '" + from + "' to '" + to + "' without Admin Global Edit and Audit Notes.",
                    STATUS);
        }
    }

    private boolean isAdminEdit(Write write) {
        return hasAdminEdit
                && write.isTrue("pse__Admin_Global_Edit__c")
                && !write.after().get("pse__Audit_Notes__c").isNull();
    }
}
