package org.tallystick.engine.process;

import java.time.LocalDate;
import java.util.List;
import org.tallystick.model.CreditKind;
import org.tallystick.model.CreditLine;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.CreditMemoBuilder;
import org.tallystick.model.Header;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.CreditMemoStatus;

/** All of an invoice, taken back: its items may be billed again (RULES rule 8). */
final class FullCredit {

    private FullCredit() {}

    /**
     * The only one of its invoice: other credits of it are withdrawn, or there are none.
     *
     * @param purpose why there is one, the first part of its id
     * @param reason code
     * @throws IllegalStateException if it breaks a rule
     */
    static CreditMemo of(Invoice original, String purpose, String reason, LocalDate date) {
        CreditMemo memo = CreditMemoBuilder.builder()
                .header(Header.of(new Ref<>("hub", RecordType.CREDIT_MEMO, purpose + "/" + original.key())))
                .original(RecordType.INVOICE.refOf(original))
                .reason(reason)
                .kind(CreditKind.FULL)
                .issueDate(date)
                .legalEntity(original.legalEntity())
                .billTo(original.billTo())
                .currency(original.currency())
                .fx(original.fx())
                .lines(original.lines().stream()
                        .map(line -> new CreditLine(line.no(), line))
                        .toList())
                .taxes(original.taxes())
                .totals(original.totals())
                .adjustments(original.adjustments())
                .restoresSources(true)
                .status(CreditMemoStatus.DRAFT)
                .taxRounding(original.taxRounding())
                .build();
        List<Violation> violations = memo.checkAgainst(original, List.of());
        if (!violations.isEmpty()) {
            throw new IllegalStateException("Credit memo %s breaks %s".formatted(memo.ref(), violations));
        }
        return memo;
    }
}
