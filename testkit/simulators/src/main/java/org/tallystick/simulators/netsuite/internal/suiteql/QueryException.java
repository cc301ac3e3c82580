package org.tallystick.simulators.netsuite.internal.suiteql;

/** A query that the account cannot run; the message is the vendor's, for the one who wrote the query. */
public final class QueryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    QueryException(String description) {
        super("Invalid search query. Detailed unprocessed description follows. " + description);
    }

    static QueryException searchError(String what) {
        return new QueryException("Search error occurred: " + what);
    }
}
