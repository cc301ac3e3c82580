/** The hub in a relational database. A JDBC driver is found at run time; none is named here. */
module org.tallystick.store.jdbc {
    requires transitive org.tallystick.engine;
    requires org.tallystick.json;
    requires transitive java.sql;
    requires static transitive org.jspecify;

    exports org.tallystick.store.jdbc;
}
