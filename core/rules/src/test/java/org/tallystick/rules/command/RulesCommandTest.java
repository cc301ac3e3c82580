package org.tallystick.rules.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** GOV-8: configuration is validated and compared without a network. */
class RulesCommandTest {

    private static final String RULES = "{ruleset: a, systems: {crm: {customer: {fields: {name: {copy: %s}}}}}}";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void goodFilesAreValid() throws IOException {
        String rules = file("rules.yaml", RULES.formatted("N"));
        String ownership = file("own.yaml", "{ownership: a, rules: {r: {type: customer, owner: crm}}}");
        String policies = file("pol.yaml", "{policies: a, rules: {}}");

        assertThat(run("validate", "--rules", rules, "--ownership", ownership, "--policies", policies))
                .isZero();
        assertThat(out.toString(UTF_8).lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).matches(".*is valid, version [0-9a-f]{64}"));
    }

    @Test
    void allMistakesOfAllFilesAreNamed() throws IOException {
        String rules = file("rules.yaml", "{ruleset: a, systems: {crm: {customr: {}}}}");
        String ownership = file("own.yaml", "ownership: a\nrules:\n  r: { type: customer }\n");

        assertThat(run("validate", "--rules", rules, "--ownership", ownership)).isEqualTo(1);
        assertThat(err.toString(UTF_8))
                .contains("rules.yaml:1:", "'customr' is no record type", "own.yaml:3:6: 'owner' is missing");
    }

    @Test
    void aDifferenceIsToldAndFailsTheBuild() throws IOException {
        String older = file("old.yaml", RULES.formatted("N"));
        String newer = file("new.yaml", RULES.formatted("M"));
        file("inputs/crm/customer/C1.json", "{\"N\": \"Acme\", \"M\": \"Acme Ltd\"}");
        file("inputs/crm/customer/C2.json", "{\"N\": \"Bolt\", \"M\": \"Bolt\"}");

        assertThat(run("diff", older, newer, folder.resolve("inputs").toString()))
                .isEqualTo(1);
        assertThat(out.toString(UTF_8).lines())
                .containsExactly(
                        "crm/customer/C1: name was 'Acme', would be 'Acme Ltd'", "1 differences in 2 documents");
        assertThat(run("diff", older, older, folder.resolve("inputs").toString()))
                .isZero();
    }

    @Test
    void theMatrixIsPrinted() throws IOException {
        String ownership = file("own.yaml", "{ownership: a, rules: {r: {type: customer, owner: crm}}}");

        assertThat(run("document", ownership)).isZero();
        assertThat(out.toString(UTF_8)).startsWith("# Who owns what: a\n");
    }

    @Test
    void whatIsNotUnderstoodSaysHowToAsk() {
        assertThat(List.of(
                        run(),
                        run("validate"),
                        run("validate", "--rules"),
                        run("validate", "--all", "x"),
                        run("diff", "x"),
                        run("document"),
                        run("explain")))
                .containsOnly(2);
        assertThat(err.toString(UTF_8)).contains("usage: RulesCommand");
        assertThat(run("document", folder.resolve("none.yaml").toString())).isEqualTo(1);
    }

    private String file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text).toString();
    }

    private int run(String... args) {
        return RulesCommand.run(List.of(args), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }
}
