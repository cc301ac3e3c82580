package org.tallystick.connector.certinia;

import java.io.IOException;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The same with budgets that are first read by a bulk job. */
class BudgetBulkContractTest extends BudgetContractTest {

    @Override
    Psa psa() throws IOException {
        return new Psa(folder, Map.of("bulk-above", "0"), UnaryOperator.identity());
    }
}
