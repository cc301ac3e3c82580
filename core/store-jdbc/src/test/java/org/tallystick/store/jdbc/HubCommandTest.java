package org.tallystick.store.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.engine.audit.AuditTrail;
import org.tallystick.engine.idempotency.IdempotencyKey;
import org.tallystick.engine.idempotency.IdempotencyStore;
import org.tallystick.engine.idempotency.IntendedWrite;
import org.tallystick.engine.idempotency.PayloadFingerprint;
import org.tallystick.engine.idempotency.Settlement;
import org.tallystick.engine.store.Crosswalk.RefKey;
import org.tallystick.engine.store.Documents;
import org.tallystick.engine.store.Documents.DocumentRow;
import org.tallystick.engine.store.Records.RecordRow;
import org.tallystick.engine.store.Runs.RunRow;
import org.tallystick.json.JsonForm;
import org.tallystick.model.Header;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.Resource;
import org.tallystick.model.ResourceBuilder;

/** Upkeep without an engine, from a command line. */
class HubCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void plant() {
        file = directory.resolve("hub.db");
        try (JdbcStore store = JdbcStore.sqlite(file)) {
            store.inTransaction(tx -> {
                Ref<Resource> ada = new Ref<>("psa", RecordType.RESOURCE, "R1");
                String json = JsonForm.ofDefaults()
                        .write(ResourceBuilder.builder()
                                .header(Header.of(ada))
                                .name("Ada Canary")
                                .build());
                tx.records()
                        .put(List.of(new RecordRow(
                                "resource", "id1", null, null, 1, "print", json, json, null, null, null, 0)));
                tx.crosswalk().link(Map.of(new RefKey("psa", "resource", "R1"), "id1"));
                tx.audit().append(List.of("one", "two"));
                return tx;
            });
            AuditTrail.of(store).seal();
        }
    }

    @Test
    void aWholeTrailEndsWithZeroAndABrokenOneWithOne() throws Exception {
        assertThat(run("verify")).isZero();
        assertThat(out.toString(UTF_8)).contains("whole");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE hub_audit SET entry = 'forged' WHERE number = 2");
        }

        assertThat(run("verify")).isEqualTo(1);
        assertThat(out.toString(UTF_8)).contains("broken at entry 2");
    }

    @Test
    void aTrailWhoseEndWasCutOffIsBrokenForWhoKeptItsAnchor() throws Exception {
        assertThat(run("verify")).isZero();
        String anchor = out.toString(UTF_8).replaceFirst("(?s).*anchor (\\S+).*", "$1");
        assertThat(run("verify", "--anchor", anchor)).isZero();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            shorten(connection);
        }

        assertThat(run("verify")).isZero();
        assertThat(run("verify", "--anchor", anchor)).isEqualTo(1);
        assertThat(run("verify", "--anchor", "the last one")).isEqualTo(2);
    }

    /** Takes the last entry away, as who may write to the file can. */
    private static void shorten(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM hub_audit WHERE number = 2");
            statement.execute("DELETE FROM hub_audit_link WHERE number = 2");
            statement.execute("UPDATE hub_audit_head SET number = 1, hash = (SELECT hash FROM hub_audit_link)");
        }
    }

    @Test
    void pruningTellsWhatItBlanked() {
        assertThat(run("prune", "--raw-text", "P90D", "--exception-wording", "P400D"))
                .isZero();

        assertThat(out.toString(UTF_8)).contains("text of 0 documents, wording of 0 exceptions");
    }

    @Test
    void pruningForgetsFormerVersions() {
        Instant longAgo = Instant.parse("2020-01-31T12:00:00Z");
        try (JdbcStore store = JdbcStore.sqlite(file)) {
            store.inTransaction(tx -> {
                tx.documents()
                        .put(List.of(
                                document("psa/resource", "R2", 2),
                                document("psa/resource" + Documents.VERSIONS, "R2@1", 1),
                                document("psa/resource" + Documents.VERSIONS, "R2@2", 2)));
                tx.records()
                        .put(List.of(new RecordRow(
                                "resource", "id2", "psa/resource", "R2", 1, "", "{}", "{}", null, null, null, 0)));
                tx.runs().put(new RunRow("2020-01", 1, tx.records().lastPosition(), 0, longAgo, longAgo));
                return tx;
            });
        }

        assertThat(run("prune", "--former-versions", "P90000D")).isZero();
        assertThat(out.toString(UTF_8)).contains("0 former versions");
        assertThat(run("prune", "--former-versions", "P90D")).isZero();
        assertThat(out.toString(UTF_8)).contains("1 former versions");
    }

    private static DocumentRow document(String flow, String id, long version) {
        return new DocumentRow(flow, id, version, "hash", "", null, Documents.State.MAPPED);
    }

    @Test
    void pruningForgetsTheIdempotencyKeysOfHosts() {
        TestClock clock = new TestClock();
        IdempotencyStore keys = JdbcIdempotencyStore.sqlite(new UrlDataSource("jdbc:sqlite:" + file), clock);
        IdempotencyKey key = IdempotencyKey.of(new IntendedWrite("erp", "put", "invoice", "INV-7", "v1", 1));
        keys.settle(
                keys.claim(key, PayloadFingerprint.of(new byte[0]), Duration.ofMinutes(5))
                        .lease(),
                Settlement.done("remote-7"));

        assertThat(run("prune", "--idempotency-keys", "P90000D")).isZero();
        assertThat(keys.find(key)).isPresent();
        assertThat(run("prune", "--idempotency-keys", "P0D")).isZero();

        assertThat(out.toString(UTF_8)).contains("forgotten: 1 idempotency keys");
        assertThat(keys.find(key)).isEmpty();
    }

    @Test
    void theCommandsOfTheDocumentationAreUnderstood() throws IOException {
        Pattern line = Pattern.compile("(?m)^java .*HubCommand jdbc:sqlite:hub\\.db (.*)$");
        Pattern word = Pattern.compile("\"([^\"]*)\"|(\\S+)");
        List<String[]> commands = line.matcher(Files.readString(Path.of("../../docs/operations.md")))
                .results()
                .map(found -> word.matcher(found.group(1))
                        .results()
                        .map(each -> each.group(1) == null ? each.group(2) : each.group(1))
                        .toArray(String[]::new))
                .toList();

        assertThat(commands).extracting(words -> words[0]).containsExactly("verify", "prune", "erase");
        assertThat(commands).allSatisfy(words -> assertThat(run(words)).isZero());
    }

    @Test
    void whatIsNotUnderstoodChangesNothingAndShowsHowToSayIt() {
        assertThat(run("prune", "--raw-text", "soon")).isEqualTo(2);
        assertThat(run("prune", "--everything", "P1D")).isEqualTo(2);
        assertThat(run("erase", "psa/resource/R1", "--actor", "dpo")).isEqualTo(2);
        assertThat(run("erase", "psa/person/R1", "--actor", "dpo", "--reason", "x"))
                .isEqualTo(2);
        assertThat(run("erase", "psa/resource/R2", "--actor", "dpo", "--reason", "x"))
                .isEqualTo(2);
        assertThat(run("explode")).isEqualTo(2);
        assertThat(out.toString(UTF_8))
                .contains("usage:", "--everything is no option", "no type person", "no record psa/resource/R2");
    }

    @Test
    void anOptionThatWouldDoNothingIsAMistake() {
        assertThat(run("verify", "--raw-text", "P90D")).isEqualTo(2);
        assertThat(run("verify", "now")).isEqualTo(2);
        assertThat(run("prune")).isEqualTo(2);
        assertThat(run("prune", "--raw-text", "P3M")).isEqualTo(2);
        assertThat(run("prune", "--raw-text", "P-1D")).isEqualTo(2);

        assertThat(out.toString(UTF_8))
                .contains(
                        "--raw-text is no option of verify",
                        "now is too much for verify",
                        "Name what to prune",
                        "--raw-text is no period, was 'P3M': write days, such as P90D",
                        "--raw-text is no period, was 'P-1D'");
    }

    @Test
    void whoAsksIsToldHowToSayIt() {
        PrintStream print = new PrintStream(out, true, UTF_8);

        assertThat(HubCommand.run(List.of("--help"), print, print)).isZero();
        assertThat(out.toString(UTF_8)).contains("usage:");
    }

    @Test
    void aPersonIsErased() {
        assertThat(run("erase", "psa/resource/R1", "--actor", "dpo", "--reason", "request 17"))
                .as(out.toString(UTF_8))
                .isZero();

        assertThat(out.toString(UTF_8)).contains("The record was blanked");
        try (JdbcStore store = JdbcStore.sqlite(file)) {
            RecordRow blanked = store.inTransaction(
                    tx -> tx.records().find("resource", "id1").orElseThrow());
            assertThat(blanked.seen()).isNotNull().doesNotContain("Ada Canary");
        }
    }

    @Test
    void aHubThatIsNotThereIsNamed() {
        file = directory.resolve("other.db");

        assertThat(run("verify")).isEqualTo(1);
        assertThat(out.toString(UTF_8)).contains("other.db");
    }

    @Test
    void aHubOnPostgresIsFoundByItsUrlAndSchema() throws Exception {
        String schema = PostgresServer.newSchema();
        JdbcStore.postgres(PostgresServer.pool(), PostgresOptions.ofDefaults().withSchema(schema))
                .close();
        String url;
        try (Connection connection = PostgresServer.database().getConnection()) {
            url = connection.getMetaData().getURL() + "&user="
                    + connection.getMetaData().getUserName();
        }
        PrintStream print = new PrintStream(out, true, UTF_8);

        assertThat(HubCommand.run(
                        List.of(url.replaceFirst("&", url.contains("?") ? "&" : "?"), "verify", "--schema", schema),
                        print,
                        print))
                .as(out.toString(UTF_8))
                .isZero();
    }

    private int run(String... command) {
        PrintStream print = new PrintStream(out, true, UTF_8);
        List<String> args = new ArrayList<>(List.of("jdbc:sqlite:" + file));
        args.addAll(List.of(command));
        return HubCommand.run(args, print, print);
    }
}
