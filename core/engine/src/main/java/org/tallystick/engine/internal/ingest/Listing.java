package org.tallystick.engine.internal.ingest;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.spi.Change;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Page;
import org.tallystick.spi.Problem;

/** What a listing has, and whether that is all: only then is what it lacks gone (F-CUR-13). */
final class Listing {

    private final Set<String> present = new HashSet<>();
    private @Nullable Integer total;
    private boolean isChanged;

    void add(Page<?> page) {
        page.changes().stream().map(Change::documentId).forEach(present::add);
        Integer told = page.total();
        if (told != null) {
            isChanged |= total != null && !told.equals(total);
            total = told;
        }
    }

    boolean isEmpty() {
        return present.isEmpty();
    }

    boolean lacks(String documentId) {
        return !present.contains(documentId);
    }

    /** Why nothing can be said of what it lacks; none if it is complete as far as the system tells. */
    Optional<Problem> incomplete(IngestFlow<?> flow) {
        if (isChanged) {
            return Optional.of(problem("%s changed while it was listed: nothing is deleted".formatted(flow.name())));
        }
        return total == null || total == present.size()
                ? Optional.empty()
                : Optional.of(problem("%s lists %d documents and says that it has %d: nothing is deleted"
                        .formatted(flow.name(), present.size(), total)));
    }

    private static Problem problem(String message) {
        return Problem.of(FailureKind.CONFLICT, "LISTING_INCOMPLETE", message)
                .withRemedy(
                        "nothing, if the next run lists it whole; else check what the integration's user may read there");
    }
}
