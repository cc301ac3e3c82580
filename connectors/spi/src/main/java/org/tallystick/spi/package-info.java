/**
 * The contract between the hub and a connector: the adapter for one kind of system.
 *
 * <p>Start with {@link org.tallystick.spi.Connector} and {@link org.tallystick.spi.ConnectorFactory}. A connector reads with
 * {@link org.tallystick.spi.RecordSource}, writes with {@link org.tallystick.spi.RecordSink}, and looks things up with
 * {@link org.tallystick.spi.RecordLookup}; an {@link org.tallystick.spi.EndingSink} is for a copy that must not count what is gone. What it can do is data:
 * {@link org.tallystick.spi.ReadCapabilities} and {@link org.tallystick.spi.WriteCapabilities}.
 *
 * <p>Only the engine retries, sleeps, logs payloads or knows the clock. A connector reports once, truthfully, and stops.
 */
@NullMarked
package org.tallystick.spi;

import org.jspecify.annotations.NullMarked;
