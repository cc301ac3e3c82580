package org.tallystick.validation.internal;

import org.jspecify.annotations.Nullable;

/** What the model's constraints on texts ask, without a regular expression. An absent text keeps them all. */
final class Texts {

    private static final int MAX_NAME = 255;
    private static final int MAX_CODE = 100;
    private static final int MAX_TEXT = 4000;

    private Texts() {}

    static boolean isName(@Nullable String text) {
        return text == null || (text.length() <= MAX_NAME && hasInk(text));
    }

    static boolean isCode(@Nullable String text) {
        return text == null || (text.length() <= MAX_CODE && hasInk(text));
    }

    static boolean isText(@Nullable String text) {
        return text == null || text.length() <= MAX_TEXT;
    }

    /** Whether some character is no white space, as {@code \\S} has it. */
    private static boolean hasInk(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != ' ' && (c < '\t' || c > '\r')) {
                return true;
            }
        }
        return false;
    }
}
