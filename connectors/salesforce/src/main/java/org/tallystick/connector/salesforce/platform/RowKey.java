package org.tallystick.connector.salesforce.platform;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.connector.http.JsonBinder;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/** Which document a row is, in which version. Read alone where the rest of a row cannot be. */
record RowKey(
        @JsonProperty("Id") @Nullable String id,
        @JsonProperty("IsDeleted") @Nullable Boolean isDeleted,
        @JsonProperty("SystemModstamp") @Nullable Instant systemModstamp)
        implements WireObject {

    private static final JsonBinder<RowKey> BINDER = JsonBinder.lenient(RowKey.class);

    /**
     * The key of a row.
     *
     * @throws ConnectorException if it has none: the page is not what the API promises
     */
    static RowKey of(String row) {
        try {
            return BINDER.bind(row);
        } catch (BadRecordException e) {
            throw keyless(e.problem().message());
        }
    }

    static String documentId(WireObject row) {
        String id = row.id();
        if (id == null || id.isEmpty()) {
            throw keyless("a row has no Id");
        }
        return SalesforceId.canonical(id);
    }

    static Instant stamp(WireObject row) {
        Instant stamp = row.systemModstamp();
        if (stamp == null) {
            throw keyless("row %s has no SystemModstamp".formatted(row.id()));
        }
        return stamp;
    }

    static boolean deleted(WireObject row) {
        return Boolean.TRUE.equals(row.isDeleted());
    }

    static ConnectorException keyless(String what) {
        return new ConnectorException(
                Problem.of(FailureKind.INVALID, "ROW_WITHOUT_KEY", "The page cannot be used: " + what)
                        .withRemedy("Nothing of it was taken; look at what the org answers"));
    }
}
