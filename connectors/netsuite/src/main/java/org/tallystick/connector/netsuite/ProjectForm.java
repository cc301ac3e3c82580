package org.tallystick.connector.netsuite;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.model.Customer;
import org.tallystick.model.Project;
import org.tallystick.model.Ref;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.spi.Problem;
import org.tallystick.spi.Write;

/**
 * A project as a {@code job} under its customer. Subsidiary and currency are told if the project has them; an account of one subsidiary
 * has no such fields.
 */
final class ProjectForm implements RecordForm<Project> {

    private final CodeList currencies;

    ProjectForm(CodeList currencies) {
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

    @Override
    public Bodies<Project> prepare(List<Write<Project>> batch) {
        Codes codes = currencies.withCodes(batch.stream()
                .flatMap(write -> Stream.ofNullable(write.record().currency()))
                .map(CurrencyCode::code)
                .toList());
        return write -> body(write, codes);
    }

    private static Map<String, Object> body(Write<Project> write, Codes currencies) {
        Project project = write.record();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("companyName", CompanyName.of(project.name()));
        body.put("parent", RecordForm.reference(write.idOf(customer(project))));
        if (project.legalEntity() != null) {
            body.put("subsidiary", RecordForm.reference(write.idOf(project.legalEntity())));
        }
        if (project.currency() != null) {
            String code = project.currency().code();
            body.put("currency", RecordForm.reference(currencies.idOf(code, "currency")));
        }
        return body;
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
