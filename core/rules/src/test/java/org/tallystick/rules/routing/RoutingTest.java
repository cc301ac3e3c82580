package org.tallystick.rules.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.model.RecordType;
import org.tallystick.rules.RuleSetException;

/** MIG-1, MIG-2: where documents go, as data, with the proof that each goes to one system. */
class RoutingTest {

    private static final String ACME = """
            routing: erp
            types: [invoice, credit-memo]
            legalEntities: [US01, DE01]
            rules:
              us:        { legalEntities: US01, system: netsuite }
              de-before: { legalEntities: DE01, until: 2026-07-01, system: legacy }
              de-since:  { legalEntities: DE01, from: 2026-07-01, system: dynamics }
              pilot:     { legalEntities: DE01, projects: [P-100], from: 2026-06-01, system: dynamics }
            """;

    private final Routing acme = Routing.parse(ACME, "routing.yaml");

    @Test
    void mig2_aCutOverIsADayOfTheDocument() {
        assertThat(system("DE01", null, LocalDate.of(2026, 6, 30))).isEqualTo("legacy");
        assertThat(system("DE01", null, LocalDate.of(2026, 7, 1))).isEqualTo("dynamics");
        assertThat(system("US01", null, LocalDate.of(2026, 7, 1))).isEqualTo("netsuite");
    }

    @Test
    void mig2_aRuleForAProjectCountsBeforeOneForAll() {
        assertThat(system("DE01", "P-100", LocalDate.of(2026, 5, 31))).isEqualTo("legacy");
        assertThat(system("DE01", "P-100", LocalDate.of(2026, 6, 1))).isEqualTo("dynamics");
        assertThat(system("DE01", "P-101", LocalDate.of(2026, 6, 1))).isEqualTo("legacy");
    }

    @Test
    void whatTheFileDoesNotNameGoesNowhere() {
        assertThat(system("FR01", null, LocalDate.of(2026, 7, 1))).isNull();
        assertThat(acme.route(RecordType.PAYMENT, "DE01", null, LocalDate.of(2026, 7, 1)))
                .isEmpty();
    }

    @Test
    void itTellsWhatItIsAbout() {
        assertThat(acme.port()).isEqualTo("erp").hasToString(acme.toString());
        assertThat(acme.types()).containsExactly(RecordType.INVOICE, RecordType.CREDIT_MEMO);
        assertThat(acme.systems()).containsExactly("dynamics", "legacy", "netsuite");
        assertThat(acme.systems("DE01")).containsExactly("dynamics", "legacy");
        assertThat(acme.isByProject(RecordType.INVOICE)).isTrue();
        assertThat(acme.routes()).extracting(Route::id).containsExactly("us", "de-before", "de-since", "pilot");
    }

    @Test
    void theVersionIsOfWhatItSays() {
        assertThat(Routing.parse(ACME.replace("rules:", "rules:   # since July"), "other.yaml")
                        .version())
                .isEqualTo(acme.version());
        assertThat(Routing.parse(ACME.replace("2026-07-01", "2026-08-01"), "other.yaml")
                        .version())
                .isNotEqualTo(acme.version());
    }

    @Test
    void aFileIsRead(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("routing.yaml"), ACME);

        assertThat(Routing.load(file).version()).isEqualTo(acme.version());
    }

    /** MIG-2: a day with two systems, or with none, is refused, and is named. */
    @Test
    void mig2_gapsAndOverlapsAreNamedWithTheirScope() {
        assertThat(faults("""
                        routing: erp
                        types: [invoice, credit-memo]
                        legalEntities: [US01, DE01, FR01]
                        rules:
                          us:       { legalEntities: US01, system: netsuite }
                          us-again: { legalEntities: US01, types: invoice, from: 2026-07-01, system: legacy }
                          de-old:   { legalEntities: DE01, from: 2026-01-01, until: 2026-06-01, system: legacy }
                          de-new:   { legalEntities: DE01, from: 2026-07-01, until: 2027-01-01, system: dynamics }
                          pilot:    { projects: [P-1, P-2], system: dynamics }
                          trial:    { projects: [P-2, P-3], until: 2026-02-01, system: legacy }
                        """))
                .containsExactly(
                        "5:3 No rule says where invoice, credit-memo of DE01 go before 2026-01-01",
                        "5:3 No rule says where invoice, credit-memo of DE01 go from 2026-06-01 to before 2026-07-01",
                        "5:3 No rule says where invoice, credit-memo of DE01 go from 2027-01-01 on",
                        "5:3 No rule says where invoice, credit-memo of FR01 go",
                        "6:3 The rules 'us' (line 5) and 'us-again' (line 6) both say where invoice of US01 from 2026-07-01 on go",
                        "10:3 The rules 'pilot' (line 9) and 'trial' (line 10) both say where "
                                + "invoice, credit-memo of DE01, FR01, US01 on P-2 before 2026-02-01 go");
    }

    @Test
    void eachMistakeIsNamedWithItsPlaceAndARemedy() {
        assertThat(faults("""
                        routing: erp
                        types: [invoice, customer]
                        legalEntities: [DE01]
                        drain: slow
                        rules:
                          all:   { system: legacy, state: DRAFT, until: 2026-13-01 }
                          other: { legalEntities: AT01, from: 2026-07-01, until: 2026-07-01, system: dynamics }
                          third: { types: payment }
                          last:  nothing
                        """))
                .containsExactly(
                        "2:18 'customer' is no type of document that can stand here",
                        "4:1 'drain' is not known here",
                        "6:28 'state' is not known here",
                        "6:49 '2026-13-01' is not a day such as 2026-07-01",
                        "7:27 The legal entity 'AT01' does not stand at the head of the file",
                        "7:58 The rule ends on 2026-07-01, and begins on 2026-07-01",
                        "8:10 'system' is missing",
                        "8:19 'payment' is no type of document that can stand here",
                        "9:10 'nothing' stands here");
        assertThat(faults("routing: erp"))
                .hasSize(3)
                .anySatisfy(fault -> assertThat(fault).endsWith("'legalEntities' is missing"));
    }

    private static List<String> faults(String yaml) {
        return catchThrowableOfType(RuleSetException.class, () -> Routing.parse(yaml, "routing.yaml")).faults().stream()
                .peek(fault -> assertThat(fault.remedy()).isNotEmpty())
                .map(fault -> "%d:%d %s".formatted(fault.line(), fault.column(), fault.what()))
                .toList();
    }

    private @Nullable String system(String legalEntity, @Nullable String project, LocalDate day) {
        return acme.route(RecordType.INVOICE, legalEntity, project, day)
                .map(Route::system)
                .orElse(null);
    }
}
