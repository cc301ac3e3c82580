/**
 * The analytics layer: a star schema that reports read, so that they never read the systems (PAT-4). It is written, never read back.
 *
 * <p>Start with {@link org.tallystick.connector.warehouse.WarehouseConnectorFactory}, which lists what it is told, and
 * {@link org.tallystick.connector.warehouse.Warehouse}, which takes exceptions and exports Parquet. Every table keeps all states of its rows, each
 * with the time from which it counted: a query as of a moment sees what was known then.
 */
@NullMarked
package org.tallystick.connector.warehouse;

import org.jspecify.annotations.NullMarked;
