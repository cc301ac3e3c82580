package org.tallystick.connector.dynamics365;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.connector.http.LineText;
import org.tallystick.model.Customer;
import org.tallystick.model.Entity;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.InvoiceTerms;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.Ref;
import org.tallystick.model.TaxSubtotal;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.spi.CustomFields;
import org.tallystick.spi.Problem;
import org.tallystick.spi.Write;

/**
 * How invoices and credit memos look as free text invoices.
 *
 * @param <T> the entity
 */
abstract class FreeTextForm<T extends Entity> implements Form<T> {

    private static final String CUSTOMERS_REFERENCE = "CustomerReference";

    private final Accounts accounts;
    private final TaxCodes taxCodes;
    private final Documents invoices;
    private final int sign;

    /** @param sign -1: amounts of a free text invoice are the opposite of the record's */
    FreeTextForm(Accounts accounts, TaxCodes taxCodes, Documents invoices, int sign) {
        this.accounts = accounts;
        this.taxCodes = taxCodes;
        this.invoices = invoices;
        this.sign = sign;
    }

    /** What credits an invoice names its number once that is posted; before, negative lines say it all. */
    @Override
    public final Map<String, Object> lookUp(Document document) {
        taxCodes.check(document);
        Optional<String> number = Optional.ofNullable(document.original()).flatMap(invoices::number);
        Map<String, Object> fields = new LinkedHashMap<>();
        number.ifPresent(text -> {
            fields.put("IsCorrection", "Yes");
            fields.put("CorrectedInvoiceId", text);
        });
        return fields;
    }

    @Override
    public final Content read(HeaderRow header, List<LineRow> lines) {
        return FreeText.of(header, lines).content(sign);
    }

    /** Who pays, and in which company. */
    static CompanyKey customer(Write<?> write, Ref<Customer> billTo, Ref<LegalEntity> legalEntity) {
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
    record Parts(List<InvoiceLine> lines, List<TaxSubtotal> taxes, Money net) {

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
    }

    /** @param more fields of its header beside what counts of it */
    final Document document(
            CompanyKey customer, LocalDate date, Parts parts, Map<String, Object> more, @Nullable CompanyKey original) {
        CurrencyCode currency = parts.net().currency();
        parts.checkNet(currency);
        Map<Integer, Money> taxByLine = parts.taxByLine(currency);
        List<FreeText.Line> lines = new ArrayList<>();
        List<Map<String, Object>> fields = new ArrayList<>();
        for (InvoiceLine line : parts.lines()) {
            FreeText.Line counted = new FreeText.Line(
                    BigDecimal.valueOf(line.no()),
                    signed(line.quantity().value()),
                    signed(line.net()),
                    signed(taxByLine.getOrDefault(line.no(), Money.zero(currency))));
            lines.add(counted);
            fields.add(fields(line, counted));
        }
        FreeText freeText = new FreeText(customer, date, currency, lines);
        return new Document(
                freeText.content(sign),
                header(freeText, more),
                fields,
                parts.lines().stream().map(InvoiceLine::taxCode).collect(Collectors.toUnmodifiableSet()),
                original);
    }

    /** The customer's order number has a field of its own unless our key stands there; what a rule set writes is the rule set's. */
    final Map<String, Object> terms(Write<?> write, InvoiceTerms terms) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (terms.dueDate() != null) {
            fields.put("DueDate", Wire.noon(terms.dueDate()));
        }
        if (terms.purchaseOrder() != null && !invoices.layout().keyField().equals(CUSTOMERS_REFERENCE)) {
            fields.put(CUSTOMERS_REFERENCE, terms.purchaseOrder());
        }
        fields.keySet().removeAll(CustomFields.of(write.record()).keySet());
        return fields;
    }

    private static Map<String, Object> header(FreeText freeText, Map<String, Object> more) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("CustomerAccount", freeText.customer().key());
        header.put("InvoiceDate", Wire.noon(freeText.date()));
        header.put("CurrencyCode", freeText.currency().code());
        header.putAll(more);
        return header;
    }

    private Map<String, Object> fields(InvoiceLine line, FreeText.Line counted) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("LineNumber", counted.no());
        fields.put("Description", LineText.of(line) + ", tax " + line.taxCode());
        fields.put("MainAccountDisplayValue", accounts.of(line.kind()));
        fields.put("Quantity", counted.quantity());
        if (line.unitPrice() != null) {
            fields.put("UnitPrice", line.unitPrice().amount());
        }
        fields.put("TransactionCurrencyAmount", counted.net().amount());
        fields.put("SalesTaxAmount", counted.tax().amount());
        return fields;
    }

    private BigDecimal signed(BigDecimal number) {
        return sign < 0 ? number.negate() : number;
    }

    private Money signed(Money money) {
        return sign < 0 ? money.negated() : money;
    }
}
