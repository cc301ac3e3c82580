package org.tallystick.examples.quotetocash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.engine.From.from;
import static org.tallystick.engine.To.to;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.TallystickBuilder;
import org.tallystick.examples.monthend.HubStore;
import org.tallystick.examples.monthend.Vendors;
import org.tallystick.examples.monthend.check.InvoiceFlood;
import org.tallystick.model.Header;
import org.tallystick.model.Project;
import org.tallystick.model.ProjectBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.Period;
import org.tallystick.rules.ownership.Ownership;

/** A project that NetSuite was sent, and that is read from there, is NetSuite's in its number alone (decision 031). */
class ProjectReadBackTest {

    private static final Ownership RULES = Ownership.parse(
            "{ownership: acme, systems: {erp: [%s]}, rules: {numbers: {type: project, fields: [code], owner: erp}}}"
                    .formatted(QuoteToCash.ERP),
            "acme.yaml");

    private static final Ref<Project> PROJECT = new Ref<>("hub", RecordType.PROJECT, "depot");

    private final Rheinbogen rheinbogen = new Rheinbogen();
    private final Puts puts = new Puts();
    private final Project decided = ProjectBuilder.builder()
            .header(Header.of(PROJECT))
            .name("Rheinbogen / Depot")
            .engagement(new Ref<>("hub", RecordType.ENGAGEMENT, "depot"))
            .customer(Rheinbogen.CUSTOMER)
            .legalEntity(rheinbogen.legalEntity())
            .currency(InvoiceFlood.CURRENCY)
            .period(Period.inclusive(LocalDate.of(2026, 8, 1), LocalDate.of(2026, 12, 31)))
            .build();

    @Test
    void itsNumberIsTakenAndAllElseStays(@TempDir Path work) throws IOException, InterruptedException {
        try (Vendors vendors = Vendors.start(Rheinbogen.MONTH.resolve("deliveries"), work.resolve("remote"))) {
            vendors.play(InvoiceFlood.PERIOD);
            try (Tallystick tally = engine(work, vendors.connection("netsuite"))) {
                puts.are(List.of(decided));
                assertThat(tally.run(InvoiceFlood.PERIOD).waiting()).isEmpty();

                puts.are(List.of());
                Run read = tally.run(InvoiceFlood.PERIOD.plusMonths(1));

                assertThat(read.exceptions()).isEmpty();
                assertThat(read.waiting()).isEmpty();
                Project project = tally.query().find(PROJECT).orElseThrow();
                assertThat(project.code()).startsWith("PRJ");
                assertThat(ProjectBuilder.builder(project)
                                .header(decided.header())
                                .code(null)
                                .build())
                        .isEqualTo(decided);
            }
            assertThat(vendors.counters("netsuite").at("/creates/job").asInt()).isEqualTo(1);
            assertThat(vendors.counters("netsuite").at("/updates/job").asInt(0)).isZero();
        }
    }

    private Tallystick engine(Path work, Vendors.Connection netSuite) {
        TallystickBuilder systems = Tallystick.builder()
                .withStore(HubStore.open("jdbc:sqlite:" + work.resolve("hub.db")))
                .withOwnership(RULES)
                .ingest(RecordType.PROJECT, from(QuoteToCash.ERP))
                .decide(puts)
                .deliver(
                        RecordType.PROJECT,
                        to(QuoteToCash.ERP)
                                .keyedBy(project -> "tly-" + project.ref().id()));
        return rheinbogen.connected(systems, netSuite).build();
    }
}
