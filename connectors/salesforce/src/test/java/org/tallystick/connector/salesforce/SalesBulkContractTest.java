package org.tallystick.connector.salesforce;

import java.util.Map;

/** The same with opportunities that are first read by a bulk job, and their lines by queries. */
class SalesBulkContractTest extends SalesContractTest {

    @Override
    Map<String, String> properties() {
        return Map.of("bulk-above", "0");
    }
}
