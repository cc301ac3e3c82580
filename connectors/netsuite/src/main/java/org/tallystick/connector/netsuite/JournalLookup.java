package org.tallystick.connector.netsuite;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.connector.http.HttpCall;
import org.tallystick.connector.http.JsonBinder;
import org.tallystick.connector.http.RestClient;
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

    private final RestClient client;
    private final Addresses addresses;
    private final KeyedRows rows;
    private final String keyPrefix;
    private final CodeList currencies;
    private final CodeList accounts;

    /** @param keyPrefix what the keys of our documents begin with: all others are none of our business */
    JournalLookup(
            RestClient client,
            Addresses addresses,
            KeyedRows rows,
            String keyPrefix,
            CodeList currencies,
            CodeList accounts) {
        this.client = client;
        this.addresses = addresses;
        this.rows = rows;
        this.keyPrefix = keyPrefix;
        this.currencies = currencies;
        this.accounts = accounts;
    }

    @Override
    public Map<String, Found> byExternalKey(Collection<String> externalKeys) {
        Map<String, Found> found = new HashMap<>();
        rows.byKey(externalKeys).forEach((key, row) -> found.put(key, read(row)));
        return found;
    }

    @Override
    public Listing list(@Nullable String cursor, int limit) {
        return rows.list(
                keyPrefix, cursor, limit, ours -> ours.stream().map(this::read).toList());
    }

    @Override
    public String digest(Write<JournalEntry> write) {
        return JournalDigest.of(write).text();
    }

    /** One that cannot be read is there all the same: it equals nothing of ours, and its digest says why. */
    private Found read(KeyedRows.Row row) {
        String shown = client.send(HttpCall.get(addresses.byId(Target.JOURNAL_ENTRY, row.id())))
                .body();
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
