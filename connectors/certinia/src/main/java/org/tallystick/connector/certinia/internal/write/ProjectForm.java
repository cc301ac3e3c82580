package org.tallystick.connector.certinia.internal.write;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.connector.http.ContentDigest;
import org.tallystick.connector.http.JsonPage;
import org.tallystick.connector.salesforce.platform.SalesforceId;
import org.tallystick.model.Header;
import org.tallystick.model.Project;
import org.tallystick.model.ProjectBuilder;
import org.tallystick.model.ProjectKind;
import org.tallystick.model.Ref;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/**
 * A project as {@code pse__Proj__c} keeps it: the fields that are written, and by which two projects are compared. Its account and its
 * opportunity are in the same org, so the CRM's ids are the org's.
 */
final class ProjectForm {

    static final String OBJECT = "pse__Proj__c";

    /** The fields that it writes and reads back. */
    static final List<String> FIELDS = List.of(
            "Name",
            "pse__Account__c",
            "pse__Opportunity__c",
            "CurrencyIsoCode",
            "pse__Start_Date__c",
            "pse__End_Date__c",
            "pse__Is_Billable__c",
            "pse__Is_Active__c",
            "pse__Project_Type__c");

    /** Code points; display text beyond it is cut. Keys never are. */
    private static final int MAX_NAME = 80;

    private final String crmSystem;

    ProjectForm(String crmSystem) {
        this.crmSystem = crmSystem;
    }

    /**
     * The fields as they are written: null where the project has nothing, so that the target has nothing either.
     *
     * @throws BadRecordException if it names a record that is not the org's
     */
    Map<String, @Nullable Object> fields(Project project) {
        boolean sold = project.engagement() != null;
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("Name", name(project.name()));
        fields.put("pse__Account__c", id("pse__Account__c", project.customer()));
        fields.put("pse__Opportunity__c", id("pse__Opportunity__c", project.engagement()));
        if (project.currency() != null) {
            fields.put("CurrencyIsoCode", project.currency().code());
        }
        fields.put("pse__Start_Date__c", text(project.period().from()));
        fields.put("pse__End_Date__c", text(project.period().last()));
        fields.put("pse__Is_Billable__c", sold && project.kind() == ProjectKind.BILLABLE);
        fields.put("pse__Is_Active__c", project.closedOn() == null);
        fields.put("pse__Project_Type__c", isInternal(project) ? "Internal" : "Customer Project");
        return fields;
    }

    /** The project as it is read once it is written: what the package's object has no field for is not there. */
    Project normalForm(Project project) {
        return ProjectBuilder.builder()
                .header(Header.of(project.header().ref()))
                .name(name(project.name()))
                .customer(project.customer())
                .engagement(project.engagement())
                .currency(project.currency())
                .period(project.period())
                .kind(isInternal(project) ? ProjectKind.INTERNAL : ProjectKind.BILLABLE)
                .build();
    }

    /** Nobody pays for what nobody ordered. */
    private static boolean isInternal(Project project) {
        return project.engagement() == null || project.kind() == ProjectKind.INTERNAL;
    }

    /** The digest of fields as they are written. */
    static String digest(Map<String, ? extends @Nullable Object> fields) {
        Map<String, String> texts = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            if (value != null) {
                texts.put(name, value.toString());
            }
        });
        return ContentDigest.of(texts);
    }

    /** The digest of a row, as {@link #digest} would have it. */
    static String digestOfRow(String row) {
        Map<String, String> members = JsonPage.members(row);
        Map<String, String> texts = new LinkedHashMap<>();
        for (String field : FIELDS) {
            String value = members.get(field);
            if (value != null) {
                texts.put(field, isLookup(field) ? SalesforceId.canonical(value) : value);
            }
        }
        return ContentDigest.of(texts);
    }

    private static boolean isLookup(String field) {
        return field.equals("pse__Account__c") || field.equals("pse__Opportunity__c");
    }

    /** The org strips the ends of a text and refuses one that is too long. */
    private static String name(String name) {
        String stripped = name.strip();
        return stripped.codePointCount(0, stripped.length()) <= MAX_NAME
                ? stripped
                : stripped.substring(0, stripped.offsetByCodePoints(0, MAX_NAME))
                        .stripTrailing();
    }

    private @Nullable String id(String field, @Nullable Ref<?> ref) {
        if (ref == null) {
            return null;
        }
        if (!ref.system().equals(crmSystem)) {
            throw new BadRecordException(new Problem(
                    FailureKind.INVALID,
                    "REFERENCE_FOREIGN",
                    "%s would hold %s, which is no record of the org's CRM".formatted(field, ref),
                    field,
                    ref.toString(),
                    "Refer to a record of the system '%s', or configure 'crm-system'".formatted(crmSystem),
                    null));
        }
        return SalesforceId.canonical(ref.id());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
