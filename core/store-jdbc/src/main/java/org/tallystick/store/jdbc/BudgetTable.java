package org.tallystick.store.jdbc;

import java.time.LocalDate;
import org.tallystick.engine.store.Budgets;

/** Table {@code hub_budget}. */
record BudgetTable(Sql sql) implements Budgets {

    private static final String SPEND = """
            INSERT INTO hub_budget (account, day, used) VALUES (?, ?, 1)
            ON CONFLICT (account, day) DO UPDATE SET used = hub_budget.used + 1 WHERE hub_budget.used < ?""";

    @Override
    public boolean spend(String account, LocalDate day, long atMost) {
        return atMost > 0 && sql.write(SPEND, account, day.toString(), atMost) == 1;
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
}
