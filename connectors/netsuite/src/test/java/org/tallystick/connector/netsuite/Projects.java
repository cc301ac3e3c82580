package org.tallystick.connector.netsuite;

import static org.tallystick.model.RecordType.CUSTOMER;
import static org.tallystick.model.RecordType.PROJECT;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallystick.model.Header;
import org.tallystick.model.Project;
import org.tallystick.model.ProjectBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Period;

/** A simulated account and the projects of its one customer. */
final class Projects extends Account<Project> {

    private static final Pattern NAME = Pattern.compile("\"companyName\":\"([^\"]*)\"");

    private final String customer;

    Projects(Path folder) throws IOException {
        super(folder, "job");
        customer = put("customer/eid:alder", "{\"companyName\":\"Alder Rail\",\"subsidiary\":{\"id\":\"2\"}}");
        prepared();
    }

    @Override
    public RecordType<Project> type() {
        return PROJECT;
    }

    /** Even ones name their legal entity and currency, odd ones have them in extensions. */
    @Override
    public Project record(int number, int revision) {
        String name = name(number, revision);
        return number % 2 == 0
                ? project(name, Header.of(new Ref<>("hub", PROJECT, "p" + number)))
                        .legalEntity(Records.LEGAL_ENTITY)
                        .currency(new CurrencyCode("USD"))
                        .build()
                : extended(number, name, "2");
    }

    /** Of a subsidiary that the account does not have. */
    @Override
    public Project refused(int number) {
        return extended(number, "Claims", "99");
    }

    private static Project extended(int number, String name, String subsidiary) {
        return project(
                        name,
                        Header.of(new Ref<>("hub", PROJECT, "p" + number))
                                .withExtension(NetSuiteExtensions.SUBSIDIARY, subsidiary)
                                .withExtension(NetSuiteExtensions.CURRENCY, "USD"))
                .build();
    }

    /** With days and an engagement, which NetSuite is not told. */
    private static ProjectBuilder project(String name, Header header) {
        return ProjectBuilder.builder()
                .header(header)
                .name(name)
                .engagement(Records.ENGAGEMENT)
                .customer(Records.CUSTOMER)
                .period(Period.inclusive(LocalDate.of(2026, 8, 1), LocalDate.of(2026, 12, 31)));
    }

    @Override
    public String idOf(Ref<?> reference) {
        return reference.type().equals(CUSTOMER) ? customer : "2";
    }

    @Override
    public String seed(int number, int revision, Instant changedAt) {
        return put(
                "job/eid:seeded-" + number,
                "{\"companyName\":\"%s\",\"parent\":{\"id\":\"%s\"},\"subsidiary\":{\"id\":\"2\"}}"
                        .formatted(name(number, revision), customer));
    }

    @Override
    public void delete(int number) {
        remove("job/eid:seeded-" + number);
    }

    /** Its number. */
    @Override
    public Set<String> ownFields() {
        return Set.of("code");
    }

    @Override
    public Optional<String> content(String externalKey) {
        return shown(externalKey).map(NAME::matcher).filter(Matcher::find).map(name -> name.group(1));
    }

    private static String name(int number, int revision) {
        return "Claims %d, revision %d".formatted(number, revision);
    }
}
