package org.tallystick.simulators;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Misbehaviour throughout, by a seed: which requests of a {@link Simulator} meet a fault, and which one. A request is known by what it asks (method,
 * address, body) and by how often the simulator was asked that, so the same requests meet the same faults whatever comes between them. Immutable.
 *
 * @param seed any number
 * @param percent of the requests that meet a fault, 0 to 100
 * @param mostInARow after so many faults in a row the same request is answered as it should be, at least 1: work always ends
 * @param slowness how much later a slow answer comes
 */
public record FaultPlan(long seed, int percent, int mostInARow, Duration slowness) {

    private static final int USUAL_PERCENT = 15;
    private static final int USUAL_IN_A_ROW = 3;
    private static final Duration USUAL_SLOWNESS = Duration.ofMillis(20);

    /** @throws IllegalArgumentException if a component is out of range */
    public FaultPlan {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("percent must be 0 to 100, is " + percent);
        }
        if (mostInARow < 1) {
            throw new IllegalArgumentException("mostInARow must be at least 1, is " + mostInARow);
        }
        if (slowness.isNegative()) {
            throw new IllegalArgumentException("slowness must not be negative, is " + slowness);
        }
    }

    /** Nothing goes wrong. */
    public static FaultPlan none() {
        return new FaultPlan(0, 0, 1, Duration.ZERO);
    }

    /** 15 of 100 requests meet a fault, at most 3 in a row; slow answers come 20 ms later. */
    public static FaultPlan of(long seed) {
        return new FaultPlan(seed, USUAL_PERCENT, USUAL_IN_A_ROW, USUAL_SLOWNESS);
    }

    /** The same for another share of the requests. */
    public FaultPlan withPercent(int newPercent) {
        return new FaultPlan(seed, newPercent, mostInARow, slowness);
    }

    /** The same with another bound. */
    public FaultPlan withMostInARow(int faults) {
        return new FaultPlan(seed, percent, faults, slowness);
    }

    /** The chance that decides about a request; the same for the same arguments. */
    public RandomGenerator chance(String request, int time) {
        byte[] text = (seed + " " + time + " " + request).getBytes(StandardCharsets.UTF_8);
        return new SplittableRandom(ByteBuffer.wrap(sha256(text)).getLong());
    }

    private static byte[] sha256(byte[] text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
