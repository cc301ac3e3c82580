package org.tallystick.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreException;

class HubFileLockTest {

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("hub.db");
    }

    @Test
    void aSecondStoreOfTheSameProcessIsRefused() {
        try (Store store = JdbcStore.sqlite(file)) {
            assertRefused(file, "this process");
            Object stillWorks = store.inTransaction(tx -> tx.records().lastPosition());
            assertThat(stillWorks).isEqualTo(0L);
        }
    }

    @Test
    void theSameFileByAnotherNameIsRefusedToo() throws Exception {
        Path link = directory.resolve("link.db");
        Store store = JdbcStore.sqlite(file);
        try {
            Files.createSymbolicLink(link, file);
            assertRefused(link, "this process");
            assertRefused(Files.createDirectory(directory.resolve("x")).resolve("../hub.db"), "this process");
        } finally {
            store.close();
        }
    }

    @Test
    void anotherProcessIsRefusedEvenAfterThisOneTriedTwice() throws Exception {
        Store store = JdbcStore.sqlite(file);
        try {
            assertRefused(file, "this process");
            assertThat(openInChild())
                    .contains("in use by another process")
                    .contains(file.toRealPath().toString());
        } finally {
            store.close();
        }
        assertThat(openInChild()).isEqualTo("opened");
    }

    @Test
    void whileAnotherProcessHasItItIsRefusedAndAKillFreesIt() throws Exception {
        try (ChildJvm child = ChildJvm.start(EndlessWriter.class, file)) {
            child.line();
            assertRefused(file, "another process");
            child.kill();
        }
        JdbcStore.sqlite(file).close();
    }

    @Test
    void aHubThatCouldNotBeOpenedIsNotKeptLocked() throws Exception {
        Files.writeString(file, "no database, but long enough to be read as the header of one".repeat(10));
        assertThatThrownBy(() -> JdbcStore.sqlite(file)).isInstanceOf(StoreException.class);
        Files.delete(file);

        JdbcStore.sqlite(file).close();
    }

    private String openInChild() throws Exception {
        try (ChildJvm child = ChildJvm.start(Opener.class, file)) {
            return child.line();
        }
    }

    private static void assertRefused(Path path, String by) {
        assertThatThrownBy(() -> JdbcStore.sqlite(path))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("hub.db")
                .hasMessageContaining("in use by " + by)
                .hasMessageContaining("one store at a time");
    }
}
