package org.tallystick.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchmarksTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** Prints its scale. */
    private static final Measurement ECHO = new Measurement() {
        @Override
        public String name() {
            return "echo";
        }

        @Override
        public String description() {
            return "what it was told";
        }

        @Override
        public void run(Scale scale, PrintStream to) {
            to.println(scale);
        }
    };

    private static final Measurement FAILING = new Measurement() {
        @Override
        public String name() {
            return "failing";
        }

        @Override
        public String description() {
            return "nothing";
        }

        @Override
        public void run(Scale scale, PrintStream to) {
            throw new IllegalStateException("not the same work");
        }
    };

    @Test
    void aNameRunsItsMeasurement() {
        assertThat(run("echo", "--n", "5", "--seed", "-3")).isZero();
        assertThat(out).hasToString("Scale[records=5, seed=-3]" + System.lineSeparator());
    }

    @Test
    void withoutANameAllAreListed() {
        assertThat(run()).isZero();
        assertThat(out.toString(UTF_8).lines())
                .containsExactly("echo             what it was told", "failing          nothing");
    }

    @Test
    void anUnknownNameIsRefusedWithTheKnownOnes() {
        assertThat(run("ecco")).isEqualTo(2);
        assertThat(err.toString(UTF_8)).startsWith("No measurement is called 'ecco'; there are: echo, failing");
        assertThat(out.size()).isZero();
    }

    @Test
    void anUnknownOptionIsRefused() {
        assertThat(run("echo", "--rounds", "3")).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("--rounds");
    }

    @Test
    void aNumberOfRecordsIsAtLeastOne() {
        assertThat(run("echo", "--n", "0")).isEqualTo(2);
        assertThat(err.toString(UTF_8)).startsWith("--n must be at least 1, was 0");
    }

    @Test
    void aSecondNameIsRefused() {
        assertThat(run("echo", "failing")).isEqualTo(2);
    }

    @Test
    void aFailureIsTold() {
        assertThat(run("failing")).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("not the same work");
    }

    private int run(String... args) {
        return Benchmarks.run(
                List.of(ECHO, FAILING), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), args);
    }
}
