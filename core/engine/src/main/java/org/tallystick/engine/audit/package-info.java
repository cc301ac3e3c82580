/**
 * The audit trail: every external write, decision, exception and replay, chained by hashes, so that a change of what was stored shows.
 *
 * <p>Start with {@link org.tallystick.engine.audit.AuditTrail}.
 */
@NullMarked
package org.tallystick.engine.audit;

import org.jspecify.annotations.NullMarked;
