package org.tallystick.simulators.dynamics365;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tallystick.simulators.dynamics365.internal.data.Tables;
import org.tallystick.simulators.dynamics365.internal.schema.Catalog;
import org.tallystick.simulators.dynamics365.internal.schema.EntitySet;
import org.tallystick.simulators.dynamics365.internal.wire.ODataErrors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a row must satisfy to be written: company, required fields, references, an open period, a document that is not posted.
 * The form of the refusal is the contract sheet's; of its texts only that of a required field is recorded there, and that of a closed period
 * is the vendor's own ("Troubleshoot inventory closing", section "Fiscal period is not open").
 */
final class RowRules {
    private static final String POSTED = "Error: What is posted cannot be changed.";

    private final Catalog catalog;
    private final Tables tables;
    private final Settings settings;

    RowRules(Catalog catalog, Tables tables, Settings settings) {
        this.catalog = catalog;
        this.tables = tables;
        this.settings = settings;
    }

    /** @throws org.tallystick.simulators.internal.Refusal with 400 naming every finding */
    void check(EntitySet set, ObjectNode row) {
        List<String> findings = new ArrayList<>();
        checkCompany(set, row, findings);
        checkRequired(set, row, findings);
        set.references().forEach((property, target) -> checkReference(row, property, target, findings));
        checkPeriod(set, row, findings);
        if (isPosted(row)) {
            findings.add("Error: Posting is not possible through this entity.");
        }
        refuse(set, findings);
    }

    /** @throws org.tallystick.simulators.internal.Refusal with 400 if a row is posted, or is a line of what is posted */
    void checkOpen(EntitySet set, ObjectNode row) {
        boolean isPosted = isPosted(row)
                || set.references().entrySet().stream()
                        .anyMatch(reference -> related(row, reference.getKey(), reference.getValue())
                                .anyMatch(RowRules::isPosted));
        refuse(set, isPosted ? List.of(POSTED) : List.of());
    }

    static boolean isPosted(ObjectNode row) {
        return row.path("IsPosted").asString("No").equals("Yes");
    }

    private static void refuse(EntitySet set, List<String> findings) {
        if (!findings.isEmpty()) {
            String last = "Warning: validateWrite failed on data source '%1$s (%1$s)'.".formatted(set.source());
            throw ODataErrors.writeFailed(set.table(), String.join("; ", findings) + "; " + last);
        }
    }

    private void checkCompany(EntitySet set, ObjectNode row, List<String> findings) {
        EntitySet companies = catalog.find("LegalEntities").orElseThrow();
        if (set.hasCompany()
                && tables.find(companies, row.get("dataAreaId").asString()).isEmpty()) {
            findings.add("Error: Company " + row.get("dataAreaId").asString() + " does not exist.");
        }
    }

    private static void checkRequired(EntitySet set, ObjectNode row, List<String> findings) {
        for (Map.Entry<String, String> field : set.required().entrySet()) {
            if (row.get(field.getKey()).asString().isEmpty()) {
                findings.add("Warning: Field '" + field.getValue() + "' must be filled in.");
            }
        }
        for (String part : set.key()) {
            JsonNode value = row.get(part);
            if (value.isString()
                    ? value.asString().isEmpty()
                    : value.decimalValue().signum() == 0) {
                findings.add("Warning: Field '" + part + "' must be filled in.");
            }
        }
    }

    private void checkReference(ObjectNode row, String property, String target, List<String> findings) {
        EntitySet set = catalog.find(target.substring(0, target.indexOf('.'))).orElseThrow();
        JsonNode value = row.get(property);
        boolean isKnownSet = !tables.rows(set).isEmpty() || !set.name().matches("CustomerGroups|ProjectGroups");
        boolean isEmpty = value.asString().isEmpty() || value.asString().equals("0");
        if (isEmpty || !isKnownSet) {
            return;
        }
        List<ObjectNode> related = related(row, property, target).toList();
        if (related.stream().anyMatch(RowRules::isPosted)) {
            findings.add(POSTED);
        }
        if (related.isEmpty()) {
            findings.add("Error: The value '%s' in field '%s' is not found in the related table '%s'."
                    .formatted(value.asString(), property, set.name()));
        }
    }

    /** The rows of the same company that a property refers to. */
    private Stream<ObjectNode> related(ObjectNode row, String property, String target) {
        EntitySet set = catalog.find(target.substring(0, target.indexOf('.'))).orElseThrow();
        String field = target.substring(target.indexOf('.') + 1);
        return tables.rows(set).stream()
                .filter(other -> other.get("dataAreaId").equals(row.get("dataAreaId"))
                        && other.get(field).asString().equals(row.get(property).asString()));
    }

    private void checkPeriod(EntitySet set, ObjectNode row, List<String> findings) {
        if (set.posting().isEmpty()) {
            return;
        }
        String date = row.get(set.posting()).asString().substring(0, 10);
        if (settings.closedPeriods().contains(YearMonth.parse(date.substring(0, 7)))) {
            findings.add("Error: Fiscal period for " + date + " is not open.");
        }
    }
}
