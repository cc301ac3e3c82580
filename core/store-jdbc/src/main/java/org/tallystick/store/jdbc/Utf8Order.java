package org.tallystick.store.jdbc;

import java.util.Comparator;

/** The order of texts by their UTF-8 bytes, as the database has it: for results that were read in pieces. */
enum Utf8Order implements Comparator<String> {
    UTF8;

    /** UTF-8 bytes order as code points do; {@link String#compareTo} does not for those above U+FFFF. */
    @Override
    public int compare(String a, String b) {
        int common = Math.min(a.length(), b.length());
        for (int i = 0; i < common; i++) {
            if (a.charAt(i) != b.charAt(i)) {
                return Integer.compare(rank(a.charAt(i)), rank(b.charAt(i)));
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    /** Surrogates stand for code points above all others. */
    private static int rank(char c) {
        return Character.isSurrogate(c) ? c + Character.MAX_VALUE : c;
    }
}
