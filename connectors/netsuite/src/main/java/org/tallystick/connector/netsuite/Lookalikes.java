package org.tallystick.connector.netsuite;

import java.io.Serial;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/**
 * Which of our keys NetSuite has in another letter case only, as the latest lookup of each saw. To the database the two may be one
 * (F-DAT-01): the key itself is not there, yet a write under it could overwrite the other record. So the lookup finds nothing, and the
 * sink refuses the write. This relies on the engine looking up a key before it writes it, as {@link org.tallystick.spi.RecordLookup}
 * says. Of two that are looked up before either is written, in one batch or in two at once, the first is. Thread-safe.
 */
final class Lookalikes {

    /** Longer ago than these no key was looked up that is written now. */
    private static final int LATEST = 10_000;

    private final Map<String, String> otherByKey = new ConcurrentHashMap<>();

    /** Keys that were not there in any letter case, and may be there by now: by the key in lower case. */
    private final Map<String, String> absent = Collections.synchronizedMap(new Latest());

    private static final class Latest extends LinkedHashMap<String, String> {

        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > LATEST;
        }
    }

    /** Only what stands under one of {@code keys} exactly; the keys that are there in another letter case are remembered. */
    <V> Map<String, V> exactly(Collection<String> keys, Map<String, V> found) {
        Map<String, String> byFolded = new HashMap<>();
        found.keySet().forEach(key -> byFolded.put(folded(key), key));
        Map<String, V> exact = new HashMap<>(found);
        exact.keySet().retainAll(keys);
        for (String key : keys) {
            String other = exact.containsKey(key) ? null : other(key, byFolded.get(folded(key)));
            if (other == null) {
                otherByKey.remove(key);
            } else {
                otherByKey.put(key, other);
            }
        }
        return exact;
    }

    /** @param shown what NetSuite has of the key in another letter case: from then on it is told by that */
    private @Nullable String other(String key, @Nullable String shown) {
        if (shown != null) {
            absent.remove(folded(key));
            return shown;
        }
        String first = absent.putIfAbsent(folded(key), key);
        return key.equals(first) ? null : first;
    }

    /**
     * Refuses a key that is there in another letter case only.
     *
     * @throws BadRecordException of kind {@link FailureKind#DUPLICATE}
     */
    void check(String key) {
        String other = otherByKey.get(key);
        if (other != null) {
            throw new BadRecordException(Problem.of(
                            FailureKind.DUPLICATE,
                            "EXTERNAL_KEY_CASE",
                            "External key '%s' differs from '%s', which NetSuite has or is about to get, in letter case only"
                                    .formatted(key, other))
                    .withRemedy("Change the external id of the record in NetSuite, or give ours another key"));
        }
    }

    private static String folded(String key) {
        return key.toLowerCase(Locale.ROOT);
    }
}
