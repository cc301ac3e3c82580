package org.tallystick.simulators.netsuite.internal.suiteql;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Runs SELECT statements: columns and aliases, COUNT, SUM, MIN, MAX, TO_CHAR, TO_DATE, TO_TIMESTAMP, NVL, UPPER, LOWER;
 * JOIN and LEFT JOIN on equality; WHERE with three-valued logic; GROUP BY, HAVING, DISTINCT, ORDER BY; {@code ?} parameters.
 * Source: the vendor contract sheet of NetSuite, section 4.1. Thread-safe as far as the tables are.
 */
public final class SuiteQl {
    private final Function<String, Optional<Table>> tables;

    /** Reads the tables that the function knows by their lower-case name. */
    public SuiteQl(Function<String, Optional<Table>> tables) {
        this.tables = tables;
    }

    /**
     * All rows of the query's result in its order; each maps lower-case column names to text and omits nulls.
     *
     * @throws QueryException when the query is not understood, or names a table or column that is not there
     */
    public List<Map<String, String>> run(String query, List<String> parameters) {
        return new Parser(Lexer.tokens(query), tables, parameters).query().run();
    }
}
