/**
 * The engine's promises, kept on a real SQLite hub.
 *
 * <p>Each class shows one promise. {@link org.tallystick.store.jdbc.engine.PaperSystem} is the other side: a system on paper that remembers
 * truthfully what was written, and fails as it is told. {@link org.tallystick.store.jdbc.engine.ManualTime} moves only when the engine waits.
 */
@NullMarked
package org.tallystick.store.jdbc.engine;

import org.jspecify.annotations.NullMarked;
