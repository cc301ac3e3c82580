package org.tallystick.connector.dynamics365;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.model.CreditLine;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.Customer;
import org.tallystick.model.Entity;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.Ref;
import org.tallystick.model.TaxSubtotal;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.spi.Problem;
import org.tallystick.spi.Write;

/**
 * An invoice or a credit memo that is to be written.
 *
 * @param freeText what counts of it
 * @param sent its lines, with what is not compared
 * @param original id of the document that it credits, if it credits one
 */
record Document(
        FreeText freeText,
        List<FreeText.Sent> sent,
        @Nullable CompanyKey original) {

    /**
     * Makes documents of one type of record.
     *
     * @param <T> the entity
     */
    interface Form<T extends Entity> {

        /** As {@link org.tallystick.spi.RecordSink#references} promises. */
        List<Ref<?>> references(T entity);

        /** @throws BadRecordException if the record cannot be written as it is */
        Document of(Write<T> write);

        /** 1, or -1 if what is found has the opposite sign of the record. */
        int sign();
    }

    static Form<Invoice> invoices(Accounts accounts) {
        return new Form<>() {
            @Override
            public List<Ref<?>> references(Invoice invoice) {
                return List.of(invoice.billTo(), invoice.legalEntity());
            }

            @Override
            public Document of(Write<Invoice> write) {
                Invoice invoice = write.record();
                CompanyKey customer = customer(write, invoice.billTo(), invoice.legalEntity());
                Parts parts = new Parts(
                        invoice.lines(), invoice.taxes(), invoice.totals().net(), sign());
                return parts.document(customer, invoice.issueDate(), accounts, null);
            }

            @Override
            public int sign() {
                return 1;
            }
        };
    }

    /** Credit memos: free text invoices with negative lines. */
    static Form<CreditMemo> credits(Accounts accounts) {
        return new Form<>() {
            @Override
            public List<Ref<?>> references(CreditMemo credit) {
                return List.of(credit.billTo(), credit.legalEntity(), credit.original());
            }

            @Override
            public Document of(Write<CreditMemo> write) {
                CreditMemo credit = write.record();
                CompanyKey customer = customer(write, credit.billTo(), credit.legalEntity());
                List<InvoiceLine> lines =
                        credit.lines().stream().map(CreditLine::line).toList();
                Parts parts = new Parts(lines, credit.taxes(), credit.totals().net(), sign());
                CompanyKey original = CompanyKey.parse(write.idOf(credit.original()), "original");
                return parts.document(customer, credit.issueDate(), accounts, original);
            }

            @Override
            public int sign() {
                return -1;
            }
        };
    }

    private static CompanyKey customer(Write<?> write, Ref<Customer> billTo, Ref<LegalEntity> legalEntity) {
        CompanyKey customer = CompanyKey.parse(write.idOf(billTo), "billTo");
        String company = write.idOf(legalEntity).toLowerCase(Locale.ROOT);
        if (!company.equals(customer.company())) {
            throw new BadRecordException(Problem.ofField(
                    "COMPANY_MISMATCH",
                    "billTo",
                    customer.toString(),
                    "Company %s issues %s, and its customer %s is another company's"
                            .formatted(company, write.record().ref(), customer),
                    "Bill the customer's account in company " + company));
        }
        return customer;
    }

    /** What a document is made of; amounts as the record has them. */
    private record Parts(List<InvoiceLine> lines, List<TaxSubtotal> taxes, Money net, int sign) {

        Document document(CompanyKey customer, LocalDate date, Accounts accounts, @Nullable CompanyKey original) {
            CurrencyCode currency = net.currency();
            checkNet(currency);
            Map<Integer, Money> taxByLine = taxByLine(currency);
            List<FreeText.Sent> sent = new ArrayList<>();
            for (InvoiceLine line : lines) {
                FreeText.Line counted = new FreeText.Line(
                        BigDecimal.valueOf(line.no()),
                        signed(line.quantity().value()),
                        signed(line.net()),
                        signed(taxByLine.getOrDefault(line.no(), Money.zero(currency))));
                BigDecimal unitPrice =
                        line.unitPrice() == null ? null : line.unitPrice().amount();
                sent.add(new FreeText.Sent(
                        counted, unitPrice, LineText.of(line), accounts.of(line.kind()), line.taxCode()));
            }
            List<FreeText.Line> counted = sent.stream().map(FreeText.Sent::line).toList();
            return new Document(new FreeText(customer, date, currency, counted), List.copyOf(sent), original);
        }

        /** A document's own allowances and charges have no place in a free text invoice. */
        private void checkNet(CurrencyCode currency) {
            Money sum = lines.stream().map(InvoiceLine::net).reduce(Money.zero(currency), Money::plus);
            if (sum.compareTo(net) != 0) {
                throw new BadRecordException(Problem.ofField(
                        "NET_IS_NOT_LINES",
                        "totals.net",
                        net.toString(),
                        "The lines sum to %s, the document to %s".formatted(sum, net),
                        "Give the document's allowances and charges as lines"));
            }
        }

        /** Each code's tax, rounded once, is split over its lines so that it sums exactly: the system keeps tax by line only. */
        private Map<Integer, Money> taxByLine(CurrencyCode currency) {
            Map<Integer, Money> byLine = new HashMap<>();
            for (TaxSubtotal tax : taxes) {
                List<InvoiceLine> taxed = lines.stream()
                        .filter(line -> line.taxCode().equals(tax.code()))
                        .toList();
                List<BigDecimal> weights =
                        taxed.stream().map(line -> line.net().amount().abs()).toList();
                if (tax.tax().signum() == 0) {
                    continue;
                }
                if (weights.stream().allMatch(weight -> weight.signum() == 0)) {
                    throw new BadRecordException(Problem.ofField(
                            "TAX_WITHOUT_LINE",
                            "taxes",
                            tax.code(),
                            "Tax %s of %s has no line with an amount in %s".formatted(tax.code(), tax.tax(), currency),
                            "Give the taxed amount as a line"));
                }
                List<Money> parts = tax.tax().allocate(weights);
                for (int i = 0; i < taxed.size(); i++) {
                    byLine.put(taxed.get(i).no(), parts.get(i));
                }
            }
            return byLine;
        }

        private BigDecimal signed(BigDecimal number) {
            return sign < 0 ? number.negate() : number;
        }

        private Money signed(Money money) {
            return sign < 0 ? money.negated() : money;
        }
    }
}
