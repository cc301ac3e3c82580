package org.tallystick.connector.salesforce.platform;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.tallystick.connector.http.Uris;

/** The parts of a SOQL query, written so that no value can change its meaning. */
public final class Soql {

    private static final Pattern NAME = Pattern.compile("[A-Za-z]\\w*(\\.[A-Za-z]\\w*)*");

    /** Address and headers together may have 16,384 bytes; what is left is for the path, and for a token that is a JWT. */
    private static final int MAX_QUERY_BYTES = 12_000;

    private Soql() {}

    /** A text literal. */
    public static String text(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    /**
     * Queries that ask for {@code values} in parts, since a query stands in an address and that has a limit.
     *
     * @param query of a list of literals, brackets included
     */
    public static List<String> chunks(Collection<String> values, UnaryOperator<String> query) {
        int room = MAX_QUERY_BYTES - Uris.encode(query.apply("()")).length();
        List<String> queries = new ArrayList<>();
        StringBuilder list = new StringBuilder();
        int used = 0;
        for (String value : values) {
            int size = Uris.encode("," + text(value)).length();
            if (used + size > room && list.length() > 0) {
                queries.add(query.apply("(" + list + ")"));
                list.setLength(0);
                used = 0;
            }
            list.append(list.length() == 0 ? "" : ",").append(text(value));
            used += size;
        }
        if (list.length() > 0) {
            queries.add(query.apply("(" + list + ")"));
        }
        return queries;
    }

    /** A date and time literal. */
    public static String moment(Instant moment) {
        return moment.toString();
    }

    /** Whether it is the name of an object or a field, or a path of them. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /**
     * The name of an object or a field, or a path of them.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static String name(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException("'%s' is no name of a Salesforce object or field".formatted(name));
        }
        return name;
    }
}
