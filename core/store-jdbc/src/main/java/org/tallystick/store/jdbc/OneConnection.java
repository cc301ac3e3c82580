package org.tallystick.store.jdbc;

/**
 * One connection for all transactions.
 *
 * @param beforeEach what must hold before a transaction begins; it throws if it does not
 * @param afterClose what is done when the database is closed
 */
record OneConnection(Database database, Runnable beforeEach, Runnable afterClose) implements Sessions {

    @Override
    public String name() {
        return database.name();
    }

    @Override
    public Database begin() {
        beforeEach.run();
        database.begin();
        return database;
    }

    @Override
    public void giveBack(Database used) {}

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public void close() {
        try {
            database.close();
        } finally {
            afterClose.run();
        }
    }
}
