package org.tallystick.examples.quotetocash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.examples.monthend.Firm;
import org.tallystick.examples.monthend.HurriedTime;
import org.tallystick.examples.monthend.MasterFiles;
import org.tallystick.examples.monthend.check.Remote;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A month with bad records among the good ones, from systems that cut their answers: what is bad is named, the rest goes through. */
class BadInputTest {

    private static final Path MONTH = Path.of("month-end-1");
    private static final YearMonth PERIOD = YearMonth.of(2026, 8);
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** F-DUP-01: the ERP makes five invoices and never says so, drops what it was sent, is busy, and cuts what it lists. */
    private static final String LOST_ANSWERS = """
            [{"method": "PUT", "pathContains": "/invoice/", "kind": "DROP_AFTER_COMMIT", "times": 5},
             {"method": "PUT", "pathContains": "/invoice/", "kind": "STATUS", "status": 429, "times": 2},
             {"method": "PUT", "pathContains": "/job/", "kind": "DROP_BEFORE", "times": 2},
             {"method": "PUT", "pathContains": "/customer/", "kind": "GARBAGE", "times": 1},
             {"method": "POST", "pathContains": "/suiteql", "kind": "CUT_BODY", "times": 2}]
            """;

    @TempDir
    static Path work;

    private static Remote remote;
    private static final Duration UNTIL_THE_BREAKER_CLOSES = Duration.ofMinutes(2);
    private static final EngineTime TIME = new HurriedTime();
    private static Tallystick tally;
    private static String account;
    private static String expense;
    private static String timecard;
    private static String opportunity;
    private static String pricedBy;

    @BeforeAll
    static void connect() throws IOException, InterruptedException {
        Path deliveries = work.resolve("deliveries");
        copy(MONTH.resolve("deliveries/2026-08"), deliveries.resolve("2026-08"));
        Path month = deliveries.resolve("2026-08");
        account = spoil(month.resolve("salesforce/Account.json"), row -> row.putNull("Name"));
        opportunity =
                spoil(month.resolve("salesforce/Opportunity.json"), row -> row.put("AccountId", "0015g00000NOTHERE00"));
        expense = spoil(month.resolve("certinia/pse__Expense__c.json"), row -> row.put("CurrencyIsoCode", "XQZ"));
        pricedBy = assignmentOfABilledTimecard(month);
        spoil(
                month.resolve("certinia/pse__Assignment__c.json"),
                row -> row.get("Id").asString().equals(pricedBy),
                row -> row.put("CurrencyIsoCode", "XQZ"));
        timecard = spoil(
                month.resolve("certinia/pse__Timecard_Header__c.json"),
                row -> row.put("pse__Monday_Hours__c", new BigDecimal("1e25")));
        remote = Remote.start(deliveries, work.resolve("remote"));
        remote.vendors().play(PERIOD);
        tally = new QuoteToCash()
                .open(new Firm.Opening(
                        "jdbc:sqlite:" + work.resolve("hub.db"),
                        remote.vendors(),
                        MasterFiles.load(MONTH.resolve("config")).data(),
                        Path.of("config/rules.yaml"),
                        TIME,
                        null));
    }

    @AfterAll
    static void disconnect() throws IOException {
        tally.close();
        remote.close();
    }

