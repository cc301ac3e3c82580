package org.tallystick.engine.upkeep;

/** How a word stands in JSON that is written in ASCII only. */
final class JsonEscapes {

    private static final int ASCII = 0x7f;

    private JsonEscapes() {}

    /** With each character beyond ASCII as {@code \}{@code u} and four digits. */
    static String of(String word) {
        StringBuilder text = new StringBuilder();
        word.chars().forEach(c -> text.append(c > ASCII ? "\\u%04x".formatted(c) : String.valueOf((char) c)));
        return text.toString();
    }
}
