package org.tallystick.spi;

/**
 * What keeps a repeated write from making a second record, and so what the engine does after an unknown outcome (F-DUP-04).
 *
 * <p>With every strategy it looks the record up by its external key first. Below is what follows if it does not find there what it sent. As
 * long as an outcome is unknown only the same content is sent again, and a newer state of the record waits.
 */
public enum WriteStrategy {
    /** The target keys the write by our external key: the same is sent again. */
    UPSERT_BY_EXTERNAL_KEY,
    /**
     * The target remembers an idempotency key for a while: the same is sent again with the same key, as long as the key is known to be
     * remembered; after that as with {@link #PROBE_THEN_CREATE}.
     */
    NATIVE_KEY,
    /**
     * The target refuses a second record of one business key, which is our external key: the same is sent again. What is there under the key
     * is a success only with equal content (F-DUP-15).
     */
    UNIQUE_BUSINESS_KEY,
    /**
     * Nothing protects. A look-up can be trusted after the longest request life and look-up lag: what is absent then, twice, is written anew
     * under another idempotency key.
     */
    PROBE_THEN_CREATE,
    /** Nothing protects and a look-up proves nothing: a person decides. */
    NONE
}
