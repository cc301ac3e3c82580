package org.tallystick.store.jdbc;

import java.sql.SQLException;
import java.util.Optional;

/** What differs between the databases. */
interface Dialect {

    /** The statements that begin a transaction and exclude other writers of the hub until it ends. */
    String begin();

    /** The expression of the moment now, as {@link Instants} writes it; null where one process has the hub: its own clock counts. */
    String clock();

    /** Whether the hub has a table of that name. A query of one text; a row means yes. */
    String tableQuery();

    /** Whether a table of the hub has a column. A query of two texts, table and column; a row means yes. */
    String columnQuery();

    /** A query over a list of keys, {@code IN (#)}, as one over an array of them, which is its last value; none: the list is as good. */
    Optional<String> ofArray(String query);

    /** A statement whose {@code LIKE ?} match the letters of ASCII in either case. */
    String inEitherCase(String statement);

    /** Whether a script's statement is about this database: how rows are stored is said to PostgreSQL alone. */
    boolean isConcerned(String statement);

    /** A script's statement in the words of this database. */
    String ddl(String statement);

    /** Whether a page of rows is written by one statement, with an array for a column; or else row by row. */
    boolean hasArrays();

    /** The statement that makes the planner look at a table again after that many rows more; none: nothing is to be done. */
    Optional<String> afterInsert(String insert, int rows);

    /** What failed, in words, and what a person can do about it; as a part of a sentence. */
    String explain(SQLException e);

    /** Whether the connection is of no use any more. */
    boolean isConnectionLost(SQLException e);

    /** Whether a commit that failed like this may have been done all the same. */
    boolean leavesCommitOpen(SQLException e);
}
