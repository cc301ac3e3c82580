package org.tallystick.store.jdbc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Cuts lists of values into pieces of few sizes, so that few statements serve all lists and stay prepared. A short piece is filled up with
 * its last value, which changes nothing in an {@code IN}.
 */
final class InLists {

    private static final int[] SIZES = {1, 8, 64, 512};

    private InLists() {}

    /** The distinct values, in pieces. */
    static List<List<String>> pieces(Collection<String> values) {
        List<String> distinct = new ArrayList<>(new LinkedHashSet<>(values));
        int largest = SIZES[SIZES.length - 1];
        List<List<String>> pieces = new ArrayList<>();
        for (int from = 0; from < distinct.size(); from += largest) {
            pieces.add(filled(distinct.subList(from, Math.min(from + largest, distinct.size()))));
        }
        return pieces;
    }

    static String placeholders(int size) {
        return String.join(", ", Collections.nCopies(size, "?"));
    }

    private static List<String> filled(List<String> piece) {
        List<String> filled = new ArrayList<>(piece);
        filled.addAll(Collections.nCopies(sizeFor(piece.size()) - piece.size(), piece.get(piece.size() - 1)));
        return filled;
    }

    private static int sizeFor(int count) {
        int i = 0;
        while (SIZES[i] < count) {
            i++;
        }
        return SIZES[i];
    }
}
