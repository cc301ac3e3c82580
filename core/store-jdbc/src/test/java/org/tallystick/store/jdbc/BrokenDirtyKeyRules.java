package org.tallystick.store.jdbc;

import static org.tallystick.store.jdbc.BrokenRules.reversed;
import static org.tallystick.store.jdbc.WrongStore.doing;

import java.util.List;
import org.tallystick.engine.store.DirtyKeys;
import org.tallystick.store.jdbc.BrokenRules.Broken;

/** Stores that do wrong what is required of dirty keys. */
final class BrokenDirtyKeyRules {

    private BrokenDirtyKeyRules() {}

    static List<Broken> rules() {
        return List.of(new Broken(
                36, doing(DirtyKeys.class, "list", call -> reversed(call.<List<?>>result())), "listed sorted"));
    }
}
