package org.tallystick.connector.dynamics365;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.model.value.Money;

/** A simulated environment and its invoices. */
final class Invoices extends FreeTextRemote<Invoice> {

    Invoices(Path folder) throws IOException {
        super(folder);
    }

    @Override
    public RecordType<Invoice> type() {
        return RecordType.INVOICE;
    }

    @Override
    public Invoice record(int number, int revision) {
        return Records.invoice(Records.CUSTOMER, Money.of("%d.%03d".formatted(100 + number, revision), "KWD"));
    }

    @Override
    public Invoice refused(int number) {
        return Records.invoice(UNKNOWN, Money.of("10", "JPY"));
    }

    @Override
    public Invoice withAmount(int number, Money amount) {
        return Records.invoice(Records.CUSTOMER, amount);
    }

    @Override
    public Optional<Money> amountOf(String externalKey) {
        return net(externalKey);
    }
}
