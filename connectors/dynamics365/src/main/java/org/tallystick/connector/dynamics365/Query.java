package org.tallystick.connector.dynamics365;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.tallystick.connector.http.Uris;

/**
 * Which rows of a set are asked for, in all companies: without {@code cross-company=true} only the user's own would be seen.
 *
 * @param set its name
 * @param options {@code $filter} and its like, in order
 */
record Query(String set, Map<String, String> options) {

    /** All rows of a set, in the order of its key: pages are not stable without one. */
    static Query of(EntitySet set, Collection<String> fields) {
        return unordered(set.setName(), fields).orderedBy(String.join(",", set.keys()));
    }

    /** Rows of a set, of which there is no second page. */
    static Query unordered(String set, Collection<String> fields) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("cross-company", "true");
        options.put("$select", String.join(",", fields));
        return new Query(set, options);
    }

    Query where(String filter) {
        return with("$filter", filter);
    }

    Query top(int rows) {
        return with("$top", String.valueOf(rows));
    }

    Query orderedBy(String fields) {
        return with("$orderby", fields);
    }

    Query counted() {
        return with("$count", "true");
    }

    /** Below {@code /data/}. */
    String path() {
        return options.entrySet().stream()
                .map(option -> option.getKey() + "=" + Uris.encode(option.getValue()))
                .collect(Collectors.joining("&", set + "?", ""));
    }

    private Query with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(options);
        more.put(name, value);
        return new Query(set, more);
    }
}
