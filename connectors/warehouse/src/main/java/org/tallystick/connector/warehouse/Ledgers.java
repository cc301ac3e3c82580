package org.tallystick.connector.warehouse;

import static org.tallystick.connector.warehouse.Form.key;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tallystick.connector.warehouse.Layout.Lines;
import org.tallystick.model.BillableTransaction;
import org.tallystick.model.RecordType;
import org.tallystick.model.RevenueEvent;
import org.tallystick.model.RevenueSchedule;
import org.tallystick.model.RevenueScheduleLine;
import org.tallystick.model.TransactionKind;
import org.tallystick.spi.Write;

/** What is to be billed and what is revenue, row by row. Amounts of cost are left out. */
final class Ledgers {

    static final Form<BillableTransaction> BILLING = Form.of(
            RecordType.BILLABLE_TRANSACTION,
            Form.<BillableTransaction>table("fact_billing", "billing_key")
                    .text("kind", write -> write.record().kind())
                    .text("transaction_class", write -> write.record().transactionClass())
                    .text("source_ref", write -> write.record().source())
                    .text("contract_line_ref", write -> write.record().contractLine())
                    .text("project_key", write -> key(write, write.record().project()))
                    .date("work_date", write -> write.record().workDate())
                    .month("period", write -> write.record().workDate())
                    .date("accounting_date", write -> write.record().accountingDate())
                    .decimal("quantity", write -> write.record().quantity().value())
                    .decimal(
                            "unit_price",
                            write -> isCost(write)
                                    ? null
                                    : Facts.amount(write.record().unitPrice()))
                    .money(
                            "amount",
                            write -> isCost(write) ? null : write.record().amount())
                    .text("currency", write -> write.record().amount().currency())
                    .number("contract_version", write -> write.record().contractVersion()),
            row -> Stream.of(row.project()));

    static final Form<RevenueSchedule> SCHEDULE = Form.of(
            RecordType.REVENUE_SCHEDULE,
            Form.<RevenueSchedule>table("fact_revenue_schedule", "schedule_key")
                    .text("engagement_key", write -> key(write, write.record().engagement()))
                    .text("obligation", write -> write.record().obligation())
                    .text("method", write -> write.record().method())
                    .money("allocated", write -> write.record().allocated())
                    .text("currency", write -> write.record().allocated().currency())
                    .days("period", write -> write.record().period())
                    .number("schedule_version", write -> write.record().version())
                    .text("hold", write -> write.record().hold())
                    .text("status", write -> write.record().status()),
            new Lines<>(planTable(), "line_no", Ledgers::plan),
            schedule -> Stream.of(schedule.engagement()));

    static final Form<RevenueEvent> REVENUE = Form.of(
            RecordType.REVENUE_EVENT,
            Form.<RevenueEvent>table("fact_revenue", "revenue_key")
                    .text("schedule_key", write -> key(write, write.record().schedule()))
                    .number("schedule_version", write -> write.record().scheduleVersion())
                    .text("period", write -> write.record().fiscalPeriod())
                    .date("posting_date", write -> write.record().date())
                    .text("kind", write -> write.record().kind())
                    .number("sequence_no", write -> write.record().sequence())
                    .money("amount", write -> write.record().amount())
                    .text("currency", write -> write.record().amount().currency())
                    .text("status", write -> write.record().status()),
            event -> Stream.of(event.schedule()));

    /**
     * One period of a schedule.
     *
     * @param schedule its key
     * @param no from 1
     */
    record Planned(String schedule, int no, RevenueScheduleLine line) {}

    private Ledgers() {}

    /** What one hour costs is pay data. */
    private static boolean isCost(Write<BillableTransaction> write) {
        return write.record().kind() == TransactionKind.COST;
    }

    private static Table<Planned> planTable() {
        return Table.<Planned>of("fact_revenue_plan")
                .text("schedule_key", Planned::schedule)
                .number("line_no", Planned::no)
                .text("period", planned -> planned.line().fiscalPeriod())
                .money("planned", planned -> planned.line().planned())
                .money("recognised", planned -> planned.line().recognized())
                .text("currency", planned -> planned.line().planned().currency())
                .flag("posted", planned -> planned.line().posted());
    }

    private static List<Planned> plan(Write<RevenueSchedule> write) {
        List<Planned> plan = new ArrayList<>();
        write.record().lines().forEach(line -> plan.add(new Planned(write.externalKey(), plan.size() + 1, line)));
        return plan;
    }
}
