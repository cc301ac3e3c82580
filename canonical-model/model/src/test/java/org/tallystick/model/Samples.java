package org.tallystick.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.tallystick.model.state.Approval;
import org.tallystick.model.state.BillingEventStatus;
import org.tallystick.model.state.CreditMemoStatus;
import org.tallystick.model.state.JournalStatus;
import org.tallystick.model.state.OpportunityStage;
import org.tallystick.model.state.PaymentStatus;
import org.tallystick.model.state.RevenueEventStatus;
import org.tallystick.model.state.RevenueScheduleStatus;
import org.tallystick.model.state.TaskStatus;
import org.tallystick.model.state.TaxStatus;
import org.tallystick.model.state.VendorBillStatus;
import org.tallystick.model.value.CountryCode;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.UnitPrice;

/** One record of each type, with the fields that it must have and no others. */
final class Samples {

    /** A type, the fields that its records must have, in order, and a builder that has no others. */
    record Sample<T extends Entity>(RecordType<T> type, List<String> mandatory, Object builder) {

        T build() {
            return type.build(builder);
        }
    }

    private static final CurrencyCode EUR = new CurrencyCode("EUR");
    private static final Money ONE = Money.of("1.00", "EUR");
    private static final InvoiceTotals TOTALS = InvoiceTotals.of(ONE, ONE, ONE);
    private static final LocalDate DAY = LocalDate.of(2026, 8, 1);

    private Samples() {}

