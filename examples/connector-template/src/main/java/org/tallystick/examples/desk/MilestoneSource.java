package org.tallystick.examples.desk;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.connector.http.JsonBinder;
import org.tallystick.connector.http.JsonPage;
import org.tallystick.model.Milestone;
import org.tallystick.spi.Change;
import org.tallystick.spi.Page;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RawDocument;
import org.tallystick.spi.RecordSource;

/** Reads milestones in the order of change marks and, where they are equal, of ids. The cursor is both of the last one. */
final class MilestoneSource implements RecordSource<Milestone> {

    private static final JsonBinder<Stamp> STAMP = JsonBinder.lenient(Stamp.class);

    private final String system;
    private final DeskClient client;

    MilestoneSource(String system, DeskClient client) {
        this.system = system;
        this.client = client;
    }

    /** What says who and when, also of a milestone that cannot be read. */
    private record Stamp(
            String id,
            String changed,
            BigDecimal version,
            @Nullable Boolean deleted) {}

    @Override
    public Page<Milestone> read(@Nullable String cursor, int limit) {
        String[] place = cursor == null ? new String[] {"", ""} : cursor.split(" ", 2);
        JsonPage page = client.changes(place[0], place[1], limit);
        List<Change<Milestone>> changes = new ArrayList<>();
        String next = cursor;
        for (String json : page.records()) {
            Stamp stamp = STAMP.bind(json);
            changes.add(change(stamp, json));
            next = stamp.changed() + " " + stamp.id();
        }
        return new Page<>(changes, next, page.member("more").orElse("").equals("true"));
    }

    private Change<Milestone> change(Stamp stamp, String json) {
        long version = stamp.version().longValueExact();
        if (Boolean.TRUE.equals(stamp.deleted())) {
            return new Change.Delete<>(stamp.id(), version);
        }
        RawDocument raw = RawDocument.json(json);
        try {
            DeskMilestone milestone = DeskMilestone.JSON.bind(json);
            return new Change.Upsert<>(stamp.id(), version, raw, List.of(milestone.draft(system, stamp.id())));
        } catch (BadRecordException bad) {
            return new Change.Unreadable<>(stamp.id(), version, raw, bad.problem());
        } catch (IllegalArgumentException | ArithmeticException | NullPointerException bad) {
            Problem problem = Problem.ofField(
                    "VALUE", "", null, "%s: %s".formatted(stamp.id(), bad.getMessage()), "Correct it in Desk");
            return new Change.Unreadable<>(stamp.id(), version, raw, problem);
        }
    }
}
