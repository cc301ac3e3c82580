package org.tallystick.connector.netsuite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.connector.netsuite.NetSuiteStub.Reply;
import org.tallystick.model.RecordType;
import org.tallystick.simulators.netsuite.NetSuiteAccount;
import org.tallystick.spi.ConfigException;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.CustomObject;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Problem;
import org.tallystick.spi.Secret;
import org.tallystick.spi.SourceSpec;

/** What {@code check()} says of a simulated account that is configured wrongly in one place, by both ways of authentication. */
class AccountCheckTest {

    private static final Map<String, String> SIGNED = Map.of(
            "authentication", "tba",
            "consumer-key", NetSuiteAccount.CONSUMER_KEY,
            "consumer-secret", "consumer-secret",
            "token-id", NetSuiteAccount.TOKEN_ID,
            "token-secret", "token-secret");

    private static final Reply ITEMS =
            Reply.rows("{\"id\":\"51\"}", "{\"id\":\"52\"}", "{\"id\":\"53\"}", "{\"id\":\"54\"}");

    @TempDir
    Path folder;

    private Customers account;

    @BeforeEach
    void start() throws IOException {
        account = new Customers(folder);
    }

    @AfterEach
    void stop() {
        account.close();
    }

    @Test
    void anAccountThatHasAllPassesByBothWays() {
        assertThatCode(connector(Map.of())::check).doesNotThrowAnyException();
        assertThatCode(connector(SIGNED)::check).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "client-id, other, UNAUTHORIZED, client-id",
        "certificate-id, other, UNAUTHORIZED, renew the certificate",
        "scope, restlets, UNAUTHORIZED, scope",
        "item-expense, 99, NOT_FOUND, item-expense",
        "base-uri, http://127.0.0.1:1, UNAVAILABLE, base-uri"
    })
    void whatIsConfiguredWronglyIsNamed(String property, String value, FailureKind kind, String remedy) {
        Problem problem = failure(connector(Map.of(property, value)));

        assertThat(problem.kind()).as(problem.toString()).isEqualTo(kind);
        assertThat(problem.remedy()).contains(remedy);
    }

    /** The external id is a field of each record, so that none can be missing; a role that may not see a record is told. */
    @Test
    void aRoleWithoutARightIsNamed() {
        account.script("\"pathContains\": \"/suiteql\", \"kind\": \"STATUS\", \"status\": 403, \"times\": 9");

        Problem problem = failure(connector(SIGNED));

        assertThat(problem.kind()).as(problem.toString()).isEqualTo(FailureKind.REFUSED);
        assertThat(problem.code()).isEqualTo("INSUFFICIENT_PERMISSION");
        assertThat(problem.remedy()).contains("Give the role REST Web Services, SuiteQL");
    }

    /** SuiteQL answers about a table that the role may not see as it does about none, or with 403. Of a table any row does. */
    @ParameterizedTest
    @CsvSource({
        "currency, 403, currencies",
        "subsidiary, 400, subsidiaries",
        "accountingperiod, 400, accounting periods",
        "employee, 403, employees",
        "timebill, 400, time",
        "transactionline, 400, transactions",
        "account, 403, accounts",
        "item, 400, items"
    })
    void theRightThatATableNeedsIsNamed(String table, int status, String right) throws IOException {
        try (NetSuiteStub netSuite = new NetSuiteStub();
                Connector connector = netSuite.connector()) {
            netSuite.onQuery(call -> call.body().matches("(?si).* (FROM|JOIN) %s\\b.*".formatted(table))
                    ? Reply.error(status, "INVALID_PARAMETER", "Record '%s' was not found.".formatted(table), "q")
                    : ITEMS);

            assertThat(failure(connector).remedy())
                    .isEqualTo("Give the role REST Web Services, SuiteQL, and view on " + right);
        }
    }

    /** In whatever words: what stands in quotes, and in the query, is what is missing. Where nothing does, it may be any of its tables. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Field 'hiredate' for record 'employee' was not found. Reason: NOT_EXPOSED | NetSuite shows no field 'hiredate' of employee: turn on",
                "Unknown identifier 't.hiredate'. Available identifiers are: {t=employee} | NetSuite shows no field 'hiredate' of employee: turn on",
                "Invalid search type: employee. | Give the role REST Web Services, SuiteQL, and view on employees",
                "It doesn't work. | Give the role REST Web Services, SuiteQL, and view on employees"
            })
    void whatARefusalNamesIsNamed(String detail, String remedy) throws IOException {
        try (NetSuiteStub netSuite = new NetSuiteStub();
                Connector connector = netSuite.connector()) {
            netSuite.onQuery(call -> Reply.error(400, "INVALID_PARAMETER", detail, "q"));
            assertThat(connector.source(RecordType.RESOURCE, SourceSpec.BUILT_IN))
                    .isPresent();

            assertThat(failure(connector).remedy()).startsWith(remedy);
        }
    }

    /** A role that sees no time, in an account that is told invoices only. */
    @Test
    void aTableThatNothingIsReadFromIsNotAskedFor() throws IOException {
        try (NetSuiteStub netSuite = new NetSuiteStub();
                Connector connector = netSuite.connector()) {
            netSuite.onQuery(call -> call.body().contains(" FROM timebill")
                    ? Reply.error(400, "INVALID_PARAMETER", "Record 'timebill' was not found.", "q")
                    : ITEMS);
            assertThat(connector.sink(RecordType.INVOICE)).isPresent();

            assertThatCode(connector::check).doesNotThrowAnyException();
            assertThat(connector.source(RecordType.TIME_ENTRY, SourceSpec.BUILT_IN))
                    .isPresent();
            assertThat(failure(connector).remedy()).endsWith("view on time");
        }
    }

    /** What only the reading would tell: the project of time, the tax code of a line, whose feature is off or whose permission the role lacks. */
    @ParameterizedTest
    @CsvSource({
        "employee, hiredate",
        "job, projectedenddate",
        "timebill, casetaskevent",
        "transaction, foreignamountunpaid",
        "transactionline, taxcode",
        "transactionline, createdfrom",
        "subsidiary, federalidnumber",
        "accountingperiod, closed",
        "salestaxitem, itemid"
    })
    void aColumnThatIsNotShownIsNamed(String table, String column) {
        account.hide(table, column);

        Problem problem = failure(connector(Map.of()));

        assertThat(problem.message()).contains(column);
        assertThat(problem.remedy())
                .contains("NetSuite shows no field '%s' of ".formatted(column))
                .contains(table)
                .endsWith("turn on the feature that has it, and give the role the permission that shows it");
    }

    /** Entries of time join the table of projects, customers do not. */
    @Test
    void aTableThatIsJoinedIsAskedFor() {
        account.hide("job");
        Connector connector = connector(Map.of());
        assertThat(connector.source(RecordType.CUSTOMER, SourceSpec.BUILT_IN)).isPresent();

        assertThatCode(connector::check).doesNotThrowAnyException();
        assertThat(connector.source(RecordType.TIME_ENTRY, SourceSpec.BUILT_IN)).isPresent();
        assertThat(failure(connector).remedy()).endsWith("view on projects");
    }

    @Test
    void aCustomFieldOfARuleSetThatIsNotThereIsNamed() {
        account.hide("customer", "custentity_teir");
        Connector connector = connector(Map.of());
        assertThat(connector.source(
                        RecordType.CUSTOMER, new SourceSpec(null, Set.of("custentity_crm", "custentity_teir"))))
                .isPresent();

        assertThat(failure(connector).remedy()).startsWith("Correct the field 'custentity_teir' in the rule set, or ");
    }

    @Test
    void theTablesOfARuleSetAreAskedForWithTheirColumns() {
        account.hide("customrecord_practice");
        account.hide("customrecord_region", "custrecord_head");
        Connector connector = connector(Map.of());
        assertThat(connector.source(RecordType.CUSTOMER, new SourceSpec("customrecord_practice", Set.of())))
                .isPresent();
        assertThat(connector.source(
                        RecordType.LEGAL_ENTITY, new SourceSpec("customrecord_region", Set.of("custrecord_head"))))
                .isPresent();

        assertThat(failure(connector).remedy())
                .contains("view on 'customrecord_practice', if the rule set spells it right")
                .contains("Correct the field 'custrecord_head' in the rule set");
    }

    @Test
    void aCustomRecordThatIsWrittenIsAskedFor() {
        account.hide("customrecord_firm");
        Connector connector = connector(Map.of());
        assertThat(connector.customObject(
                        RecordType.CUSTOMER,
                        new CustomObject("customrecord_firm", "externalId", Set.of("custrecord_tier"))))
                .isPresent();

        assertThat(failure(connector).remedy()).contains("'customrecord_firm'");
    }

    /** Whoever mends one thing is not told the next one only then. */
    @Test
    void allThatIsMissingIsToldAtOnce() {
        account.hide("employee");
        account.hide("customer", "parent");

        assertThat(failure(connector(Map.of("item-time", "99"))).remedy())
                .contains("view on employees", "'parent'", "item-time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/", "/suiteql"})
    void aHostOfSomethingElseIsNamed(String path) {
        account.script("\"pathContains\": \"%s\", \"kind\": \"GARBAGE\", \"times\": 9".formatted(path));

        assertThat(failure(connector(Map.of())).remedy()).contains("base-uri");
    }

    @ParameterizedTest
    @CsvSource({"consumer-key, other", "token-id, other", "account, 654321", "token-secret, consumer-secret"})
    void aSignatureThatIsNotAcceptedIsNamed(String property, String value) {
        Problem problem = failure(connector(with(SIGNED, property, value)));

        assertThat(problem.kind()).as(problem.toString()).isEqualTo(FailureKind.UNAUTHORIZED);
        assertThat(problem.remedy()).contains("consumer-key, token-id");
    }

    @Test
    void aRecordIsWrittenByASignedCall() {
        Outcome outcome = connector(SIGNED)
                .sink(RecordType.CUSTOMER)
                .orElseThrow()
                .write(List.of(Records.write(account.record(1, 1), "tck-1")))
                .get(0);

        assertThat(outcome.kind()).as(String.valueOf(outcome.problem())).isEqualTo(Outcome.Kind.APPLIED);
        assertThat(account.content("tck-1")).isPresent();
    }

    @Test
    void theAccountMayBeGivenInTheFormOfItsHost() {
        assertThatCode(connector(with(SIGNED, "account", "123456-sb1"))::check).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "oauth2, 'client-id', authentication oauth2 needs it",
        "tba, 'token-secret', authentication tba needs it",
        "basic, 'authentication', oauth2 or tba"
    })
    void whatAWayOfAuthenticationNeedsIsNamed(String way, String property, String what) {
        Map<String, String> properties = new HashMap<>(SIGNED);
        properties.put("authentication", way);
        properties.put(property.equals("authentication") ? "consumer-key" : property, null);

        assertThatThrownBy(() -> connector(properties))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(property)
                .hasMessageContaining(what);
    }

    private Connector connector(Map<String, String> other) {
        return account.connect(
                other,
                name -> Secret.of(
                        switch (name) {
                            case "key" -> account.secrets().getOrDefault("key", "");
                            case "consumer-secret" -> NetSuiteAccount.CONSUMER_SECRET;
                            default -> NetSuiteAccount.TOKEN_SECRET;
                        }));
    }

    private static Map<String, String> with(Map<String, String> properties, String name, String value) {
        Map<String, String> more = new HashMap<>(properties);
        more.put(name, value);
        return more;
    }

    private static Problem failure(Connector connector) {
        return catchThrowableOfType(ConnectorException.class, connector::check).problem();
    }
}
