package org.tallystick.json.internal;

import org.tallystick.json.JsonForm;

/** Names of fields that data brings along. */
final class Names {

    private Names() {}

    /**
     * The name itself.
     *
     * @throws IllegalArgumentException if it could not be read back
     */
    static String readable(String name) {
        if (name.length() > JsonForm.MAX_NAME_LENGTH || !isUnicode(name)) {
            throw new IllegalArgumentException(
                    "has a name that cannot be read back, longer than %d or no Unicode: '%.100s'"
                            .formatted(JsonForm.MAX_NAME_LENGTH, name));
        }
        return name;
    }

    /** Whether no half of a surrogate pair stands alone. A name, unlike a value, is not escaped. */
    static boolean isUnicode(String name) {
        return name.codePoints()
                .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    /** One step of a JSON Pointer (RFC 6901). */
    static String pointer(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** The name of such a step, without its slash. */
    static String unescaped(String step) {
        return step.replace("~1", "/").replace("~0", "~");
    }
}
