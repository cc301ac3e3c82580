package org.tallystick.billing;

import java.util.Comparator;

/** Ids compare code point by code point, upper and lower case apart (RULES rule 0). */
final class CodePoints {

    static final Comparator<String> ORDER = CodePoints::compare;

    private CodePoints() {}

    private static int compare(String left, String right) {
        int at = 0;
        int common = Math.min(left.length(), right.length());
        while (at < common && left.charAt(at) == right.charAt(at)) {
            at++;
        }
        if (at == common) {
            return Integer.compare(left.length(), right.length());
        }
        char l = left.charAt(at);
        char r = right.charAt(at);
        boolean oneIsSupplementary = Character.isSurrogate(l) != Character.isSurrogate(r);
        return oneIsSupplementary ? Character.isSurrogate(l) ? 1 : -1 : Character.compare(l, r);
    }
}
