package org.tallystick.connector.netsuite;

import java.io.IOException;
import java.nio.file.Path;
import org.tallystick.model.JournalEntry;
import org.tallystick.model.RecordType;
import org.tallystick.model.value.Money;

/** A simulated account and its journal entries. */
final class Journals extends DocumentAccount<JournalEntry> {

    /** What counts: date and amounts. */
    Journals(Path folder) throws IOException {
        super(folder, "journalEntry", "\"(?:tranDate\":\"[^\"]*\"|debit\":[0-9.]+|credit\":[0-9.]+)");
        prepared();
    }

    @Override
    public RecordType<JournalEntry> type() {
        return RecordType.JOURNAL_ENTRY;
    }

    @Override
    public JournalEntry record(int number, int revision) {
        return Records.journalEntry(Records.LEGAL_ENTITY, Money.of("%d.%02d".formatted(100 + number, revision), "USD"));
    }

    /** Of a subsidiary that the account does not have. */
    @Override
    public JournalEntry refused(int number) {
        return Records.journalEntry(UNKNOWN, Money.of("10.00", "USD"));
    }
}
