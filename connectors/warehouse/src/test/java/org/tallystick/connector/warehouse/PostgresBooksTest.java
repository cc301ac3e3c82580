package org.tallystick.connector.warehouse;

class PostgresBooksTest extends BooksContract {

    @Override
    Target open() throws Exception {
        return Target.postgres();
    }
}
