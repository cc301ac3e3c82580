package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.store.Cursors.CursorRow;
import org.tallystick.model.Customer;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Change;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Page;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RecordSource;
import org.tallystick.store.jdbc.JdbcStore;

/** F-CUR-15: what is read again and is as it was costs no durable write, and little of it is read once more. */
class UnchangedPagesTest {

    private static final int PAGES = 50;

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final ManualTime time = new ManualTime();
    private final File file = new File();
    private final Tallystick tally = Bench.reading(store, time, "crm", RecordType.CUSTOMER, file);

    /** One document a page, from the first to the last; then it begins again. Notes the hub's cursor before each page. */
    private final class File implements RecordSource<Customer> {

        private final List<Change<Customer>> lines = new ArrayList<>();
        private final List<Integer> reads = new ArrayList<>();
        private final List<Integer> stored = new ArrayList<>();
        private int failing = -1;

        @Override
        public Page<Customer> read(@Nullable String cursor, int limit) {
            int line = cursor == null ? 0 : Integer.parseInt(cursor);
            reads.add(line);
            stored.add(place());
            if (line == failing) {
                throw new ConnectorException(Problem.of(FailureKind.INVALID, "PAGE_CUT", "the page is cut"));
            }
            boolean more = line + 1 < lines.size();
            return new Page<>(List.of(lines.get(line)), more ? Integer.toString(line + 1) : null, more);
        }

        void begin() {
            reads.clear();
            stored.clear();
        }
    }

    UnchangedPagesTest() {
        IntStream.range(0, PAGES).forEach(line -> file.lines.add(Papers.account("C" + line, 1, "Acme")));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aPageWithNewsIsStoredWithItsCursor() {
        tally.run(AUGUST);

        assertThat(file.stored).isEqualTo(file.reads);
        assertThat(place()).isZero();
    }

    @Test
    void pagesWithoutNewsStoreTheirCursorNowAndThen() {
        tally.run(AUGUST);
        file.begin();
        tally.run(SEPTEMBER);

        assertThat(file.stored).hasSize(PAGES).containsOnly(0, 20, 40).isSorted();
        assertThat(place()).isZero();
    }

    @Test
    void aPageWithNewsAmongThemIsStoredWithItsCursor() {
        tally.run(AUGUST);
        file.lines.set(7, Papers.account("C7", 2, "Acme & Sons"));
        file.begin();
        tally.run(SEPTEMBER);

        assertThat(file.stored.get(7)).isZero();
        assertThat(file.stored.get(8)).isEqualTo(8);
    }

    @Test
    void aReadingThatFailsGoesOnAfterWhatWasRead() {
        tally.run(AUGUST);
        file.failing = 12;
        assertThatExceptionOfType(ConnectorException.class).isThrownBy(() -> tally.run(SEPTEMBER));
        file.failing = -1;
        file.begin();
        tally.run(SEPTEMBER);

        assertThat(file.reads).first().isEqualTo(12);
    }

    private int place() {
        return store.inTransaction(tx -> tx.cursors().find("crm/customer"))
                .map(CursorRow::position)
                .map(Integer::parseInt)
                .orElse(0);
    }
}
