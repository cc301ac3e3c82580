package org.tallystick.connector.certinia.internal.write;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.salesforce.platform.KeyedRows;
import org.tallystick.connector.salesforce.platform.OrgClient;
import org.tallystick.model.Project;
import org.tallystick.spi.Found;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.Write;

/** Finds projects by the field that holds our external key. */
public final class ProjectLookup implements RecordLookup<Project> {

    private final ProjectForm form;
    private final KeyedRows rows;

    public ProjectLookup(OrgClient org, String crmSystem, String keyField, int pageSize) {
        this.form = new ProjectForm(crmSystem);
        this.rows = new KeyedRows(
                org, ProjectForm.OBJECT, keyField, ProjectForm.FIELDS, pageSize, ProjectForm::digestOfRow);
    }

    @Override
    public Map<String, Found> byExternalKey(Collection<String> externalKeys) {
        return rows.byKey(externalKeys);
    }

    @Override
    public Listing list(@Nullable String cursor, int limit) {
        return rows.list(cursor, limit);
    }

    @Override
    public String digest(Write<Project> write) {
        return ProjectForm.digest(form.fields(write.record()));
    }
}
