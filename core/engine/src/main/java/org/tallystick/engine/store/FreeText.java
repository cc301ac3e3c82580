package org.tallystick.engine.store;

import org.jspecify.annotations.Nullable;

/** Text that a system or a person wrote, and that no key is made of. */
final class FreeText {

    private FreeText() {}

    /**
     * With U+FFFD for each NUL character, which PostgreSQL does not store: one document with such a character would keep back its flow, as its page could
     * not be written, nor the exception that says so.
     */
    static String storable(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    }

    static @Nullable String storableOrNull(@Nullable String text) {
        return text == null ? null : storable(text);
    }
}
