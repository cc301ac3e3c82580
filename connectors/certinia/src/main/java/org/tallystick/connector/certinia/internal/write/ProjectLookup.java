package org.tallystick.connector.certinia.internal.write;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.JsonPage;
import org.tallystick.connector.salesforce.platform.OrgClient;
import org.tallystick.connector.salesforce.platform.SalesforceId;
import org.tallystick.connector.salesforce.platform.Soql;
import org.tallystick.model.Project;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Found;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.Write;

/** Finds projects by the field that holds our external key. */
public final class ProjectLookup implements RecordLookup<Project> {

    private final OrgClient org;
    private final ProjectForm form;
    private final String keyField;
    private final String select;
    private final int pageSize;

    public ProjectLookup(OrgClient org, String crmSystem, String keyField, int pageSize) {
        this.org = org;
        this.form = new ProjectForm(crmSystem);
        this.keyField = keyField;
        this.select = "SELECT Id, %s, %s FROM %s WHERE "
                .formatted(keyField, String.join(", ", ProjectForm.FIELDS), ProjectForm.OBJECT);
        this.pageSize = pageSize;
    }

    /** The org compares texts without regard to case; keys compare exactly. */
    @Override
    public Map<String, Found> byExternalKey(Collection<String> externalKeys) {
        Set<String> wanted = new HashSet<>(externalKeys);
        Map<String, Found> found = new HashMap<>();
        for (String soql : Soql.chunks(wanted, keys -> select + keyField + " IN " + keys)) {
            for (String row : org.query(soql)) {
                Found each = found(row);
                if (wanted.contains(each.externalKey()) && found.put(each.externalKey(), each) != null) {
                    throw ambiguous(each.externalKey());
                }
            }
        }
        return found;
    }

    @Override
    public Listing list(@Nullable String cursor, int limit) {
        int size = Math.min(limit, pageSize);
        String after = cursor == null ? "" : " AND Id > " + Soql.text(cursor);
        List<Found> page =
                org.query("%s%s != null%s ORDER BY Id ASC LIMIT %d".formatted(select, keyField, after, size)).stream()
                        .map(this::found)
                        .toList();
        return new Listing(
                page, page.size() < size ? null : page.get(page.size() - 1).remoteId());
    }

    @Override
    public String digest(Write<Project> write) {
        return ProjectForm.digest(form.fields(write.record()));
    }

    private Found found(String row) {
        Map<String, String> members = JsonPage.members(row);
        String id = members.get("Id");
        String key = members.get(keyField);
        if (id == null || key == null) {
            throw new ConnectorException(Problem.of(
                    FailureKind.INVALID, "ROW_WITHOUT_KEY", "A project was found without Id or " + keyField));
        }
        return new Found(key, SalesforceId.canonical(id), null, ProjectForm.digestOfRow(members), null, null);
    }

    private ConnectorException ambiguous(String key) {
        return new ConnectorException(Problem.of(
                        FailureKind.DUPLICATE,
                        "DUPLICATE_EXTERNAL_ID",
                        "Several projects carry the key '%s' in %s".formatted(key, keyField))
                .withRemedy("Keep one of them, and make the field unique"));
    }
}
