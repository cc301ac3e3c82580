package org.tallystick.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;

/** Starts on a hub in a JVM of its own, and prints how many microseconds that took: the engine, or a connection by hand. */
final class StartJob {

    private StartJob() {}

    /** Arguments: {@code engine} or {@code connection}, the directory of the databases, the file of entries. */
    public static void main(String... args) throws Exception {
        long start = System.nanoTime();
        SqliteSite site = new SqliteSite(Path.of(args[1]));
        if (args[0].equals("engine")) {
            try (EngineSync sync = EngineSync.of(site, new EntryFile(Path.of(args[2])))) {
                print(start);
            }
        } else {
            try (Connection connection = site.target();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT id FROM target LIMIT 1")) {
                row.next();
                print(start);
            }
        }
    }

    private static void print(long start) {
        System.out.println((System.nanoTime() - start) / 1_000);
    }
}
