package org.tallystick.testkit.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tallystick.model.BillableTransaction;
import org.tallystick.model.BillingAmount;
import org.tallystick.model.BillingEvent;
import org.tallystick.model.BillingEventBuilder;
import org.tallystick.model.BillingPosition;
import org.tallystick.model.CapHistory;
import org.tallystick.model.CapMovement;
import org.tallystick.model.CapMovement.Kind;
import org.tallystick.model.LiveItems;
import org.tallystick.model.RetainageBalance;
import org.tallystick.model.RetainerBalance;
import org.tallystick.model.TransactionKind;
import org.tallystick.model.WorkInProgress;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;

/** The billing ledger, billing events, caps, retainers and retainage (I11, I13, I14, I17, I18). */
class BillingLawsTest {

    @Property
    void i11_theLedgerOfAnItemAccountsForAllOfIt(@ForAll("pieces") List<BillingAmount> pieces) {
        List<BillableTransaction> rows = Ledgers.history(pieces);
        BillingAmount none = BillingAmount.zero(pieces.get(0).amount().currency());

        assertThat(rows).allSatisfy(row -> assertThat(row.check()).isEmpty());
        assertThat(WorkInProgress.of(rows)
                        .position(Ledgers.SOURCE, Ledgers.sum(pieces), none, none)
                        .check())
                .isEmpty();
    }

    @Property
    void i11_aRowThatIsThereTwiceIsReported(@ForAll("pieces") List<BillingAmount> pieces) {
        List<BillableTransaction> rows = new ArrayList<>(Ledgers.history(pieces));
        BillingAmount none = BillingAmount.zero(pieces.get(0).amount().currency());
        BillingAmount one = new BillingAmount(Quantity.ONE, Amounts.oneMore(none.amount()));
        rows.add(Ledgers.row("R-X", TransactionKind.BILLED, one));

        Expect.only(
                "I11",
                WorkInProgress.of(rows)
                        .position(Ledgers.SOURCE, Ledgers.sum(pieces), none, none)
                        .check());
    }

    @Property
    void i11_aPositionOneMinorUnitOrOneHourOffIsReported(@ForAll("positions") BillingPosition position) {
        assertThat(position.check()).isEmpty();
        BillingAmount held = position.held();
        Expect.only(
                "I11",
                withHeld(position, held.quantity(), Amounts.oneMore(held.amount()))
                        .check());
        Expect.only(
                "I11",
                withHeld(position, held.quantity().plus(Quantity.ONE), held.amount())
                        .check());
        Expect.only(
                "I11",
                withHeld(position, held.quantity(), Amounts.inAnother(held.amount()))
                        .check());
    }

    private static BillingPosition withHeld(BillingPosition position, Quantity quantity, Money amount) {
        return new BillingPosition(
                position.approved(),
                position.unbilled(),
                new BillingAmount(quantity, amount),
                position.released(),
                position.invoiced(),
                position.writtenOff());
    }

    @Property
    void i13_aTotalOneMinorUnitOffIsReported(@ForAll("events") BillingEvent event) {
        assertThat(event.check()).isEmpty();
        Expect.only(
                "I13",
                BillingEventBuilder.builder(event)
                        .total(Amounts.oneMore(event.total()))
                        .build()
                        .check());
    }

    @Property
    void noQuantityOfARowIsInTwoLiveEvents(@ForAll("pieces") List<BillingAmount> pieces) {
        List<BillableTransaction> rows = new ArrayList<>();
        for (BillingAmount piece : pieces) {
            BillingAmount some = new BillingAmount(piece.quantity().plus(Quantity.ONE), piece.amount());
            rows.add(Ledgers.row("R-" + rows.size(), TransactionKind.UNBILLED, some));
        }
        List<BillingAmount> all = rows.stream()
                .map(row -> new BillingAmount(row.quantity(), row.amount()))
                .toList();

        BillingEvent first = Ledgers.event("B-1", all);
        assertThat(LiveItems.check(List.of(first), rows)).isEmpty();
        Expect.only("BILLING_EVENT_LIVE", LiveItems.check(List.of(first, Ledgers.event("B-2", all)), rows));
    }

    @Property
    void i14_noPrefixOfAHistoryGoesAboveTheCap(@ForAll("capHistories") CapHistory history) {
        assertThat(history.check()).isEmpty();
    }

    @Property
    void i14_aReleaseOneMinorUnitAboveTheCapIsReported(@ForAll("capHistories") CapHistory history) {
        Money cap = history.movements().get(0).amount();
        List<CapMovement> movements = new ArrayList<>(history.movements());
        movements.add(new CapMovement(Kind.RELEASED, Amounts.oneMore(cap)));

        assertThat(new CapHistory(history.currency(), movements).check())
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.rule()).isEqualTo("I14");
                    assertThat(violation.path()).isEqualTo("/movements/" + (movements.size() - 1) + "/amount");
                });
    }

    @Property
    void i17_whatWasReceivedIsDrawnRefundedOrThere(@ForAll("threeAmounts") List<Money> parts) {
        Money received = parts.stream().reduce(Money::plus).orElseThrow();
        RetainerBalance balance = new RetainerBalance(received, parts.get(0), parts.get(1), parts.get(2));

        assertThat(balance.check()).isEmpty();
        Expect.only(
                "I17",
                new RetainerBalance(Amounts.oneMore(received), parts.get(0), parts.get(1), parts.get(2)).check());
        Money overdrawn = Amounts.oneMore(received);
        Expect.only(
                "I17",
                new RetainerBalance(received, overdrawn, Money.zero(received.currency()), received.minus(overdrawn))
                        .check());
    }

    @Property
    void i18_whatIsWithheldIsReleasedOrOutstanding(@ForAll("threeAmounts") List<Money> parts) {
        Money withheld = parts.get(0).plus(parts.get(1));

        assertThat(new RetainageBalance(withheld, parts.get(0), parts.get(1)).check())
                .isEmpty();
        Expect.only("I18", new RetainageBalance(Amounts.oneMore(withheld), parts.get(0), parts.get(1)).check());
        Expect.only("I18", new RetainageBalance(Amounts.inAnother(withheld), parts.get(0), parts.get(1)).check());
    }

    @Provide
    Arbitrary<List<BillingAmount>> pieces() {
        return Ledgers.pieces();
    }

    @Provide
    Arbitrary<BillingPosition> positions() {
        return Ledgers.position();
    }

    @Provide
    Arbitrary<BillingEvent> events() {
        return Ledgers.event();
    }

    @Provide
    Arbitrary<CapHistory> capHistories() {
        return Ledgers.capHistory();
    }

    @Provide
    Arbitrary<List<Money>> threeAmounts() {
        return Amounts.currency()
                .flatMap(currency -> Amounts.in(currency).list().ofSize(3));
    }
}
