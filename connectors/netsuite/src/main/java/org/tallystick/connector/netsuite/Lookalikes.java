package org.tallystick.connector.netsuite;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/**
 * Which of our keys NetSuite has in another letter case only, as the latest lookup of each saw. To the database the two may be one
 * (F-DAT-01): the key itself is not there, yet a write under it could overwrite the other record. So the lookup finds nothing, and the
 * sink refuses the write. This relies on the engine looking up a key before it writes it, as {@link org.tallystick.spi.RecordLookup}
 * says. Thread-safe.
 */
final class Lookalikes {

    private final Map<String, String> otherByKey = new ConcurrentHashMap<>();

    /** Only what stands under one of {@code keys} exactly; the keys that are there in another letter case are remembered. */
    <V> Map<String, V> exactly(Collection<String> keys, Map<String, V> found) {
        Map<String, String> byFolded = new HashMap<>();
        found.keySet().forEach(key -> byFolded.put(folded(key), key));
        Map<String, V> exact = new HashMap<>(found);
        exact.keySet().retainAll(keys);
        for (String key : keys) {
            String other = byFolded.get(folded(key));
            if (other == null || exact.containsKey(key)) {
                otherByKey.remove(key);
            } else {
                otherByKey.put(key, other);
            }
        }
        return exact;
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
                            "External key '%s' differs from '%s', which NetSuite has, in letter case only"
                                    .formatted(key, other))
                    .withRemedy("Change the external id of the record in NetSuite, or give ours another key"));
        }
    }

    private static String folded(String key) {
        return key.toLowerCase(Locale.ROOT);
    }
}
