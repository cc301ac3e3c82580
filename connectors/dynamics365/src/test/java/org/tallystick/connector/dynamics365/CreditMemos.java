package org.tallystick.connector.dynamics365;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.RecordType;
import org.tallystick.model.value.Money;

/** A simulated environment and its credit memos, which all credit one invoice. */
final class CreditMemos extends FreeTextRemote<CreditMemo> {

    CreditMemos(Path folder) throws IOException {
        super(folder);
    }

    @Override
    public RecordType<CreditMemo> type() {
        return RecordType.CREDIT_MEMO;
    }

    @Override
    public CreditMemo record(int number, int revision) {
        return Records.credit(Records.CUSTOMER, Money.of("%d.%03d".formatted(100 + number, revision), "KWD"));
    }

    @Override
    public CreditMemo refused(int number) {
        return Records.credit(UNKNOWN, Money.of("10", "JPY"));
    }

    @Override
    public CreditMemo withAmount(int number, Money amount) {
        return Records.credit(Records.CUSTOMER, amount);
    }

    /** What is credited stands there negative. */
    @Override
    public Optional<Money> amountOf(String externalKey) {
        return net(externalKey).map(Money::negated);
    }
}
