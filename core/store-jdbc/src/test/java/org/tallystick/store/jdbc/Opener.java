package org.tallystick.store.jdbc;

import java.nio.file.Path;
import org.tallystick.engine.store.StoreException;

/** Tries to open a hub and prints what came of it. */
final class Opener {

    private Opener() {}

    public static void main(String[] args) {
        try {
            JdbcStore.sqlite(Path.of(args[0])).close();
            System.out.println("opened");
        } catch (StoreException e) {
            System.out.println(e.getMessage());
        }
    }
}
