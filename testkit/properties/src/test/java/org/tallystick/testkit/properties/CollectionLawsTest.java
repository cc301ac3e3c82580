package org.tallystick.testkit.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Collecting;
import org.tallystick.model.CreditApplication;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.CreditMemoBuilder;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBalance;
import org.tallystick.model.Payment;
import org.tallystick.model.RecordType;
import org.tallystick.model.state.CollectionState;
import org.tallystick.model.value.Money;

/** The collection state that follows from what happens to an invoice takes only steps that its table knows. */
class CollectionLawsTest {

    @Property
    void i23_whateverHappensTheStateFollowsItsTable(
            @ForAll("invoices") Invoice invoice, @ForAll @Size(max = 24) List<Happening> happenings) {
        Receivable receivable = new Receivable(invoice);
        CollectionState before = receivable.state();
        for (Happening happening : happenings) {
            receivable.take(happening);

            CollectionState after = receivable.state();
            // Several days may pass at once, so steps may have been missed.
            assertThat(CollectionState.LIFECYCLE.isReachable(before, after))
                    .as("from %s to %s after %s", before, after, happenings)
                    .isTrue();
            before = after;
        }
    }

    enum Happening {
        A_DAY_PASSES,
        TEN_DAYS_PASS,
        PART_IS_PAID,
        REST_IS_PAID,
        REST_IS_CREDITED,
        REST_IS_GIVEN_UP,
        LAST_PAYMENT_BOUNCES,
        WRITE_OFF_IS_TAKEN_BACK,
        CUSTOMER_OBJECTS,
        DISPUTE_IS_SETTLED,
        CUSTOMER_PROMISES,
        COLLECTORS_TAKE_OVER
    }

    /** An invoice and what was set against it so far. */
    private static final class Receivable {

        private final Invoice invoice;
        private final List<Payment> payments = new ArrayList<>();
        private final List<CreditMemo> credits = new ArrayList<>();
        private final List<Money> writeOffs = new ArrayList<>();
        private LocalDate today = Documents.DAY;
        private Money disputed;
        private @Nullable LocalDate promised;
        private boolean withCollectors;

        Receivable(Invoice invoice) {
            this.invoice = invoice;
            disputed = Money.zero(invoice.currency());
        }

        private InvoiceBalance balance() {
            return InvoiceBalance.of(invoice, payments, credits, writeOffs);
        }

        CollectionState state() {
            return balance().stateOn(today, new Collecting(disputed, promised, withCollectors));
        }

        void take(Happening happening) {
            Money rest = balance().balance();
            switch (happening) {
                case A_DAY_PASSES -> today = today.plusDays(1);
                case TEN_DAYS_PASS -> today = today.plusDays(10);
                case PART_IS_PAID -> pay(Documents.units(1, invoice.currency()), rest);
                case REST_IS_PAID -> pay(rest, rest);
                case REST_IS_CREDITED -> credits.add(credit(rest));
                case REST_IS_GIVEN_UP -> writeOffs.add(rest);
                case LAST_PAYMENT_BOUNCES -> removeLast(payments);
                case WRITE_OFF_IS_TAKEN_BACK -> removeLast(writeOffs);
                case CUSTOMER_OBJECTS -> disputed = rest;
                case DISPUTE_IS_SETTLED -> disputed = Money.zero(invoice.currency());
                case CUSTOMER_PROMISES -> promised = today.plusDays(5);
                case COLLECTORS_TAKE_OVER -> withCollectors = true;
            }
        }

        private void pay(Money amount, Money rest) {
            if (amount.compareTo(rest) <= 0) {
                payments.add(Payments.of(invoice.ref(), amount));
            }
        }

        private CreditMemo credit(Money amount) {
            return CreditMemoBuilder.builder(Credits.full(invoice))
                    .applications(List.of(new CreditApplication(RecordType.INVOICE.refOf(invoice), amount, today)))
                    .build();
        }

        private static void removeLast(List<?> list) {
            if (!list.isEmpty()) {
                list.remove(list.size() - 1);
            }
        }
    }

    @Provide
    Arbitrary<Invoice> invoices() {
        return Invoices.valid().filter(invoice -> invoice.totals().due().signum() > 0);
    }
}
