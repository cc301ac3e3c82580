package org.tallystick.engine.store;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Table {@code exception}: what a person must settle. Rows are closed, never deleted. */
public interface Exceptions {

    /**
     * Something to settle.
     *
     * @param scope who raised it: it replaces its own, and touches nobody else's
     * @param code stable id of the rule
     * @param subject the record, as {@code system/type/id}
     * @param owner role that settles it
     * @param message what is wrong, with the values
     * @param remedy what to do
     * @param amount at stake, decimal; none if it is not known
     * @param currency of the amount
     * @param details more, as JSON; for reports
     */
    record ExceptionRow(
            String scope,
            String code,
            String subject,
            String owner,
            String message,
            String remedy,
            @Nullable String amount,
            @Nullable String currency,
            String details) {

        public ExceptionRow {
            message = FreeText.storable(message);
            remedy = FreeText.storable(remedy);
        }
    }

    /**
     * What a replacement changed.
     *
     * @param opened those that were not open before
     * @param closed those that are not open any more
     */
    record Replaced(List<ExceptionRow> opened, List<ExceptionRow> closed) {

        public Replaced {
            opened = List.copyOf(opened);
            closed = List.copyOf(closed);
        }
    }

    /**
     * Makes {@code now} the open exceptions of the scope: those that are open and not in it are closed by the run, those that are new are
     * opened by it, equal ones stay as they are.
     *
     * @param runSequence of the run that finds this; 0 outside a run
     * @return what that changed
     */
    Replaced replace(String scope, Collection<ExceptionRow> now, long runSequence);

    /** Those of {@code scopes} in which something is open. */
    Set<String> openScopes(Collection<String> scopes);

    /** Those open after the run of that sequence, ordered by code, then subject. */
    List<ExceptionRow> openAfter(long runSequence);
}
