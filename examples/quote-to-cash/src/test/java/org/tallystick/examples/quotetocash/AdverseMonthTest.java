package org.tallystick.examples.quotetocash;

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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The month while its systems misbehave throughout and its engine is killed: the books are the expected ones, and nothing is there twice. */
class AdverseMonthTest {

    /** More with {@code -Dtallystick.seeds=20}. */
    private static final int SEEDS = Integer.getInteger("tallystick.seeds", 1);

    /** More with {@code -Dtallystick.kills=20}. */
    private static final int KILLS = Integer.getInteger("tallystick.kills", 5);

    @TempDir
    Path work;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void systemsThatMisbehaveThroughoutChangeNothing(long seed) throws IOException, InterruptedException {
        String printed = play("--faults", String.valueOf(seed));

        assertThat(printed).contains("BUSY=", "STATUS=", "DROP_AFTER_COMMIT=", "EXPIRED=", "LOCKED=");
    }

    @Test
    void anEngineThatIsKilledAtMomentsOfChanceEndsWithTheSameBooks() throws IOException, InterruptedException {
        assertThat(play("--kill", String.valueOf(KILLS))).contains("killed").doesNotContain("killed 0 of");
    }

    @Test
    void anEngineThatIsKilledWhileSystemsMisbehaveEndsWithTheSameBooks() throws IOException, InterruptedException {
        assertThat(play("--kill", "3", "--faults", "99")).contains("killed").doesNotContain("killed 0 of");
    }

    private String play(String... arguments) throws IOException, InterruptedException {
        PlayedMonth month = PlayedMonth.in(work, new QuoteToCash());
        month.remote().close();

        Played played = month.playWithItsOwnVendors(arguments);

        assertThat(played.status()).as(played.printed()).isZero();
        assertThat(played.printed()).doesNotContain("BREAK", "waiting:");
        assertThat(month.differences()).isEmpty();
        try (Remote remote = PlayedMonth.in(work, new QuoteToCash()).remote()) {
            JsonNode creates = remote.creates("netsuite");
            assertThat(creates.get("invoice").asInt()).isEqualTo(rows(month, "invoices.json"));
            assertThat(creates.get("creditMemo").asInt()).isEqualTo(rows(month, "credits.json"));
        }
        return played.printed();
    }

    private static int rows(PlayedMonth month, String file) throws IOException {
        return JsonMapper.shared().readTree(month.result(file)).size();
    }
}
