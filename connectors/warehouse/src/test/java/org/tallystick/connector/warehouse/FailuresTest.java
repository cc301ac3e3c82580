package org.tallystick.connector.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.spi.FailureKind;

/** What a database's error is called. */
class FailuresTest {

    @ParameterizedTest
    @CsvSource({
        "08006, connection reset, UNAVAILABLE",
        "28P01, password authentication failed, UNAUTHORIZED",
        "42501, permission denied for table dim_customer, UNAUTHORIZED",
        "42P01, relation dim_customer does not exist, UNAVAILABLE",
        "23505, duplicate key, CONFLICT",
        "23514, check constraint, INVALID",
        "22003, out of range, INVALID",
        "40001, could not serialize access, CONFLICT",
        ", TransactionContext Error: Conflict on update!, CONFLICT",
        ", 'Constraint Error: Duplicate key \"k: 1\" violates primary key constraint.', CONFLICT",
        ", Constraint Error: NOT NULL constraint failed, INVALID",
        ", IO Error: Cannot open file, UNAVAILABLE",
    })
    void isCalled(String state, String message, FailureKind kind) {
        assertThat(Failures.kind(new SQLException(message, state))).isEqualTo(kind);
    }
}
