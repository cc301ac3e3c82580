package org.tallystick.simulators.salesforce.internal.data;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tallystick.simulators.internal.Deliveries;
import org.tallystick.simulators.internal.StateFile;
import org.tallystick.simulators.salesforce.internal.schema.DateTimes;
import org.tallystick.simulators.salesforce.internal.schema.ObjectType;
import tools.jackson.databind.node.ObjectNode;

/**
 * Loads deliveries as they are, untidy ones too. Of the rows with one {@code Id} the newest {@code SystemModstamp} stands,
 * on equal stamps the first delivered; an older one that arrives later changes nothing. A newer row replaces the fields
 * that it has and leaves the others.
 *
 * <p>A row that is newer than the last delivered one but not newer than a write of a client is a change like any other:
 * its fields are taken, with the next moment of the org's clock as its stamp, so that a reader who has seen the write sees
 * it too.
 */
public final class DeliveryLoader {

    private static final List<String> SYSTEMS = List.of("salesforce", "certinia");

    private final Deliveries deliveries;
    private final OrgData data;
    private final StateFile state;

    public DeliveryLoader(Deliveries deliveries, OrgData data, StateFile state) {
        this.deliveries = deliveries;
        this.data = data;
        this.state = state;
    }

    /** @throws IllegalArgumentException if the period has no folder, or a file or row cannot be placed */
    public void play(String period) {
        if (state.isPlayed(period)) {
            return;
        }
        UnitOfWork work = data.begin();
        for (String system : SYSTEMS) {
            for (String object : deliveries.objects(period, system)) {
                ObjectType type = data.catalog()
                        .find(object)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "No object " + object + " in this org: " + period + "/" + system));
                deliveries.records(period, system, object).forEach(row -> load(work, type, row));
            }
        }
        work.markPlayed(period);
        work.commit();
    }

    private static void load(UnitOfWork work, ObjectType type, ObjectNode row) {
        String id = RecordId.parse(row.path("Id").asString(""))
                .orElseThrow(
                        () -> new IllegalArgumentException("A row of " + type.name() + " has no valid Id: " + row));
        Instant stamp = DateTimes.moment(row.path("SystemModstamp").asString(""))
                .orElseThrow(() -> new IllegalArgumentException(type.name() + " " + id + " has no SystemModstamp"));
        Optional<StoredRecord> standing = work.find(type, id);
        if (standing.isEmpty()) {
            work.load(new StoredRecord(type, id, withoutAttributes(row), DateTimes.write(stamp)), stamp);
        } else if (isNewer(stamp, standing.get())) {
            work.load(merge(work, standing.get(), row, stamp), stamp);
        }
    }

    private static boolean isNewer(Instant stamp, StoredRecord standing) {
        return standing.delivered() == null
                || DateTimes.moment(standing.delivered()).map(stamp::isAfter).orElse(true);
    }

    private static StoredRecord merge(UnitOfWork work, StoredRecord standing, ObjectNode row, Instant stamp) {
        ObjectNode fields = standing.fields().deepCopy();
        fields.setAll(withoutAttributes(row));
        Instant seen =
                DateTimes.moment(standing.get("SystemModstamp").asString()).orElse(Instant.EPOCH);
        if (!stamp.isAfter(seen)) {
            fields.put("SystemModstamp", DateTimes.write(work.tick()));
        }
        return new StoredRecord(standing.type(), standing.id(), fields, DateTimes.write(stamp));
    }

    private static ObjectNode withoutAttributes(ObjectNode row) {
        ObjectNode fields = row.deepCopy();
        fields.remove("attributes");
        return fields;
    }
}
