package org.tallystick.connector.netsuite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.tallystick.connector.http.Authorization;
import org.tallystick.connector.http.RestClient;
import org.tallystick.model.Entity;
import org.tallystick.model.Ref;
import org.tallystick.spi.ConfigException;
import org.tallystick.spi.CustomObject;
import org.tallystick.spi.CustomObjectPort;
import org.tallystick.spi.Write;
import org.tallystick.spi.WriteCapabilities;

/**
 * Custom records of the account as targets: upserted by their external id with what a rule set says, and nothing else.
 *
 * @param system the installation, by the name that the host gave it
 * @param authorization of all calls
 * @param records writes them
 * @param client reads them
 * @param addresses where they are
 * @param suiteQl finds them
 * @param inFlight how many are written at once
 */
record CustomRecords(
        String system,
        Authorization authorization,
        RecordWriter records,
        RestClient client,
        Addresses addresses,
        SuiteQl suiteQl,
        InFlight inFlight) {

    private static final Pattern NAME = Pattern.compile("customrecord[a-z0-9_]+");
    private static final String KEY = "externalId";

    /** @throws ConfigException with all that is wrong with it */
    <T extends Entity> CustomObjectPort<T> port(CustomObject object, WriteCapabilities capabilities) {
        check(object);
        Target target = Target.customRecord(object.object());
        KeyedRows rows = new KeyedRows(suiteQl, target, null);
        return new CustomObjectPort<>(
                new UpsertSink<>(authorization, records, new Form<T>(target), rows, inFlight),
                new CustomRecordLookup<>(new ShownRecords(client, addresses, target, rows), object.fields()),
                capabilities);
    }

    /** What is asked for finding its records. */
    Probe probe(CustomObject object) {
        return new KeyedRows(suiteQl, Target.customRecord(object.object()), null).probe();
    }

    private void check(CustomObject object) {
        List<String> faults = new ArrayList<>();
        if (!NAME.matcher(object.object()).matches()) {
            faults.add("'%s' is no custom record: its name begins with customrecord, in lower case"
                    .formatted(object.object()));
        }
        if (!object.keyField().equalsIgnoreCase(KEY)) {
            faults.add("The key of %s is '%s': NetSuite upserts by %s only"
                    .formatted(object.object(), object.keyField(), KEY));
        }
        object.fields().stream()
                .sorted()
                .filter(field -> !Reading.isColumn(field))
                .map("'%s' is no field of a custom record: those are in lower case"::formatted)
                .forEach(faults::add);
        if (!faults.isEmpty()) {
            throw new ConfigException(system, faults);
        }
    }

    /** The rule set has written all that there is, the ids of what the record names among it. */
    private record Form<T extends Entity>(Target target) implements RecordForm<T> {

        @Override
        public List<Ref<?>> references(T record) {
            return List.of();
        }

        @Override
        public Bodies<T> prepare(List<Write<T>> batch) {
            return write -> Map.of();
        }
    }
}
