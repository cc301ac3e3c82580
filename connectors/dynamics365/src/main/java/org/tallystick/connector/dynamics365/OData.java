package org.tallystick.connector.dynamics365;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Texts of OData: literals and filters. {@code in} is not supported by the vendor, so that several values are joined by {@code or}. */
final class OData {

    /** Most values of one filter: its address stays short. */
    static final int CHUNK = 25;

    private OData() {}

    /** A text in quotes; a quote in it is doubled. */
    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** That {@code field} is one of some texts. */
    static String isOneOf(String field, Collection<String> texts) {
        return anyOf(texts, text -> field + " eq " + quoted(text));
    }

    /** That {@code field} is one of some literals: numbers, or texts in quotes. */
    static String isOneOfLiterals(String field, Collection<String> literals) {
        return anyOf(literals, literal -> field + " eq " + literal);
    }

    /** {@code values}, each once, in parts that one filter can carry. */
    static <V> List<List<V>> chunks(Collection<V> values) {
        List<V> all = values.stream().distinct().toList();
        List<List<V>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += CHUNK) {
            chunks.add(all.subList(from, Math.min(from + CHUNK, all.size())));
        }
        return chunks;
    }

    private static <V> String anyOf(Collection<V> values, Function<V, String> condition) {
        return values.stream().map(condition).collect(Collectors.joining(" or ", "(", ")"));
    }
}
