package org.tallystick.testkit.properties;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.tallystick.model.Header;
import org.tallystick.model.Payment;
import org.tallystick.model.PaymentApplication;
import org.tallystick.model.PaymentBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.Refund;
import org.tallystick.model.state.PaymentStatus;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;

/** Coherent payments: what is applied, unapplied and refunded is all that came in. */
public final class Payments {

    private Payments() {}

    /** Any of them. */
    public static Arbitrary<Payment> valid() {
        return Documents.currency()
                .flatMap(currency -> Combinators.combine(
                                Documents.amount(currency).list().ofMaxSize(3),
                                Documents.amount(currency),
                                Documents.amount(currency).list().ofMaxSize(2))
                        .as((applied, unapplied, refunds) -> payment(currency, applied, unapplied, refunds)));
    }

    private static Payment payment(CurrencyCode currency, List<Money> applied, Money unapplied, List<Money> refunds) {
        Money amount = applied.stream().reduce(unapplied, Money::plus);
        Ref<?> document = Documents.ref(RecordType.INVOICE, "2026-08/E-1");
        return builder(refunds.stream().reduce(amount, Money::plus))
                .unapplied(unapplied)
                .applications(applied.stream()
                        .map(part -> new PaymentApplication(document, part, Documents.DAY, null, Money.zero(currency)))
                        .toList())
                .refunds(refunds.stream()
                        .map(part -> new Refund(part, Documents.DAY, null))
                        .toList())
                .build();
    }

    /** A payment of which all is set against one document. */
    public static Payment of(Ref<?> document, Money amount) {
        return builder(amount)
                .unapplied(Money.zero(amount.currency()))
                .applications(List.of(new PaymentApplication(document, amount, Documents.DAY, null, null)))
                .build();
    }

    private static PaymentBuilder builder(Money amount) {
        return PaymentBuilder.builder()
                .header(Header.of(Documents.ref(RecordType.PAYMENT, "PAY-1")))
                .payer(Documents.ref(RecordType.CUSTOMER, "C-1"))
                .legalEntity(Documents.ref(RecordType.LEGAL_ENTITY, "GB01"))
                .date(Documents.DAY)
                .amount(amount)
                .status(PaymentStatus.RECEIVED);
    }
}
