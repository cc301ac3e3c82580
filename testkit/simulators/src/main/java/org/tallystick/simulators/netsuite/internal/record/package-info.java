/**
 * The REST record service: which fields a record has, how bodies are checked and stored, what invoices compute. Start at
 * {@link org.tallystick.simulators.netsuite.internal.record.RecordService}.
 */
@NullMarked
package org.tallystick.simulators.netsuite.internal.record;

import org.jspecify.annotations.NullMarked;
