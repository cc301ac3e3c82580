package org.tallystick.simulators.dynamics365.internal.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallystick.simulators.dynamics365.internal.wire.ODataErrors;

/** Splits a filter into words; an enum literal, a text and a moment are one word each. */
final class Lexer {
    private static final Pattern WORD = Pattern.compile("\\s*([()]|(?:[\\w.]+)?'(?:[^']|'')*'"
            + "|\\d{4}-\\d\\d-\\d\\d(?:T[\\d:.]+(?:Z|[+-]\\d\\d:\\d\\d))?|-?\\d+(?:\\.\\d+)?|[\\w.]+)\\s*");

    private Lexer() {}

    static List<String> words(String filter) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(filter);
        while (matcher.lookingAt()) {
            words.add(matcher.group(1));
            matcher.region(matcher.end(), filter.length());
        }
        if (matcher.regionStart() != filter.length()) {
            throw ODataErrors.refusal(
                    400,
                    "The query specified in the URI is not valid. Syntax error at position " + matcher.regionStart()
                            + " in '" + filter + "'.");
        }
        return words;
    }
}
