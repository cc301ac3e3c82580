package org.tallystick.connector.netsuite;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tallystick.connector.netsuite.SuiteQl.Query;

/**
 * A query as reading or looking up asks it, with all its columns, of few rows or none: what the account lacks of it, it is refused for.
 *
 * @param query is asked for one row
 * @param configured columns that a rule set asks for
 */
record Probe(Query query, Set<String> configured) {

    /** The condition that keeps rows out: no internal id is zero. */
    static final String NO_ROW = "id = 0";

    private static final Pattern TABLE = Pattern.compile("\\b(?:FROM|JOIN) (\\w+)");

    /** What a refusal names: in quotes, with its table's alias or without, or as the type of the search. */
    private static final Pattern NAMED = Pattern.compile("(?:'(?:\\w+\\.)?(?=\\w+')|search type: )(\\w+)");

    static Probe of(Query query) {
        return new Probe(query, Set.of());
    }

    /** The tables that it names, in lower case, each once. */
    Set<String> tables() {
        return TABLE.matcher(query.text())
                .results()
                .map(table -> table.group(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What a refusal's text names, of that which stands in the query: tables and columns, in lower case. */
    Stream<String> namedIn(String refusal) {
        return NAMED.matcher(refusal)
                .results()
                .map(found -> found.group(1).toLowerCase(Locale.ROOT))
                .filter(this::names);
    }

    private boolean names(String word) {
        return Pattern.compile("\\b%s\\b".formatted(word), Pattern.CASE_INSENSITIVE)
                .matcher(query.text())
                .find();
    }
}
