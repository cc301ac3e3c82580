package org.tallystick.connector.salesforce.platform;

import java.time.Instant;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The parts of a SOQL query, written so that no value can change its meaning. */
public final class Soql {

    private static final Pattern NAME = Pattern.compile("[A-Za-z]\\w*(\\.[A-Za-z]\\w*)*");

    private Soql() {}

    /** A text literal. */
    public static String text(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    /** A list of text literals. */
    public static String texts(Collection<String> values) {
        return values.stream().map(Soql::text).collect(Collectors.joining(",", "(", ")"));
    }

    /** A date and time literal. */
    public static String moment(Instant moment) {
        return moment.toString();
    }

    /**
     * The name of an object or a field, or a path of them.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static String name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'%s' is no name of a Salesforce object or field".formatted(name));
        }
        return name;
    }
}
