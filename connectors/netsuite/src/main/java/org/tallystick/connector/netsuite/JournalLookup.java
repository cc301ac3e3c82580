package org.tallystick.connector.netsuite;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.JsonBinder;
import org.tallystick.model.JournalEntry;
import org.tallystick.spi.Found;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.Write;

/**
 * Finds journal entries, with their lines: by SuiteQL which there are, and by one call for each what they say, since only the record service shows
 * debit and credit in the entry's own currency.
 */
final class JournalLookup implements RecordLookup<JournalEntry>, ShownRecords.Reading<JournalRow> {

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
        return records.byKey(externalKeys, this);
    }

    @Override
    public Listing list(@Nullable String cursor, int limit) {
        return records.list(keyPrefix, cursor, limit, this);
    }

    @Override
    public String digest(Write<JournalEntry> write) {
        return JournalDigest.of(write).text();
    }

    @Override
    public JournalRow bind(String json) {
        return ROW.bind(json);
    }

    @Override
    public BiFunction<KeyedRows.Row, JournalRow, Found> of(Collection<JournalRow> page) {
        Codes currency = currencies.withIds(ids(page, JournalRow::currencyIds));
        Codes account = accounts.withIds(ids(page, JournalRow::accountIds));
        return (row, entry) -> new Found(
                row.key(),
                row.id(),
                entry.number(),
                entry.digest(currency, account).text(),
                null,
                null);
    }

    private static Set<String> ids(Collection<JournalRow> page, Function<JournalRow, Stream<String>> named) {
        return page.stream().flatMap(named).collect(Collectors.toSet());
    }
}
