package org.tallystick.testkit.connector;

import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rule's name.
 *
 * @param level required, optional or untested
 * @param id which stays: {@code r1}
 * @param words what it asks
 */
record RuleName(String level, String id, String words) {

    private static final Pattern NAME = Pattern.compile("(required|optional|untested)_([a-z]\\d+)_(\\w+)");
    private static final Pattern NEXT_WORD = Pattern.compile("(?<=.)(?=[A-Z])");

    static Optional<RuleName> of(Method test) {
        Matcher name = NAME.matcher(test.getName());
        return name.matches()
                ? Optional.of(new RuleName(name.group(1), name.group(2), inWords(name.group(3))))
                : Optional.empty();
    }

    private static String inWords(String name) {
        return NEXT_WORD.matcher(name).replaceAll(" ").toLowerCase(Locale.ROOT);
    }
}
