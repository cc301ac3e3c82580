/**
 * What is written to the hub is noted, whoever writes it: in the audit trail with the transaction, to observers after it.
 */
@NullMarked
package org.tallystick.engine.internal.journal;

import org.jspecify.annotations.NullMarked;
