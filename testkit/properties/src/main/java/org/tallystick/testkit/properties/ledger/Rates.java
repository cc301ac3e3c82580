package org.tallystick.testkit.properties.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Assignment;
import org.tallystick.model.ContractLine;
import org.tallystick.model.RateCard;
import org.tallystick.model.RateCardEntry;
import org.tallystick.model.Resource;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.testkit.properties.ledger.FirmTables.StandardRate;

/** The bill rate of a day's hours (RULES rule 3). */
record Rates(Knowledge known, FirmTables tables, Terms terms) {

    /** A row of a rate card as of a day. */
    private record Row(String id, @Nullable LocalDate from, BigDecimal rate) {}

    /** None: {@code RATE_MISSING}. */
    @Nullable BigDecimal rate(TimeEntry time, Deal deal) {
        LocalDate day = time.workDate();
        Assignment assignment = known.find(Assignment.class, time.assignment());
        if (assignment != null
                && assignment.billRate() != null
                && assignment.period().contains(day)) {
            return assignment.billRate().amount();
        }
        String role = role(time);
        if (role == null) {
            return null;
        }
        BigDecimal agreed = newest(engagementRows(deal, role, day));
        return agreed != null ? agreed : newest(standardRows(deal, role, day));
    }

    /** That of the assignment that the time names, in force or not; without an assignment the worker's own. */
    @Nullable String role(TimeEntry time) {
        Assignment assignment = known.find(Assignment.class, time.assignment());
        if (assignment != null) {
            return assignment.role();
        }
        return time.role() != null ? time.role() : ownRole(known.find(Resource.class, time.resource()));
    }

    /** The PSA's and the HCM's record of one worker have the same worker id; the one that states a role tells it. */
    private @Nullable String ownRole(@Nullable Resource worker) {
        if (worker == null || worker.role() != null || worker.workerId() == null) {
            return worker == null ? null : worker.role();
        }
        for (Resource other : known.all(Resource.class)) {
            if (worker.workerId().equals(other.workerId()) && other.role() != null) {
                return other.role();
            }
        }
        return null;
    }

    /** Rows of the engagement's card, and the price rows of its contract lines as amended. */
    private List<Row> engagementRows(Deal deal, String role, LocalDate day) {
        List<Row> rows = new ArrayList<>();
        RateCard card = known.find(RateCard.class, deal.terms().rateCard());
        if (card != null) {
            card.entries().forEach(entry -> addRow(rows, entry, null, role, deal.currency(), day));
        }
        for (ContractLine line : known.all(ContractLine.class)) {
            RateCard own = known.find(RateCard.class, line.rateCard());
            if (own != null
                    && line.engagement() != null
                    && line.engagement().id().equals(deal.id())) {
                BigDecimal amended = terms.amendedRate(line.ref(), day);
                own.entries().forEach(entry -> addRow(rows, entry, amended, role, deal.currency(), day));
            }
        }
        return rows;
    }

    private List<Row> standardRows(Deal deal, String role, LocalDate day) {
        List<Row> rows = new ArrayList<>();
        for (StandardRate standard : tables.standardRates()) {
            if (standard.legalEntity().equals(deal.legalEntity())) {
                addRow(rows, standard.row(), null, role, deal.currency(), day);
            }
        }
        return rows;
    }

    /** A row without a rate is passed over. */
    private static void addRow(
            List<Row> rows,
            RateCardEntry entry,
            @Nullable BigDecimal amended,
            String role,
            CurrencyCode currency,
            LocalDate day) {
        BigDecimal own = entry.billRate() == null ? null : entry.billRate().amount();
        BigDecimal rate = amended == null ? own : amended;
        boolean fits = role.equals(entry.role())
                && currency.equals(entry.currency())
                && entry.period().contains(day);
        if (fits && rate != null) {
            rows.add(new Row(entry.id(), entry.period().from(), rate));
        }
    }

    /** The row with the latest first day; on a tie the one with the greater id. */
    private static @Nullable BigDecimal newest(List<Row> rows) {
        Row newest = null;
        for (Row row : rows) {
            if (newest == null || isLater(row, newest)) {
                newest = row;
            }
        }
        return newest == null ? null : newest.rate();
    }

    private static boolean isLater(Row a, Row b) {
        LocalDate left = a.from() == null ? LocalDate.MIN : a.from();
        LocalDate right = b.from() == null ? LocalDate.MIN : b.from();
        return left.isAfter(right) || (left.equals(right) && CodePoints.ORDER.compare(a.id(), b.id()) > 0);
    }
}
