package org.tallystick.connector.dynamics365;

import org.tallystick.model.LineKind;
import org.tallystick.spi.ConnectorConfig;

/** The ledger accounts that lines are booked on, as they are shown: main account and dimensions. */
record Accounts(String time, String expense, String milestone, String recurring) {

    static Accounts from(ConnectorConfig config) {
        return new Accounts(
                config.text("account-time"),
                config.text("account-expense"),
                config.text("account-milestone"),
                config.text("account-recurring"));
    }

    String of(LineKind kind) {
        return switch (kind) {
            case TIME -> time;
            case EXPENSE -> expense;
            case MILESTONE -> milestone;
            case RECURRING -> recurring;
        };
    }
}
