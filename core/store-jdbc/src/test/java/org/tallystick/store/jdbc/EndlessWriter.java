package org.tallystick.store.jdbc;

import static org.tallystick.testkit.store.Rows.NOON;
import static org.tallystick.testkit.store.Rows.delivery;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.tallystick.engine.store.Cursors.CursorRow;
import org.tallystick.engine.store.Deliveries.IntentRow;
import org.tallystick.engine.store.Deliveries.State;
import org.tallystick.engine.store.Records.RecordRow;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreTransaction;

/** Writes one transaction after the other, each over several tables, and prints the number of each that is committed (first of what it found), until it is killed. */
final class EndlessWriter {

    static final int RECORDS = 40;

    private EndlessWriter() {}

    public static void main(String[] args) {
        try (Store store = JdbcStore.sqlite(Path.of(args[0]))) {
            for (long n = store.inTransaction(EndlessWriter::last);
                    ;
                    n = store.inTransaction(EndlessWriter::writeNext)) {
                System.out.println(n);
                System.out.flush();
            }
        }
    }

    /** The number of the last transaction that is in the hub. */
    static long last(StoreTransaction tx) {
        return tx.cursors()
                .find("writer")
                .map(cursor -> Long.parseLong(cursor.position()))
                .orElse(0L);
    }

    /** All rows of a transaction carry its number. */
    private static long writeNext(StoreTransaction tx) {
        long n = last(tx) + 1;
        tx.deliveries().put(List.of(delivery("i", "K" + n, State.PLANNED, NOON)));
        tx.deliveries().putIntent(new IntentRow("x", "erp", "Invoice", List.of("a" + n, "b" + n), "{}", NOON, true));
        tx.records().put(IntStream.range(0, RECORDS).mapToObj(i -> record(i, n)).toList());
        tx.cursors().put("writer", new CursorRow(Long.toString(n), "rules-1"));
        return n;
    }

    private static RecordRow record(int i, long n) {
        return new RecordRow("T", "r" + i, null, null, n, "print", "{}", "{}", "k" + n, null, null, 0);
    }
}
