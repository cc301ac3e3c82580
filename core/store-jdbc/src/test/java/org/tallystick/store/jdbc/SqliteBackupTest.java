package org.tallystick.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.engine.audit.Anchor;
import org.tallystick.engine.audit.AuditTrail;

/** What the page on operations says of backups. */
class SqliteBackupTest {

    @TempDir
    private Path directory;

    @Test
    void aCopyThatSqliteMakesOfAHubInUseIsAHubAndTheAnchorShowsWhatItLacks() throws SQLException {
        Path hub = directory.resolve("hub.db");
        Path copy = directory.resolve("copy.db");
        Anchor before;
        Anchor after;
        try (JdbcStore store = JdbcStore.sqlite(hub)) {
            before = done(store, "one");
            try (Connection tool = DriverManager.getConnection("jdbc:sqlite:" + hub);
                    Statement statement = tool.createStatement()) {
                statement.execute("VACUUM INTO '%s'".formatted(copy));
            }
            after = done(store, "two");
        }

        try (JdbcStore store = JdbcStore.sqlite(copy)) {
            AuditTrail trail = AuditTrail.of(store);
            assertThat(trail.verify(before)).isEmpty();
            assertThat(trail.verify(Anchor.parse(after.toString()))).isPresent();
            assertThat(done(store, "another").number()).isEqualTo(after.number());
        }
    }

    private static Anchor done(JdbcStore store, String deed) {
        store.inTransaction(tx -> {
            tx.audit().append(List.of(deed));
            return tx;
        });
        AuditTrail trail = AuditTrail.of(store);
        trail.seal();
        return trail.anchor();
    }
}
