package org.tallystick.connector.certinia;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.tallystick.model.RecordType;
import org.tallystick.model.TimeEntry;
import org.tallystick.spi.Change;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.Draft;
import org.tallystick.spi.Page;
import org.tallystick.spi.RecordSource;
import org.tallystick.spi.Secret;
import org.tallystick.spi.SourceSpec;

/** Reads all timecards of an org, page by page, and keeps nothing of them but sums: so its heap shows what the connector needs. */
final class TimecardReading {

    private final BitSet documents = new BitSet();
    private int entries;
    private BigDecimal hours = BigDecimal.ZERO;

    private TimecardReading() {}

    /**
     * Prints how many documents and entries there were, and how many hours.
     *
     * @param args where the org is, its consumer key and secret, and more properties as name and value
     */
    public static void main(String... args) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "token-uri",
                args[0] + "/services/oauth2/token",
                "client-id",
                args[1],
                "client-secret",
                "secret",
                "crm-system",
                "crm"));
        for (int i = 3; i < args.length; i += 2) {
            properties.put(args[i], args[i + 1]);
        }
        ConnectorConfig config =
                new ConnectorConfig("psa", properties, name -> Secret.of(args[2]), InstantSource.system());
        TimecardReading reading = new TimecardReading();
        try (Connector connector = new CertiniaConnectorFactory().create(config)) {
            reading.readAll(
                    connector.source(RecordType.TIME_ENTRY, SourceSpec.BUILT_IN).orElseThrow());
        }
        System.out.println(reading);
    }

    private void readAll(RecordSource<TimeEntry> source) {
        String cursor = null;
        boolean more = true;
        while (more) {
            Page<TimeEntry> page = source.read(cursor, 2_000);
            page.changes().forEach(this::add);
            cursor = page.cursor();
            more = page.more();
        }
    }

    private void add(Change<TimeEntry> change) {
        if (!(change instanceof Change.Upsert<TimeEntry> timecard)) {
            throw new AssertionError("No timecard: " + change);
        }
        int number = Integer.parseInt(timecard.documentId().substring(9, 15));
        if (documents.get(number)) {
            throw new AssertionError("Timecard %d came twice".formatted(number));
        }
        documents.set(number);
        for (Draft<TimeEntry> draft : timecard.drafts()) {
            entries++;
            hours = hours.add(draft.build().hours().value());
        }
    }

    @Override
    public String toString() {
        return "%d timecards, %d entries, %s hours"
                .formatted(
                        documents.cardinality(),
                        entries,
                        hours.stripTrailingZeros().toPlainString());
    }
}
