package org.tallystick.examples.quotetocash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.tallystick.engine.From.from;
import static org.tallystick.engine.To.to;
import static org.tallystick.examples.monthend.Connectors.connector;

import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.TallystickBuilder;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.retry.DailyBudget;
import org.tallystick.engine.retry.Limits;
import org.tallystick.engine.retry.Tier;
import org.tallystick.examples.monthend.HubStore;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.Entity;
import org.tallystick.model.Header;
import org.tallystick.model.Project;
import org.tallystick.model.ProjectBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.rules.RuleSet;
import org.tallystick.simulators.salesforce.OrgSettings;
import org.tallystick.simulators.salesforce.OrgSettings.AppQuota;
import org.tallystick.simulators.salesforce.SalesforceOrg;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorException;

/**
 * F-LIM-05: CRM and PSA are one org, whose calls other applications use up. Some of what they leave is kept for what is billed: customers are neither read nor
 * written any more, and the project on which an invoice waits is written.
 */
class FLim05SharedOrgTest {

    private static final int CALLS = 1_000;
    private static final int KEPT = 5;
    private static final Path DELIVERIES = Path.of("month-end-1", "deliveries");
    private static final YearMonth AUGUST = YearMonth.of(2026, 8);

    private static final RuleSet CUSTOMERS_TO_ACCOUNTS = RuleSet.parse("""
            ruleset: shared-org
            systems:
              crm:
                customer:
                  object: Account
                  key: Tallystick_Key__c
                  fields:
                    name: { copy: Name }
                  writes: name
            """, "shared-org.yaml");

    @TempDir
    Path work;

    private SalesforceOrg org;
    private Connector crm;
    private Connector psa;

    @BeforeEach
    void start() {
        org = SalesforceOrg.start(
                DELIVERIES,
                work,
                OrgSettings.ofDefaults().withDailyRequests(CALLS).withApp(new AppQuota("tallystick", CALLS)));
        org.play(AUGUST.toString());
        crm = connector("salesforce", "crm", properties(Map.of("page-size", "5")), secrets());
        psa = connector("certinia", "psa", properties(Map.of("crm-system", "crm")), secrets());
    }

    @AfterEach
    void close() {
        org.close();
    }

    @Test
    void whatIsLessCriticalStopsAtTheReserveAndWhatIsBilledIsWritten() {
        org.othersUse(CALLS - KEPT - 5);
        Puts decided = new Puts();
        try (Tallystick tally = engine().withRules(CUSTOMERS_TO_ACCOUNTS)
                .decide(decided)
                .deliver(RecordType.CUSTOMER, to("crm"))
                .deliver(RecordType.PROJECT, to("psa").tier(Tier.BILLING))
                .build()) {
            decided.are(customers(2_000));
            Run first = tally.run(AUGUST);

            assertThat(left()).isEqualTo(KEPT);
            assertThat(first.exceptions()).extracting(Finding::code).containsOnly("ALLOWANCE");
            assertThat(first.waiting()).containsOnlyKeys("crm/customer");

            Project project = project();
            decided.are(List.of(project));
            Run second = tally.run(AUGUST.plusMonths(1));

            assertThat(second.waiting()).containsOnlyKeys("crm/customer");
            assertThat(tally.query().standing(project.ref(), "psa"))
                    .hasValueSatisfying(
                            standing -> assertThat(standing.applied()).isTrue());
            assertThat(left()).isBetween(0L, KEPT - 1L);
        }
    }

    /** Each page is a call. The run decides nothing on half of what there is to read. */
    @Test
    void readingStopsAtTheReserve() {
        org.othersUse(CALLS - KEPT - 5);
        try (Tallystick tally =
                engine().ingest(RecordType.CUSTOMER, from("crm")).build()) {
            assertThatExceptionOfType(ConnectorException.class)
                    .isThrownBy(() -> tally.run(AUGUST))
                    .withMessageContaining("ALLOWANCE");
        }

        assertThat(left()).isEqualTo(KEPT);
    }

    /** By the org's own count, as the connector that was called last has heard. */
    private long left() {
        return Stream.of(crm, psa)
                .flatMap(each -> each.allowance().stream())
                .mapToLong(said -> said.limit() - said.used())
                .min()
                .orElseThrow();
    }

    private TallystickBuilder engine() {
        return Tallystick.builder()
                .withStore(HubStore.open("jdbc:sqlite:" + work.resolve("hub.db")))
                .withSystem("crm", crm)
                .withSystem("psa", psa)
                .withAccount("org", "crm", "psa")
                .withLimits(
                        "org",
                        Limits.builder()
                                .withDailyBudget(new DailyBudget(CALLS, KEPT, ZoneOffset.UTC))
                                .build());
    }

    private Map<String, String> properties(Map<String, String> own) {
        Map<String, String> properties = new HashMap<>(own);
        properties.put("token-uri", org.baseUri() + "/services/oauth2/token");
        properties.put("client-id", org.connection().getOrDefault("consumerKey", ""));
        properties.put("client-secret", "org");
        return properties;
    }

    private Map<String, String> secrets() {
        return Map.of("org", org.connection().getOrDefault("consumerSecret", ""));
    }

    private static List<Entity> customers(int number) {
        return IntStream.range(0, number)
                .<Entity>mapToObj(i -> CustomerBuilder.builder()
                        .header(Header.of(new Ref<>("hub", RecordType.CUSTOMER, "c" + i)))
                        .name("Alder " + i)
                        .build())
                .toList();
    }

    private static Project project() {
        return ProjectBuilder.builder()
                .header(Header.of(new Ref<>("hub", RecordType.PROJECT, "p1")))
                .name("Data platform")
                .currency(new CurrencyCode("EUR"))
                .build();
    }
}
