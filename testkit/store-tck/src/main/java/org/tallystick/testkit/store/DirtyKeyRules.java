package org.tallystick.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store must do with dirty keys. */
abstract class DirtyKeyRules extends StoreRules {

    @Test
    void required_s36_dirtyKeysAreMarkedOnceListedSortedAndCleared() {
        write(tx -> tx.dirtyKeys().mark("billing", List.of("b", "a", "b")));
        write(tx -> tx.dirtyKeys().mark("billing", Set.of("a", "B")));
        write(tx -> tx.dirtyKeys().mark("setup", List.of("z")));

        assertThat(list(tx -> tx.dirtyKeys().list("billing"))).containsExactly("B", "a", "b");

        write(tx -> tx.dirtyKeys().clear("billing", "a"));

        assertThat(list(tx -> tx.dirtyKeys().list("billing"))).containsExactly("B", "b");
        assertThat(list(tx -> tx.dirtyKeys().list("setup"))).containsExactly("z");
    }
}
