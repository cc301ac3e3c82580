package org.tallystick.store.jdbc;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.store.LeaseLostException;
import org.tallystick.engine.store.Leases;

/** Table {@code hub_lease}. No row is locked: a transaction of the hub excludes the others from its begin on. */
record LeaseTable(Sql sql) implements Leases {

    /** A claim, and how long it lasts from now. */
    private record Standing(Lease lease, Duration rest) {}

    @Override
    public Optional<Lease> claim(String name, String holder, Duration duration, Instant now) {
        Instant clock = clock(now);
        int claimed = sql.write("""
                INSERT INTO hub_lease (name, holder, epoch, expires_at) VALUES (?, ?, 1, ?)
                ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, epoch = hub_lease.epoch + 1, expires_at = excluded.expires_at
                WHERE hub_lease.holder IS NULL OR hub_lease.holder = excluded.holder OR hub_lease.expires_at <= ?""", name, holder, Instants.text(clock.plus(duration)), Instants.text(clock));
        return claimed == 0
                ? Optional.empty()
                : sql.one("SELECT epoch FROM hub_lease WHERE name = ?", row -> row.getLong("epoch"), name)
                        .map(epoch -> new Lease(name, holder, epoch));
    }

    @Override
    public Duration fence(Collection<Lease> leases, Instant now) {
        Map<Lease, Duration> held = held(now).stream().collect(toMap(Standing::lease, Standing::rest));
        return leases.stream()
                .map(lease -> rest(lease, held))
                .min(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private static Duration rest(Lease lease, Map<Lease, Duration> held) {
        Duration rest = held.get(lease);
        if (rest == null) {
            throw new LeaseLostException(lease);
        }
        return rest;
    }

    @Override
    public void renew(Collection<Lease> leases, Duration duration, Instant now) {
        String end = Instants.text(clock(now).plus(duration));
        for (Lease lease : leases) {
            int renewed = sql.write(
                    "UPDATE hub_lease SET expires_at = ? WHERE name = ? AND holder = ? AND epoch = ?",
                    end,
                    lease.name(),
                    lease.holder(),
                    lease.epoch());
            if (renewed == 0) {
                throw new LeaseLostException(lease);
            }
        }
    }

    @Override
    public void release(Collection<Lease> leases) {
        sql.writeAll("UPDATE hub_lease SET holder = NULL WHERE name = ? AND holder = ? AND epoch = ?", leases, lease ->
                new Object[] {lease.name(), lease.holder(), lease.epoch()});
    }

    @Override
    public List<Lease> living(Instant now) {
        return held(now).stream()
                .filter(standing -> standing.rest().compareTo(Duration.ZERO) > 0)
                .map(Standing::lease)
                .toList();
    }

    /** One question to the database, its clock included: it is asked in each transaction of an engine. */
    private List<Standing> held(Instant now) {
        return sql.list(
                "SELECT name, holder, epoch, expires_at, %s AS clock FROM hub_lease WHERE holder IS NOT NULL ORDER BY name"
                        .formatted(sql.dialect().clock()),
                row -> new Standing(
                        new Lease(row.getString("name"), row.getString("holder"), row.getLong("epoch")),
                        Duration.between(
                                clock(row.getString("clock"), now), Instants.read(row.getString("expires_at")))));
    }

    private Instant clock(Instant now) {
        return sql.one("SELECT %s AS clock".formatted(sql.dialect().clock()), row -> clock(row.getString("clock"), now))
                .orElseThrow();
    }

    /** Of the database where it has several processes to serve; theirs may differ. */
    private static Instant clock(@Nullable String database, Instant now) {
        return database == null ? now : Instants.read(database);
    }
}
