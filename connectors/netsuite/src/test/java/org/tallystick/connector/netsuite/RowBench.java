package org.tallystick.connector.netsuite;

import java.util.List;
import java.util.Optional;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Change;
import org.tallystick.spi.Problem;
import org.tallystick.spi.SourceSpec;

/** What is read from the stub. */
abstract class RowBench extends StubBench {

    <T extends Entity> List<Change<T>> changes(RecordType<T> type) {
        return netSuite.connector()
                .source(type, SourceSpec.BUILT_IN)
                .orElseThrow()
                .read(null, 1000)
                .changes();
    }

    static <T extends Entity> T built(Change<T> change) {
        return ((Change.Upsert<T>) change).drafts().get(0).build();
    }

    /** Of one that is set aside. */
    static String code(Change<?> change) {
        return problem(change).code();
    }

    /** Of one that is set aside. */
    static Problem problem(Change<?> change) {
        return ((Change.Unreadable<?>) change).problem();
    }

    static Optional<String> externalKey(Change<?> change) {
        return ((Change.Upsert<?>) change).drafts().get(0).externalKey();
    }
}
