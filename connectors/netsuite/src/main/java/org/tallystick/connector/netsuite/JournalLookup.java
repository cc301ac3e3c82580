package org.tallystick.connector.netsuite;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.connector.http.JsonBinder;
import org.tallystick.model.JournalEntry;
import org.tallystick.spi.Found;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.Write;

/**
 * Finds journal entries, with their lines: by SuiteQL which there are, and by one call for each what they say, since only the record service shows
 * debit and credit in the entry's own currency.
 */
final class JournalLookup implements RecordLookup<JournalEntry> {

    private static final JsonBinder<JournalRow> ROW = JsonBinder.of(JournalRow.class);

    private final ShownRecords records;
    private final String keyPrefix;
    private final CodeList currencies;
    private final CodeList accounts;

    /** @param keyPrefix what the keys of our documents begin with: all others are none of our business */
    JournalLookup(ShownRecords records, String keyPrefix, CodeList currencies, CodeList accounts) {
        this.records = records;
        this.keyPrefix = keyPrefix;
        this.currencies = currencies;
        this.accounts = accounts;
    }

    @Override
    public Map<String, Found> byExternalKey(Collection<String> externalKeys) {
        return records.byKey(externalKeys, this::read);
    }

    @Override
    public Listing list(@Nullable String cursor, int limit) {
        return records.list(keyPrefix, cursor, limit, this::read);
    }

    @Override
    public String digest(Write<JournalEntry> write) {
        return JournalDigest.of(write).text();
    }

    /** One that cannot be read is there all the same: it equals nothing of ours, and its digest says why. */
    private Found read(KeyedRows.Row row, String shown) {
        try {
            JournalRow entry = ROW.bind(shown);
            Codes currency = currencies.withIds(List.of(entry.currencyId()));
            Codes account = accounts.withIds(entry.accountIds());
            String digest = entry.digest(currency, account).text();
            return new Found(row.key(), row.id(), entry.number(), digest, null, null);
        } catch (BadRecordException e) {
            return new Found(row.key(), row.id(), null, unreadable(e.problem()), null, null);
        }
    }

    private static String unreadable(Problem problem) {
        return "unreadable %s %s: %s".formatted(problem.field(), problem.value(), problem.message());
    }
}