    @Test
    void badRecordsAreNamedAndTheRestGoesThroughAlsoWhenPagesAreCutAndAnswersLost()
            throws IOException, InterruptedException {
        remote.misbehave(
                "salesforce",
                "[{\"method\":\"GET\",\"pathContains\":\"Timecard\",\"kind\":\"CUT_BODY\",\"times\":99}]");

        assertThatThrownBy(() -> tally.run(PERIOD)).isInstanceOfSatisfying(ConnectorException.class, e -> {
            assertThat(e.kind()).isEqualTo(FailureKind.UNAVAILABLE);
            assertThat(e.problem().message()).isNotEmpty();
        });
        assertThat(tally.query().madeIn(RecordType.INVOICE, PERIOD)).isEmpty();
        remote.behave("salesforce");
        remote.misbehave("netsuite", LOST_ANSWERS);
        TIME.await(UNTIL_THE_BREAKER_CLOSES);

        Run run = tally.run(PERIOD);

        List<Finding> found = run.exceptions();
        assertNamed(found, "crm/customer/" + account, "FIELD_MISSING", "name", null);
        assertNamed(found, "psa/expense-item/" + expense, "CURRENCY_UNKNOWN", "CurrencyIsoCode", "XQZ");
        assertNamed(found, "psa/time-entry/" + timecard, "NUMBER_TOO_LARGE", "pse__Monday_Hours__c", null);
        assertThat(found).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("CUSTOMER_MISSING");
            assertThat(finding.subject()).endsWith(opportunity);
            assertThat(finding.message()).contains("0015g00000NOTHERE00");
            assertThat(finding.remedy()).isNotEmpty();
        });
        assertNamed(found, "psa/assignment/" + pricedBy, "CURRENCY_UNKNOWN", "CurrencyIsoCode", "XQZ");
        assertThat(found).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("SOURCE_SET_ASIDE");
            assertThat(finding.message()).contains("psa/assignment/" + pricedBy);
            assertThat(finding.amount()).isNotNull();
        });
        assertThat(run.ingested().get("psa/time-entry"))
                .satisfies(flow -> assertThat(flow.setAside()).isEqualTo(1))
                .satisfies(
                        flow -> assertThat(flow.read()).isEqualTo(flow.stored() + flow.unchanged() + flow.setAside()));
        List<Invoice> invoices = tally.query().madeIn(RecordType.INVOICE, PERIOD);
        assertThat(invoices).hasSizeGreaterThan(50);
        assertThat(run.breaks()).isEmpty();
        assertThat(remote.creates("netsuite").get("invoice").asInt()).isEqualTo(invoices.size());
        assertThat(remote.updates("netsuite").path("invoice").asInt(0)).isZero();
        assertThat(run.waiting()).isEmpty();
    }

    private static void assertNamed(
            List<Finding> found, String subject, String code, String field, @Nullable String value) {
        assertThat(found)
                .filteredOn(finding -> finding.subject().equals(subject))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo(code);
                    assertThat(finding.details().get("field")).contains(field);
                    assertThat(finding.remedy()).isNotEmpty();
                    if (value != null) {
                        assertThat(finding.details()).containsEntry("value", value);
                    }
                });
    }

    /** An assignment whose hours an invoice of the month bills. */
    private static String assignmentOfABilledTimecard(Path month) throws IOException {
        String invoices = Files.readString(MONTH.resolve("expected/invoices.json"));
        for (JsonNode card : rows(month.resolve("certinia/pse__Timecard_Header__c.json"))) {
            if (!card.get("pse__Assignment__c").isNull()
                    && invoices.contains("\"" + card.get("Id").asString() + ":")) {
                return card.get("pse__Assignment__c").asString();
            }
        }
        throw new IllegalStateException("No such assignment");
    }

    private static ArrayNode rows(Path file) throws IOException {
        return (ArrayNode) JSON.readTree(Files.readString(file));
    }

    /** Changes the first row of a file that has one version only, and tells its id. */
    private static String spoil(Path file, Consumer<ObjectNode> change) throws IOException {
        return spoil(file, row -> true, change);
    }

    private static String spoil(Path file, Predicate<JsonNode> which, Consumer<ObjectNode> change) throws IOException {
        ArrayNode rows = rows(file);
        for (JsonNode row : rows) {
            String id = row.get("Id").asString();
            long versions = rows.values().stream()
                    .filter(each -> each.get("Id").asString().equals(id))
                    .count();
            if (versions == 1 && !row.get("IsDeleted").asBoolean() && which.test(row)) {
                change.accept((ObjectNode) row);
                Files.writeString(file, JSON.writeValueAsString(rows));
                return id;
            }
        }
        throw new IllegalStateException("Nothing to spoil in " + file);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
