package org.tallystick.connector.dynamics365;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.tallystick.model.Header;
import org.tallystick.model.Project;
import org.tallystick.model.ProjectBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.Period;
import org.tallystick.testkit.connector.RemoteFault;

/** A simulated environment and the projects that are written to it, under one contract of one customer. */
final class Projects extends FinanceRemote<Project> {

    private static final String SET = "ProjectsV2";

    Projects(Path folder) throws IOException {
        super(folder);
        finance()
                .post(
                        "CustomersV3",
                        "{\"dataAreaId\":\"jp50\",\"CustomerAccount\":\"C-00112\",\"CustomerGroupId\":\"PS\",\"SalesCurrencyCode\":\"JPY\"}");
        finance().post("ProjectContractHeaders", "{\"dataAreaId\":\"jp50\",\"ProjectContractId\":\"CT-12\"}");
    }

    @Override
    public RecordType<Project> type() {
        return RecordType.PROJECT;
    }

    @Override
    public Project record(int number, int revision) {
        return project("Signalling %d, revision %d".formatted(number, revision), "TM");
    }

    /** Of no group: the field is required. */
    @Override
    public Project refused(int number) {
        return project("Signalling", "");
    }

    static Project project(String name, String group) {
        return ProjectBuilder.builder()
                .header(Header.of(new Ref<>("hub", RecordType.PROJECT, "0065g00000B"))
                        .withExtension(Dynamics365Extensions.PROJECT_GROUP, group))
                .name(name)
                .engagement(new Ref<>("hub", RecordType.ENGAGEMENT, "CT-12"))
                .customer(Records.CUSTOMER)
                .legalEntity(Records.LEGAL_ENTITY)
                .period(Period.inclusive(LocalDate.of(2026, 8, 1), LocalDate.of(2026, 12, 31)))
                .build();
    }

    @Override
    public String idOf(Ref<?> reference) {
        return reference.type().equals(RecordType.ENGAGEMENT)
                ? "jp50/CT-12"
                : Records.IDS.getOrDefault(reference, reference.id());
    }

    @Override
    public int count() {
        return finance().created(SET);
    }

    @Override
    public Optional<String> content(String externalKey) {
        return text(finance().rows(SET, "ProjectId eq '%s'".formatted(externalKey)).stream());
    }

    @Override
    String methodOnce(RemoteFault fault) {
        return methodOnceWritten(fault);
    }
}
