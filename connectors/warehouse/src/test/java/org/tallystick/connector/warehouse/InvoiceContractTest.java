package org.tallystick.connector.warehouse;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.InvoiceTotals;
import org.tallystick.model.value.Money;
import org.tallystick.testkit.connector.ConnectorContract;
import org.tallystick.testkit.connector.Remote;

/** The warehouse connector passes the contract of connectors with a document. */
class InvoiceContractTest extends ConnectorContract<Invoice> {

    @TempDir
    Path folder;

    @Override
    protected Remote<Invoice> openRemote() throws SQLException {
        return new WarehouseRemote<>(folder, Documents.INVOICE) {

            @Override
            public Invoice record(int number, int revision) {
                return Records.invoice("i" + number, "100.00", "%d.25".formatted(revision));
            }

            @Override
            public Invoice refused(int number) {
                return InvoiceBuilder.builder(record(number, 1))
                        .lines(List.of(Records.line(Money.of("1.00", "EUR"))
                                .role("NUL \0")
                                .build()))
                        .build();
            }

            @Override
            public Invoice withAmount(int number, Money amount) {
                return InvoiceBuilder.builder(record(number, 1))
                        .currency(amount.currency())
                        .lines(List.of(Records.line(amount).build()))
                        .totals(InvoiceTotals.of(amount, Money.zero(amount.currency()), amount))
                        .build();
            }

            @Override
            public Optional<Money> amountOf(String externalKey) {
                return current("CAST(net AS VARCHAR)", externalKey)
                        .map(net ->
                                Money.of(net, current("currency", externalKey).orElseThrow()));
            }
        };
    }
}
