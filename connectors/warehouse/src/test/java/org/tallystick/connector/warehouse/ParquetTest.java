package org.tallystick.connector.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.connector.warehouse.Records.customer;
import static org.tallystick.connector.warehouse.Records.invoice;
import static org.tallystick.connector.warehouse.Writes.write;
import static org.tallystick.model.RecordType.CUSTOMER;
import static org.tallystick.model.RecordType.INVOICE;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.spi.Connector;

/** Parquet files of the warehouse. */
class ParquetTest {

    private static final Instant BETWEEN = Instant.parse("2026-11-03T00:00:00Z");

    @TempDir
    Path folder;

    @Test
    void aSnapshotShowsTheTablesAsTheyStood() throws Exception {
        try (Target target = twice();
                Warehouse warehouse = Warehouse.of(target.config(Map.of()))) {
            Path out = folder.resolve("it's out");

            Map<String, Long> rows = warehouse.exportParquet(out, BETWEEN);

            assertThat(rows)
                    .containsEntry("dim_customer", 2L)
                    .containsEntry("fact_invoice_line", 1L)
                    .containsEntry("fact_time", 0L)
                    .containsEntry("dim_calendar", 18263L);
            assertThat(target.query("SELECT name, valid_to, is_current FROM %s ORDER BY name"
                            .formatted(file(out, "dim_customer"))))
                    .containsExactly("Acme null true", "Zenith null true");
            assertThat(target.query("SELECT SUM(amount) FROM " + file(out, "fact_invoice_line")))
                    .containsExactly("100.0000");
        }
    }

    @Test
    void changesMakeASnapshotEqualToTheWarehouse() throws Exception {
        try (Target target = twice();
                Warehouse warehouse = Warehouse.of(target.config(Map.of()))) {
            Path out = folder.resolve("changes");

            Map<String, Long> rows =
                    warehouse.exportParquetChanges(out, BETWEEN, Instant.parse("2026-11-05T00:00:00Z"));

            assertThat(rows).containsEntry("dim_customer", 2L).containsEntry("fact_invoice", 0L);
            assertThat(target.query("SELECT name, version, is_current FROM %s ORDER BY version"
                            .formatted(file(out, "dim_customer"))))
                    .containsExactly("Acme 1 false", "Acme SE 2 true");
        }
    }

    @Test
    void duckDbKeepsToItsMemoryAndThreads() throws Exception {
        try (Target target = Target.duckDb(folder);
                Warehouse warehouse = Warehouse.of(target.config(Map.of("memory-limit", "200MB", "threads", "2")))) {
            warehouse.put(List.of());

            assertThat(target.query("SELECT current_setting('memory_limit'), current_setting('threads')"))
                    .containsExactly("190.7 MiB 2");
        }
    }

    @Test
    void aWarehouseInAnotherDatabaseGivesTheSameFiles() throws Exception {
        try (Target duckDb = twice();
                Warehouse here = Warehouse.of(duckDb.config(Map.of()));
                Target postgres = twice(Target.postgres());
                Warehouse elsewhere = Warehouse.of(postgres.config(Map.of()))) {
            Path ours = folder.resolve("ours");
            Path theirs = folder.resolve("theirs");

            assertThat(elsewhere.exportParquet(theirs, BETWEEN)).isEqualTo(here.exportParquet(ours, BETWEEN));
            for (Table<?> table : Star.tables()) {
                assertThat(duckDb.query("(SELECT * FROM %1$s EXCEPT SELECT * FROM %2$s)"
                                .formatted(file(theirs, table.name()), file(ours, table.name()))))
                        .isEmpty();
            }
            assertThat(duckDb.query("SELECT SUM(amount) FROM " + file(theirs, "fact_invoice_line")))
                    .containsExactly("100.0000");

            Instant later = Instant.parse("2026-11-05T00:00:00Z");
            assertThat(elsewhere.exportParquetChanges(theirs, BETWEEN, later))
                    .containsEntry("dim_customer", 2L)
                    .isEqualTo(here.exportParquetChanges(ours, BETWEEN, later));
        }
    }

    /** One customer changed after {@link #BETWEEN}. */
    private Target twice() throws Exception {
        return twice(Target.duckDb(folder));
    }

    private static Target twice(Target target) throws Exception {
        try (Connector connector = target.connect()) {
            write(connector, CUSTOMER, List.of(customer("c1", "Acme"), customer("c2", "Zenith")));
            write(connector, INVOICE, List.of(invoice("i1", "100.00")));
            target.at("2026-11-04T06:00:00Z");
            write(connector, CUSTOMER, List.of(customer("c1", "Acme SE")));
        }
        return target;
    }

    private static String file(Path folder, String table) {
        return "read_parquet('%s')"
                .formatted(folder.resolve(table + ".parquet").toString().replace("'", "''"));
    }
}
