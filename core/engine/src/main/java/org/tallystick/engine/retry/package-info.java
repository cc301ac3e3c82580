/**
 * What to do when a call to another system fails, and how many calls it may get: usable without the engine. Nothing here knows a wall
 * clock: time and chance come in through constructors. Start at {@link Retry} and {@link CallGuard}. In a host {@code time} is
 * {@code EngineTime.system()}, {@code random} is {@code () -> ThreadLocalRandom.current().nextLong()}, for as many threads as call, and
 * {@code ids} is {@code () -> UUID.randomUUID().toString()}.
 *
 * <pre>{@code
 * RetryPolicy policy = RetryPolicy.builder()
 *         .withMaxAttempts(5)
 *         .withBackoff(Duration.ofSeconds(1), Duration.ofMinutes(2))
 *         .build();
 * Limits limits = Limits.builder()
 *         .withRate(RateLimiter.of(100, Duration.ofMinutes(1)))
 *         .withConcurrency(ConcurrencyLimit.of(5).withHeadRoom(1))
 *         .withDailyBudget(new DailyBudget(15_000, 3_000, ZoneId.of("America/Los_Angeles")))
 *         .build();
 * CallGuard account = CallGuard.of(limits, SharedState.inMemory(limits.initial()), time, ids);
 *
 * Retry retry = new Retry(policy, time, random);
 * String id = retry.call(attempt -> account.call(Tier.BILLING, attempt, Duration.ofMinutes(1), () -> erp.post(invoice)));
 * }</pre>
 */
@NullMarked
package org.tallystick.engine.retry;

import org.jspecify.annotations.NullMarked;
