/**
 * Ingest: changes of a system become records of the hub.
 */
@NullMarked
package org.tallystick.engine.internal.ingest;

import org.jspecify.annotations.NullMarked;