    static List<Sample<?>> all() {
        return List.of(
                new Sample<>(
                        RecordType.CUSTOMER,
                        List.of("header", "name"),
                        CustomerBuilder.builder()
                                .header(header(RecordType.CUSTOMER))
                                .name("n")),
                new Sample<>(
                        RecordType.LEGAL_ENTITY,
                        List.of("header", "country", "timeZone"),
                        LegalEntityBuilder.builder()
                                .header(header(RecordType.LEGAL_ENTITY))
                                .country(new CountryCode("DE"))
                                .timeZone(ZoneId.of("UTC"))),
                new Sample<>(
                        RecordType.RESOURCE,
                        List.of("header"),
                        ResourceBuilder.builder().header(header(RecordType.RESOURCE))),
                new Sample<>(
                        RecordType.OPPORTUNITY,
                        List.of("header", "name", "stage"),
                        OpportunityBuilder.builder()
                                .header(header(RecordType.OPPORTUNITY))
                                .name("n")
                                .stage(OpportunityStage.OPEN)),
                new Sample<>(
                        RecordType.ENGAGEMENT,
                        List.of(
                                "header",
                                "name",
                                "customer",
                                "ultimateParent",
                                "legalEntity",
                                "currency",
                                "serviceLine"),
                        EngagementBuilder.builder()
                                .header(header(RecordType.ENGAGEMENT))
                                .name("n")
                                .customer(ref(RecordType.CUSTOMER))
                                .ultimateParent(ref(RecordType.CUSTOMER))
                                .legalEntity(ref(RecordType.LEGAL_ENTITY))
                                .currency(EUR)
                                .serviceLine("Advisory")),
                new Sample<>(
                        RecordType.CONTRACT_LINE,
                        List.of("header", "billingMethod"),
                        ContractLineBuilder.builder()
                                .header(header(RecordType.CONTRACT_LINE))
                                .billingMethod(BillingMethod.TIME_AND_MATERIAL)),
                new Sample<>(
                        RecordType.CONTRACT_AMENDMENT,
                        List.of("header", "kind", "approval", "effectiveFrom"),
                        ContractAmendmentBuilder.builder()
                                .header(header(RecordType.CONTRACT_AMENDMENT))
                                .kind(AmendmentKind.CAP)
                                .approval(Approval.APPROVED)
                                .effectiveFrom(DAY)),
                new Sample<>(
                        RecordType.RATE_CARD,
                        List.of("header"),
                        RateCardBuilder.builder().header(header(RecordType.RATE_CARD))),
                new Sample<>(
                        RecordType.PROJECT,
                        List.of("header", "name"),
                        ProjectBuilder.builder()
                                .header(header(RecordType.PROJECT))
                                .name("n")),
                new Sample<>(
                        RecordType.TASK,
                        List.of("header", "project", "wbsCode", "name", "status"),
                        TaskBuilder.builder()
                                .header(header(RecordType.TASK))
                                .project(ref(RecordType.PROJECT))
                                .wbsCode("1")
                                .name("n")
                                .status(TaskStatus.NOT_STARTED)),
                new Sample<>(
                        RecordType.ASSIGNMENT,
                        List.of("header"),
                        AssignmentBuilder.builder().header(header(RecordType.ASSIGNMENT))),
                new Sample<>(
                        RecordType.TIME_ENTRY,
                        List.of("header", "workDate", "hours", "approval"),
                        TimeEntryBuilder.builder()
                                .header(header(RecordType.TIME_ENTRY))
                                .workDate(DAY)
                                .hours(Quantity.ONE)
                                .approval(Approval.APPROVED)),
                new Sample<>(
                        RecordType.VENDOR_BILL,
                        List.of(
                                "header",
                                "vendor",
                                "legalEntity",
                                "number",
                                "date",
                                "currency",
                                "net",
                                "tax",
                                "gross",
                                "status"),
                        VendorBillBuilder.builder()
                                .header(header(RecordType.VENDOR_BILL))
                                .vendor("V-1")
                                .legalEntity(ref(RecordType.LEGAL_ENTITY))
                                .number("B-1")
                                .date(DAY)
                                .currency(EUR)
                                .net(ONE)
                                .tax(ONE)
                                .gross(ONE)
                                .status(VendorBillStatus.RECEIVED)),
                new Sample<>(
                        RecordType.EXPENSE_ITEM,
                        List.of("header", "date", "amount", "approval"),
                        ExpenseItemBuilder.builder()
                                .header(header(RecordType.EXPENSE_ITEM))
                                .date(DAY)
                                .amount(ONE)
                                .approval(Approval.APPROVED)),
                new Sample<>(
                        RecordType.MILESTONE,
                        List.of("header", "amount", "approval"),
                        MilestoneBuilder.builder()
                                .header(header(RecordType.MILESTONE))
                                .amount(ONE)
                                .approval(Approval.APPROVED)),
                new Sample<>(
                        RecordType.BILLABLE_TRANSACTION,
                        List.of(
                                "header",
                                "kind",
                                "transactionClass",
                                "source",
                                "contractLine",
                                "project",
                                "quantity",
                                "unitPrice",
                                "amount",
                                "workDate"),
                        BillableTransactionBuilder.builder()
                                .header(header(RecordType.BILLABLE_TRANSACTION))
                                .kind(TransactionKind.COST)
                                .transactionClass(TransactionClass.TIME)
                                .source(ref(RecordType.TIME_ENTRY))
                                .contractLine(ref(RecordType.CONTRACT_LINE))
                                .project(ref(RecordType.PROJECT))
                                .quantity(Quantity.ONE)
                                .unitPrice(new UnitPrice(BigDecimal.ONE, EUR))
                                .amount(ONE)
                                .workDate(DAY)),
                new Sample<>(
                        RecordType.BILLING_EVENT,
                        List.of(
                                "header",
                                "engagement",
                                "billTo",
                                "currency",
                                "cutOff",
                                "total",
                                "releaseKey",
                                "status"),
                        BillingEventBuilder.builder()
                                .header(header(RecordType.BILLING_EVENT))
                                .engagement(ref(RecordType.ENGAGEMENT))
                                .billTo(ref(RecordType.CUSTOMER))
                                .currency(EUR)
                                .cutOff(DAY)
                                .total(ONE)
                                .releaseKey("k")
                                .status(BillingEventStatus.DRAFT)),
                new Sample<>(
                        RecordType.INVOICE,
                        List.of(
                                "header",
                                "period",
                                "issueDate",
                                "legalEntity",
                                "billTo",
                                "engagement",
                                "currency",
                                "totals"),
                        InvoiceBuilder.builder()
                                .header(header(RecordType.INVOICE))
                                .period(YearMonth.of(2026, 8))
                                .issueDate(DAY)
                                .legalEntity(ref(RecordType.LEGAL_ENTITY))
                                .billTo(ref(RecordType.CUSTOMER))
                                .engagement(ref(RecordType.ENGAGEMENT))
                                .currency(EUR)
                                .totals(TOTALS)),
                new Sample<>(
                        RecordType.CREDIT_MEMO,
                        List.of(
                                "header",
                                "original",
                                "reason",
                                "kind",
                                "issueDate",
                                "legalEntity",
                                "billTo",
                                "currency",
                                "totals",
                                "status"),
                        CreditMemoBuilder.builder()
                                .header(header(RecordType.CREDIT_MEMO))
                                .original(ref(RecordType.INVOICE))
                                .reason("PRICE")
                                .kind(CreditKind.FULL)
                                .issueDate(DAY)
                                .legalEntity(ref(RecordType.LEGAL_ENTITY))
                                .billTo(ref(RecordType.CUSTOMER))
                                .currency(EUR)
                                .totals(TOTALS)
                                .status(CreditMemoStatus.DRAFT)),
                new Sample<>(
                        RecordType.PAYMENT,
                        List.of("header", "payer", "legalEntity", "date", "amount", "unapplied", "status"),
                        PaymentBuilder.builder()
                                .header(header(RecordType.PAYMENT))
                                .payer(ref(RecordType.CUSTOMER))
                                .legalEntity(ref(RecordType.LEGAL_ENTITY))
                                .date(DAY)
                                .amount(ONE)
                                .unapplied(ONE)
                                .status(PaymentStatus.RECEIVED)),
                new Sample<>(
                        RecordType.TAX_DETERMINATION,
                        List.of(
                                "header",
                                "document",
                                "seller",
                                "buyer",
                                "placeOfSupply",
                                "serviceCode",
                                "taxPointDate",
                                "rounding",
                                "determinedAt",
                                "status"),
                        TaxDeterminationBuilder.builder()
                                .header(header(RecordType.TAX_DETERMINATION))
                                .document(ref(RecordType.INVOICE))
                                .seller(party(RecordType.LEGAL_ENTITY))
                                .buyer(party(RecordType.CUSTOMER))
                                .placeOfSupply(new CountryCode("DE"))
                                .serviceCode("S")
                                .taxPointDate(DAY)
                                .rounding(TaxRounding.PER_CATEGORY)
                                .determinedAt(Instant.EPOCH)
                                .status(TaxStatus.ESTIMATED)),
                new Sample<>(
                        RecordType.REVENUE_SCHEDULE,
                        List.of("header", "engagement", "obligation", "method", "allocated", "status"),
                        RevenueScheduleBuilder.builder()
                                .header(header(RecordType.REVENUE_SCHEDULE))
                                .engagement(ref(RecordType.ENGAGEMENT))
                                .obligation("O-1")
                                .method(RevenueMethod.AS_BILLED)
                                .allocated(ONE)
                                .status(RevenueScheduleStatus.PLANNED)),
                new Sample<>(
                        RecordType.REVENUE_EVENT,
                        List.of("header", "schedule", "fiscalPeriod", "date", "amount", "kind", "status"),
                        RevenueEventBuilder.builder()
                                .header(header(RecordType.REVENUE_EVENT))
                                .schedule(ref(RecordType.REVENUE_SCHEDULE))
                                .fiscalPeriod("2026-08")
                                .date(DAY)
                                .amount(ONE)
                                .kind(RevenueEventKind.RECOGNITION)
                                .status(RevenueEventStatus.CALCULATED)),
                new Sample<>(
                        RecordType.JOURNAL_ENTRY,
                        List.of("header", "legalEntity", "book", "date", "fiscalPeriod", "currency", "kind", "status"),
                        JournalEntryBuilder.builder()
                                .header(header(RecordType.JOURNAL_ENTRY))
                                .legalEntity(ref(RecordType.LEGAL_ENTITY))
                                .book("MAIN")
                                .date(DAY)
                                .fiscalPeriod("2026-08")
                                .currency(EUR)
                                .kind(JournalKind.MANUAL)
                                .status(JournalStatus.DRAFT)));
    }

    /** A record of that type. */
    @SuppressWarnings("unchecked") // the sample is of that type
    static <T extends Entity> T of(RecordType<T> type) {
        return (T) all().stream()
                .filter(sample -> sample.type() == type)
                .findFirst()
                .orElseThrow()
                .build();
    }

    static Header header(RecordType<?> type) {
        return Header.of(ref(type));
    }

    static <T extends Entity> Ref<T> ref(RecordType<T> type) {
        return new Ref<>("hub", type, "1");
    }

    private static TaxParty party(RecordType<?> type) {
        return new TaxParty(ref(type), List.of(), false);
    }
}
