package org.tallystick.testkit.properties.ledger;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tallystick.testkit.properties.ledger.PeriodResult.CreditDoc;
import org.tallystick.testkit.properties.ledger.PeriodResult.CreditLine;
import org.tallystick.testkit.properties.ledger.PeriodResult.InvoiceDoc;
import org.tallystick.testkit.properties.ledger.PeriodResult.Line;
import org.tallystick.testkit.properties.ledger.PeriodResult.Revenue;
import org.tallystick.testkit.properties.ledger.PeriodResult.Share;

/**
 * Revenue (RULES rule 11). Every kind is recognised in the month of its service date: a recurring part lies within one month, so all of
 * its days do.
 */
final class RevenueRows {

    private record Key(String engagement, String currency) {}

    /** An amount of a document: minus on a credit memo. */
    private record Posting(Key key, YearMonth service, YearMonth billed, BigDecimal amount) {}

    private final List<Posting> postings = new ArrayList<>();
    private final YearMonth last;

    RevenueRows(List<InvoiceDoc> invoices, List<CreditDoc> credits, YearMonth last) {
        this.last = last;
        for (InvoiceDoc invoice : invoices) {
            for (Line line : invoice.lines()) {
                line.shares().forEach(share -> post(invoice, share, invoice.period(), share.amount()));
            }
        }
        for (CreditDoc credit : credits) {
            for (CreditLine line : credit.lines()) {
                post(
                        credit.invoice(),
                        line.share(),
                        credit.period(),
                        line.share().amount().negate());
            }
        }
    }

    List<Revenue> all() {
        Set<Key> keys = new LinkedHashSet<>();
        postings.forEach(posting -> keys.add(posting.key()));
        List<Revenue> rows = new ArrayList<>();
        for (Key key : keys) {
            List<Posting> of =
                    postings.stream().filter(p -> p.key().equals(key)).toList();
            YearMonth month = first(of);
            for (; !month.isAfter(last); month = month.plusMonths(1)) {
                rows.add(row(key, of, month));
            }
        }
        return rows;
    }

    private void post(InvoiceDoc invoice, Share share, YearMonth billed, BigDecimal amount) {
        Key key = new Key(invoice.engagement(), invoice.currency());
        postings.add(new Posting(key, YearMonth.from(share.item().serviceDate()), billed, amount));
    }

    /** The first month of service or billing. */
    private YearMonth first(List<Posting> postings) {
        YearMonth first = last;
        for (Posting posting : postings) {
            first = posting.service().isBefore(first) ? posting.service() : first;
            first = posting.billed().isBefore(first) ? posting.billed() : first;
        }
        return first;
    }

    private static Revenue row(Key key, List<Posting> postings, YearMonth month) {
        BigDecimal invoiced = BigDecimal.ZERO;
        BigDecimal recognised = BigDecimal.ZERO;
        for (Posting posting : postings) {
            invoiced = posting.billed().isAfter(month) ? invoiced : invoiced.add(posting.amount());
            recognised = posting.service().isAfter(month) ? recognised : recognised.add(posting.amount());
        }
        BigDecimal ahead = invoiced.subtract(recognised);
        BigDecimal zero = BigDecimal.ZERO;
        return new Revenue(
                key.engagement(),
                month,
                key.currency(),
                invoiced,
                recognised,
                ahead.max(zero),
                ahead.negate().max(zero));
    }
}
