package org.tallystick.spi;

/**
 * What keeps a repeated write from making a second record, and so what may be done after an unknown outcome (F-DUP-04).
 *
 * <p>Today the engine looks every record up by its external key. What it does not find after an unknown outcome it sends again only with
 * {@link #UPSERT_BY_EXTERNAL_KEY}; with every other strategy it stops for a person.
 */
public enum WriteStrategy {
    /** The target keys the write by our external key: repeating it is harmless; documents are looked up first. */
    UPSERT_BY_EXTERNAL_KEY,
    /** The target remembers an idempotency key for a while: the same bytes may be sent again. */
    NATIVE_KEY,
    /** The target refuses a second record of one business key. */
    UNIQUE_BUSINESS_KEY,
    /** Nothing protects; a look-up can be trusted after the longest request life and lookup lag. */
    PROBE_THEN_CREATE,
    /** Nothing protects and nothing can be looked up: a person decides. */
    NONE
}
