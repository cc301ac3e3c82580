package org.tallystick.rules.policy;

/**
 * A form of texts: {@code *} stands for any characters, {@code ?} for one, everything else for itself. Matching takes at most as many steps as the
 * product of the two lengths, whatever they say.
 */
record Wildcards(String form) {

    static final int MAX_LENGTH = 200;

    /** Walks both once; after a mismatch the last star takes one character more. */
    boolean matches(String text) {
        int at = 0;
        int inForm = 0;
        int star = -1;
        int afterStar = 0;
        while (at < text.length()) {
            if (inForm < form.length() && form.charAt(inForm) == '*') {
                star = inForm++;
                afterStar = at;
            } else if (inForm < form.length()
                    && (form.charAt(inForm) == '?' || form.charAt(inForm) == text.charAt(at))) {
                inForm++;
                at++;
            } else if (star >= 0) {
                inForm = star + 1;
                at = ++afterStar;
            } else {
                return false;
            }
        }
        while (inForm < form.length() && form.charAt(inForm) == '*') {
            inForm++;
        }
        return inForm == form.length();
    }
}
