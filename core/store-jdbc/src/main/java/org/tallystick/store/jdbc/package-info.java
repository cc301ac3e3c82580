/**
 * The hub on JDBC: one implementation for SQLite and PostgreSQL. {@code Dialect} is what differs.
 *
 * <p>Start with {@link org.tallystick.store.jdbc.JdbcStore}; a host without an engine may want
 * {@link org.tallystick.store.jdbc.JdbcIdempotencyStore} alone. The tables are described in the scripts {@code V1__hub.sql} and so on beside the
 * classes; each {@code …Table} class here holds all SQL of one concern.
 */
@NullMarked
package org.tallystick.store.jdbc;

import org.jspecify.annotations.NullMarked;
