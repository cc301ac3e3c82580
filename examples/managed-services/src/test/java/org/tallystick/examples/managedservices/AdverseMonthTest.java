package org.tallystick.examples.managedservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.examples.monthend.check.PlayedMonth;
import org.tallystick.examples.monthend.check.PlayedMonth.Played;
import org.tallystick.examples.monthend.check.Remote;
import tools.jackson.databind.json.JsonMapper;

/** The month while its systems misbehave throughout and its engine is killed: the books are the expected ones, and nothing is there twice. */
class AdverseMonthTest {

    /** More with {@code -Dtallystick.seeds=20}. */
    private static final int SEEDS = Integer.getInteger("tallystick.seeds", 1);

    @TempDir
    Path work;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void systemsThatMisbehaveThroughoutAndKillsChangeNothing(long seed) throws IOException, InterruptedException {
        String printed = play("--faults", String.valueOf(seed), "--kill", "3");

        assertThat(printed).contains("BUSY=", "STATUS=", "DROP_AFTER_COMMIT=", "EXPIRED=", "LAG_ONCE=");
    }

    /** What was in flight may take effect for half an hour: it is waited for, and then looked up. */
    @Test
    void anEngineThatIsKilledAtMomentsOfChanceEndsWithTheSameBooks() throws IOException, InterruptedException {
        assertThat(play("--kill", "7")).contains("deliveries wait");
    }

    private String play(String... arguments) throws IOException, InterruptedException {
        PlayedMonth month = PlayedMonth.in(work, new ManagedServices());
        month.remote().close();

        Played played = month.playWithItsOwnVendors(arguments);

        assertThat(played.status()).as(played.printed()).isZero();
        assertThat(played.printed()).doesNotContain("BREAK", "waiting:", "killed 0 of");
        assertThat(month.differences()).isEmpty();
        try (Remote remote = PlayedMonth.in(work, new ManagedServices()).remote()) {
            assertThat(remote.creates("dynamics365")
                            .get("FreeTextInvoiceHeaders")
                            .asInt())
                    .isEqualTo(rows(month, "invoices.json") + rows(month, "credits.json"));
        }
        return played.printed();
    }

    private static int rows(PlayedMonth month, String file) throws IOException {
        return JsonMapper.shared().readTree(month.result(file)).size();
    }
}
