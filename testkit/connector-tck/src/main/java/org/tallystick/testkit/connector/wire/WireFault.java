package org.tallystick.testkit.connector.wire;

/**
 * What befalls one exchange on the wire.
 *
 * @param kind of fault
 * @param bytes of the answer that still come, of {@link Kind#CUT}; of garbage, of {@link Kind#GARBAGE}
 */
public record WireFault(Kind kind, int bytes) {

    /** Nothing. */
    public static final WireFault NONE = new WireFault(Kind.NONE, 0);

    /** Kind of fault. */
    public enum Kind {
        /** Nothing. */
        NONE,
        /** The answer waits until the test calls {@link WireProxy#release}. */
        HELD,
        /** The answer ends after so many bytes, and both sides are closed. */
        CUT,
        /** The request arrives; this side stops sending and still reads. */
        HALF_CLOSED,
        /** The request does not arrive; the answer of the exchange before comes again. */
        REPLAYED,
        /** The request arrives; what comes back is no answer. */
        GARBAGE
    }

    /** @throws IllegalArgumentException if {@code bytes} is negative */
    public WireFault {
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes must be 0 or more, was " + bytes);
        }
    }

    /** The answer waits for {@link WireProxy#release}. */
    public static WireFault held() {
        return new WireFault(Kind.HELD, 0);
    }

    /** The answer ends after so many bytes. */
    public static WireFault cutAfter(int bytes) {
        return new WireFault(Kind.CUT, bytes);
    }

    /** The answer never begins. */
    public static WireFault halfClosed() {
        return new WireFault(Kind.HALF_CLOSED, 0);
    }

    /** The answer before comes again. */
    public static WireFault replayed() {
        return new WireFault(Kind.REPLAYED, 0);
    }

    /** So many bytes of no meaning. */
    public static WireFault garbage(int bytes) {
        return new WireFault(Kind.GARBAGE, bytes);
    }
}
