package org.tallystick.connector.dynamics365;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tallystick.model.Project;
import org.tallystick.model.Ref;
import org.tallystick.spi.Write;

/** A project under its contract and customer. Its stage people keep: the system ties postings to it. */
final class ProjectForm implements MasterForm<Project> {

    private final String group;

    /** @param group of projects whose extensions name none; empty: each must */
    ProjectForm(String group) {
        this.group = group;
    }

    @Override
    public EntitySet set() {
        return EntitySet.PROJECTS;
    }

    @Override
    public List<String> kept() {
        return List.of("ProjectName", "ProjectedStartDate", "ProjectedEndDate");
    }

    @Override
    public List<Ref<?>> references(Project project) {
        return Stream.<Ref<?>>of(project.engagement(), project.customer(), project.legalEntity())
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableList());
    }

    @Override
    public MasterRow of(Write<Project> write) {
        Project project = write.record();
        String company = MasterForm.company(write, project.legalEntity());
        Map<String, String> created = new LinkedHashMap<>();
        created.put("ProjectGroupId", MasterForm.extension(write, Dynamics365Extensions.PROJECT_GROUP, group));
        if (project.engagement() != null) {
            String contract = write.idOf(project.engagement());
            created.put("ProjectContractId", MasterForm.inCompany(company, "engagement", contract, write));
        }
        if (project.customer() != null) {
            String customer = write.idOf(project.customer());
            created.put("CustomerAccountNumber", MasterForm.inCompany(company, "customer", customer, write));
        }
        Map<String, String> kept = new LinkedHashMap<>();
        kept.put("ProjectName", project.name());
        kept.put("ProjectedStartDate", MasterRow.day(project.period().from()));
        kept.put("ProjectedEndDate", MasterRow.day(project.period().last()));
        return new MasterRow(company, created, kept).withCustomFieldsOf(project);
    }
}
