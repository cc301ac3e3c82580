package org.tallystick.rules.policy;

/**
 * A form of texts: {@code *} stands for any characters, {@code ?} for one, everything else for itself. Matching takes at most as many steps as the
 * product of the two lengths, whatever they say.
 */
record Wildcards(String form) {

    static final int MAX_LENGTH = 200;

    boolean matches(String text) {
        return matches(form.codePoints().toArray(), text.codePoints().toArray());
    }

    /** Walks both once; after a mismatch the last star takes one character more. */
    private static boolean matches(int[] form, int[] text) {
        int at = 0;
        int inForm = 0;
        int star = -1;
        int afterStar = 0;
        while (at < text.length) {
            if (inForm < form.length && form[inForm] == '*') {
                star = inForm++;
                afterStar = at;
            } else if (inForm < form.length && (form[inForm] == '?' || form[inForm] == text[at])) {
                inForm++;
                at++;
            } else if (star >= 0) {
                inForm = star + 1;
                at = ++afterStar;
            } else {
                return false;
            }
        }
        while (inForm < form.length && form[inForm] == '*') {
            inForm++;
        }
        return inForm == form.length;
    }
}
