package org.tallystick.examples.quotetocash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.examples.monthend.MonthEnd;

/** How a person names the hub of a month. */
class StoreOptionTest {

    @TempDir
    Path work;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(strings = {"", "jdbc:sqlite:"})
    void aHubIsNamedByThePathOfItsFileOrByItsUrl(String scheme) throws IOException {
        Path hub = work.resolve("deep/hub.db");

        assertThat(play(scheme + hub)).as(told()).isZero();

        assertThat(hub).isNotEmptyFile();
    }

    @Test
    void anotherDatabaseIsRefusedInOneLine() throws IOException {
        assertThat(play("jdbc:mysql://localhost/hub")).isEqualTo(2);

        assertThat(told().lines().findFirst().orElse(""))
                .contains("--store", "jdbc:sqlite:PATH", "jdbc:mysql://localhost/hub");
        assertThat(told()).doesNotContain("\tat ");
    }

    /** Of no period. */
    private int play(String store) throws IOException {
        Path deliveries = Files.createDirectories(work.resolve("deliveries"));
        PrintStream before = System.err;
        PrintStream console = new PrintStream(told, true, StandardCharsets.UTF_8);
        System.setErr(console);
        try {
            return MonthEnd.run(
                    new QuoteToCash(),
                    console,
                    "--deliveries",
                    deliveries.toString(),
                    "--out",
                    work.resolve("out").toString(),
                    "--remote",
                    work.resolve("remote").toString(),
                    "--store",
                    store);
        } finally {
            System.setErr(before);
        }
    }

    private String told() {
        return told.toString(StandardCharsets.UTF_8);
    }
}
