package org.tallystick.connector.netsuite;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.model.Customer;
import org.tallystick.model.Header;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.Project;
import org.tallystick.model.ProjectBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.spi.Problem;
import org.tallystick.spi.Write;

/**
 * A project as a {@code job} under its customer. Subsidiary and currency are told if the project has them, else if its extensions have
 * them, see {@link NetSuiteExtensions}; an account of one subsidiary has no such fields.
 */
final class ProjectForm implements RecordForm<Project> {

    private final String system;
    private final CodeList currencies;

    /** @param system that it is a project of */
    ProjectForm(String system, CodeList currencies) {
        this.system = system;
        this.currencies = currencies;
    }

    @Override
    public Target target() {
        return Target.PROJECT;
    }

    @Override
    public List<Ref<?>> references(Project project) {
        return Stream.<Ref<?>>of(project.customer(), project.legalEntity())
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableList());
    }

    /** Of a new one, but for its number, which NetSuite gives; its days people keep. */
    @Override
    public Project normalForm(Write<Project> write) {
        Project project = write.record();
        return ProjectBuilder.builder()
                .header(Header.of(project.header().ref()))
                .name(CompanyName.of(project.name()))
                .customer(project.customer())
                .legalEntity(legalEntity(project))
                .currency(RecordForm.currencyOf(currency(project)))
                .build();
    }

    private @Nullable Ref<LegalEntity> legalEntity(Project project) {
        String subsidiary = project.header().extensions().get(NetSuiteExtensions.SUBSIDIARY);
        return project.legalEntity() == null && subsidiary != null
                ? new Ref<>(system, RecordType.LEGAL_ENTITY, subsidiary)
                : project.legalEntity();
    }

    @Override
    public Bodies<Project> prepare(List<Write<Project>> batch) {
        Codes codes = currencies.withCodes(batch.stream()
                .flatMap(write -> Stream.ofNullable(currency(write.record())))
                .toList());
        return write -> body(write, codes);
    }

    private static Map<String, Object> body(Write<Project> write, Codes currencies) {
        Project project = write.record();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("companyName", CompanyName.of(project.name()));
        body.put("parent", RecordForm.reference(write.idOf(customer(project))));
        String subsidiary = subsidiary(write);
        if (subsidiary != null) {
            body.put("subsidiary", RecordForm.reference(subsidiary));
        }
        String code = currency(project);
        if (code != null) {
            String field = project.currency() == null ? NetSuiteExtensions.CURRENCY : "currency";
            body.put("currency", RecordForm.reference(currencies.idOf(code, field)));
        }
        return body;
    }

    private static @Nullable String subsidiary(Write<Project> write) {
        Project project = write.record();
        return project.legalEntity() == null
                ? project.header().extensions().get(NetSuiteExtensions.SUBSIDIARY)
                : write.idOf(project.legalEntity());
    }

    private static @Nullable String currency(Project project) {
        return project.currency() == null
                ? project.header().extensions().get(NetSuiteExtensions.CURRENCY)
                : project.currency().code();
    }

    private static Ref<Customer> customer(Project project) {
        Ref<Customer> customer = project.customer();
        if (customer == null) {
            throw new BadRecordException(Problem.ofField(
                    "CUSTOMER_ABSENT",
                    "customer",
                    null,
                    "Project %s has no customer, under which NetSuite keeps it".formatted(project.ref()),
                    "Give the project a customer, or do not deliver internal projects"));
        }
        return customer;
    }
}
