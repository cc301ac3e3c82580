package org.tallystick.store.jdbc;

import java.time.LocalDate;
import java.util.Optional;
import org.tallystick.engine.retry.Observation;
import org.tallystick.engine.store.Budgets;
import org.tallystick.spi.Allowance;

/** Tables {@code hub_budget} and {@code hub_allowance}. */
record BudgetTable(Sql sql) implements Budgets {

    private static final String SPEND = """
            INSERT INTO hub_budget (account, day, used) VALUES (?, ?, 1)
            ON CONFLICT (account, day) DO UPDATE SET used = hub_budget.used + 1 WHERE hub_budget.used < ?""";
    private static final String OBSERVE = """
            INSERT INTO hub_allowance (account, used, allowed, seen_at, since) VALUES (?, ?, ?, ?, 0)
            ON CONFLICT (account) DO UPDATE
            SET used = excluded.used, allowed = excluded.allowed, seen_at = excluded.seen_at, since = 0
            WHERE hub_allowance.seen_at < excluded.seen_at
            OR (hub_allowance.seen_at = excluded.seen_at AND hub_allowance.used < excluded.used)""";

    @Override
    public boolean spend(String account, LocalDate day, long atMost) {
        boolean isCounted = atMost > 0 && sql.write(SPEND, account, day.toString(), atMost) == 1;
        if (isCounted) {
            sql.write("UPDATE hub_allowance SET since = since + 1 WHERE account = ?", account);
        }
        return isCounted;
    }

    @Override
    public long spent(String account, LocalDate day) {
        return sql.one(
                        "SELECT used FROM hub_budget WHERE account = ? AND day = ?",
                        row -> row.getLong("used"),
                        account,
                        day.toString())
                .orElse(0L);
    }

    @Override
    public void observe(String account, Allowance said) {
        sql.write(OBSERVE, account, said.used(), said.limit(), Instants.text(said.seenAt()));
    }

    @Override
    public Optional<Observation> observed(String account) {
        return sql.one(
                "SELECT used, allowed, seen_at, since FROM hub_allowance WHERE account = ?",
                row -> new Observation(
                        new Allowance(
                                row.getLong("used"), row.getLong("allowed"), Instants.read(row.getString("seen_at"))),
                        row.getLong("since")),
                account);
    }
}
