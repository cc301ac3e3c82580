package org.tallystick.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.engine.Run;

/** Both ways do the same, or their ratio means nothing. More than a page, and not whole pages. */
class SyncTest {

    private static final Scale SCALE = new Scale(2_300, 7);

    @TempDir
    private Path directory;

    private Site site;
    private EntryFile file;

    @BeforeEach
    void writeFile() throws Exception {
        site = new SqliteSite(directory);
        file = EntryFile.write(directory.resolve("entries.jsonl"), SCALE);
    }

    @Test
    void bothBringEveryEntryToTheTarget() throws Exception {
        long ours;
        try (EngineSync sync = EngineSync.of(site, file)) {
            assertThat(sync.run().waiting()).isEmpty();
            ours = sync.check();
        }
        site.clear();

        try (HandWrittenSync sync = new HandWrittenSync(site, file)) {
            sync.run();
            assertThat(sync.check()).isEqualTo(ours);
        }
    }

    @Test
    void theSameFileAgainChangesNothing() throws Exception {
        try (EngineSync sync = EngineSync.of(site, file)) {
            sync.run();
            Run again = sync.run();

            assertThat(again.ingested().values())
                    .extracting(Run.Ingested::unchanged)
                    .containsExactly(SCALE.records());
        }
        site.clear();

        try (HandWrittenSync sync = new HandWrittenSync(site, file)) {
            sync.run();
            assertThat(sync.runChanged()).isZero();
        }
    }

    @Test
    void whatTheTargetRefusesIsSettledWithAnException() throws Exception {
        try (EngineSync sync =
                EngineSync.of(site, file, entry -> entry.workDate().getDayOfMonth() == 1)) {
            assertThat(sync.settled()).isEqualTo(SCALE.records());
            assertThat(sync.run().exceptions()).isNotEmpty();
        }
    }

    @Test
    void aStartIsToldInMilliseconds() {
        assertThat(StartMeasurement.line(400_000, 100_000))
                .isEqualTo("start ours=400ms baseline=100ms ratio=0.25 (median of 7)");
    }
}
