package org.tallystick.benchmarks;

import java.nio.file.Path;

/** Syncs a file on SQLite in a JVM of its own, and prints how many milliseconds that took: the engine, or the loop by hand. */
final class SyncJob {

    private SyncJob() {}

    /** Arguments: {@code engine} or {@code loop}, a directory for the databases, the file. */
    public static void main(String... args) throws Exception {
        Site site = new SqliteSite(Path.of(args[1]));
        EntryFile file = new EntryFile(Path.of(args[2]));
        long start = System.nanoTime();
        if (args[0].equals("engine")) {
            try (EngineSync sync = EngineSync.of(site, file)) {
                sync.run();
            }
        } else {
            try (HandWrittenSync sync = new HandWrittenSync(site, file)) {
                sync.run();
            }
        }
        System.out.println((System.nanoTime() - start) / 1_000_000);
    }
}
