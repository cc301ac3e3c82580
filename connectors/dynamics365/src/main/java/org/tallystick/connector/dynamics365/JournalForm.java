package org.tallystick.connector.dynamics365;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.model.JournalEntry;
import org.tallystick.model.LedgerLine;
import org.tallystick.model.Ref;
import org.tallystick.model.Side;
import org.tallystick.spi.Problem;
import org.tallystick.spi.Write;

/**
 * How journal entries look as ledger journals, each with one entry. What the contract sheet does not give is left to the system: vouchers, rates,
 * posting layer, and the type of accounts.
 */
final class JournalForm implements Form<JournalEntry> {

    private final String journalName;

    JournalForm(String journalName) {
        this.journalName = journalName;
    }

    @Override
    public List<Ref<?>> references(JournalEntry entry) {
        return List.of(entry.legalEntity());
    }

    @Override
    public Document of(Write<JournalEntry> write) {
        JournalEntry entry = write.record();
        List<String> texts = new ArrayList<>();
        List<Map<String, Object>> lines = new ArrayList<>();
        for (LedgerLine line : entry.lines()) {
            int no = lines.size() + 1;
            check(line, no);
            BigDecimal amount = line.amount().amount();
            BigDecimal debit = line.side() == Side.DEBIT ? amount : BigDecimal.ZERO;
            BigDecimal credit = line.side() == Side.CREDIT ? amount : BigDecimal.ZERO;
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("LineNumber", no);
            fields.put("TransDate", Wire.noon(entry.date()));
            fields.put("AccountDisplayValue", line.account());
            fields.put("DebitAmount", debit);
            fields.put("CreditAmount", credit);
            fields.put("CurrencyCode", entry.currency().code());
            fields.put("Text", line.source().type().name() + " " + line.source().id());
            lines.add(fields);
            texts.add(text(
                    BigDecimal.valueOf(no),
                    entry.date().toString(),
                    line.account(),
                    debit,
                    credit,
                    entry.currency().code()));
        }
        String company = write.idOf(entry.legalEntity()).toLowerCase(Locale.ROOT);
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("JournalName", journalName);
        header.put("Description", entry.ref().id());
        Content content = new Content(company, "journal " + journalName, texts, null, null, false);
        return new Document(content, header, lines, Set.of(), null);
    }

    @Override
    public Map<String, Object> lookUp(Document document) {
        return Map.of();
    }

    @Override
    public Content read(HeaderRow header, List<LineRow> lines) {
        return new Content(
                header.required("dataAreaId"),
                "journal " + header.required("JournalName"),
                lines.stream().map(JournalForm::text).toList(),
                null,
                null,
                false);
    }

    @Override
    public boolean isOwn(@Nullable Content content) {
        return true;
    }

    private static String text(LineRow line) {
        return text(
                line.number(),
                Wire.requiredDay("TransDate", line.members().get("TransDate")).toString(),
                line.required("AccountDisplayValue"),
                line.decimal("DebitAmount"),
                line.decimal("CreditAmount"),
                line.required("CurrencyCode"));
    }

    private static String text(
            BigDecimal no, String date, String account, BigDecimal debit, BigDecimal credit, String currency) {
        return "line %s date %s account %s debit %s credit %s %s"
                .formatted(Wire.plain(no), date, account, Wire.plain(debit), Wire.plain(credit), currency);
    }

    /** An amount in functional currency only has no field, and the order of dimensions is each installation's. */
    private static void check(LedgerLine line, int no) {
        if (line.amount().signum() == 0) {
            throw new BadRecordException(Problem.ofField(
                    "FUNCTIONAL_AMOUNT_ONLY",
                    "lines.amount",
                    line.functional().toString(),
                    "Line %d books only the functional amount %s".formatted(no, line.functional()),
                    "Book it in Dynamics 365, whose rates it comes from"));
        }
        if (!line.dimensions().isEmpty()) {
            throw new BadRecordException(Problem.ofField(
                    "DIMENSIONS",
                    "lines.dimensions",
                    line.dimensions().toString(),
                    "Line %d has dimensions besides its account".formatted(no),
                    "Let a rule set put them into the account, in the order of the account structure: 401100-0042"));
        }
    }
}
