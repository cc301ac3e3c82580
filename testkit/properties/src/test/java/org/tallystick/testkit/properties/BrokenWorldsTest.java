package org.tallystick.testkit.properties;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tallystick.model.BillableTransaction;
import org.tallystick.model.ContractLine;
import org.tallystick.model.ContractLineBuilder;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.Entity;
import org.tallystick.model.Header;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.Payment;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.TransactionKind;
import org.tallystick.model.rule.Violation;

/** What does not fit a world is found by the law that it breaks. */
class BrokenWorldsTest {

    @Property(tries = 50)
    void aBilledRowThatIsThereTwiceBreaksI11(@ForAll("billed") World world) {
        BillableTransaction row = world.all(RecordType.BILLABLE_TRANSACTION).stream()
                .filter(each -> each.kind() == TransactionKind.BILLED)
                .findFirst()
                .orElseThrow();

        assertThat(rulesOf(with(world, again(RecordType.BILLABLE_TRANSACTION, row))))
                .contains("I11");
    }

    @Property(tries = 50)
    void aPaidInvoiceThatIsThereTwiceBreaksI12(@ForAll("paid") World world) {
        Payment payment = world.all(RecordType.PAYMENT).get(0);
        Invoice invoice = world.all(RecordType.INVOICE).stream()
                .filter(each -> each.ref().equals(payment.applications().get(0).document()))
                .findFirst()
                .orElseThrow();

        assertThat(rulesOf(with(world, again(RecordType.INVOICE, invoice)))).contains("I12");
    }

    @Property(tries = 50)
    void aLineOfAnotherValueBreaksI40(@ForAll World world) {
        ContractLine line = world.all(RecordType.CONTRACT_LINE).get(0);
        ContractLine dearer = ContractLineBuilder.builder(line)
                .value(Amounts.oneMore(requireNonNull(line.value())))
                .build();

        assertThat(rulesOf(instead(world, line, dearer))).containsExactly("I40");
    }

    @Property(tries = 50)
    void aSecondFullCreditBreaksI19(@ForAll("credited") World world) {
        CreditMemo credit = world.all(RecordType.CREDIT_MEMO).get(0);

        assertThat(rulesOf(with(world, again(RecordType.CREDIT_MEMO, credit)))).contains("I19", "I22", "I23");
    }

    @Property(tries = 50)
    void aSecondPaymentBreaksI23(@ForAll("paid") World world) {
        Payment payment = world.all(RecordType.PAYMENT).get(0);

        assertThat(rulesOf(with(world, again(RecordType.PAYMENT, payment)))).containsExactly("I23");
    }

    @Property(tries = 20)
    void anInvoiceBeforeTheBooksBreaksI34(@ForAll("billed") World world) {
        Invoice invoice = world.all(RecordType.INVOICE).get(0);
        Invoice early = InvoiceBuilder.builder(invoice)
                .issueDate(LocalDate.of(1999, 12, 31))
                .build();

        assertThat(WorldLaws.checkPostings(instead(world, invoice, early)))
                .extracting(Violation::rule)
                .containsExactly("I34");
    }

    private static List<String> rulesOf(World world) {
        return WorldLaws.check(world).stream().map(Violation::rule).distinct().toList();
    }

    private static World with(World world, Entity more) {
        List<Entity> records = new ArrayList<>(world.records());
        records.add(more);
        return new World(records);
    }

    private static World instead(World world, Entity record, Entity other) {
        return new World(world.records().stream()
                .map(each -> each.equals(record) ? other : each)
                .toList());
    }

    private static <T extends Entity> T again(RecordType<T> type, T record) {
        return type.withHeader(
                record, Header.of(Ref.of("psa", type, record.ref().id() + "-again")));
    }

    @Provide
    Arbitrary<World> billed() {
        return Worlds.any()
                .filter(world -> world.all(RecordType.BILLABLE_TRANSACTION).stream()
                        .anyMatch(row -> row.kind() == TransactionKind.BILLED
                                && row.amount().signum() > 0));
    }

    @Provide
    Arbitrary<World> credited() {
        return Worlds.any()
                .filter(world -> world.all(RecordType.CREDIT_MEMO).stream()
                        .limit(1)
                        .anyMatch(credit -> credit.totals().gross().signum() > 0));
    }

    @Provide
    Arbitrary<World> paid() {
        return Worlds.any().filter(world -> !world.all(RecordType.PAYMENT).isEmpty());
    }
}
