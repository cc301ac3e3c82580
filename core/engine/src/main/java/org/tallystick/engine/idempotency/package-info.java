/**
 * Runs each intended write at most once, whoever asks and however often: usable without the engine. Start at {@link Idempotency}.
 * {@link InMemoryIdempotencyStore} forgets with the process; {@code JdbcIdempotencyStore} of {@code tallystick-store-jdbc} does not.
 *
 * <pre>{@code
 * IntendedWrite write = new IntendedWrite("erp-emea", "put", "invoice", "INV-2026-117", businessVersion, 1);
 * Idempotency idempotency = new Idempotency(new InMemoryIdempotencyStore(time), time, Duration.ofMinutes(5), Duration.ZERO);
 *
 * String remoteId = idempotency.execute(
 *         IdempotencyKey.of(write), PayloadFingerprint.of(payload), lease -> erp.post(payload), () -> erp.findInvoice("INV-2026-117"));
 * }</pre>
 */
@NullMarked
package org.tallystick.engine.idempotency;

import org.jspecify.annotations.NullMarked;
