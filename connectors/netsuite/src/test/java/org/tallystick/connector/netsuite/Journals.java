package org.tallystick.connector.netsuite;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tallystick.model.JournalEntry;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.Money;
import org.tallystick.testkit.connector.RemoteFault;

/** A simulated account and its journal entries. */
final class Journals extends Account<JournalEntry> {

    /** What counts: date and amounts. */
    private static final Pattern CONTENT = Pattern.compile("\"(?:tranDate\":\"[^\"]*\"|debit\":[0-9.]+|credit\":[0-9.]+)");

    private static final Ref<LegalEntity> UNKNOWN = new Ref<>("hub", RecordType.LEGAL_ENTITY, "unknown");

    Journals(Path folder) throws IOException {
        super(folder, "journalEntry");
    }

    @Override
    public Set<RemoteFault> faults() {
        return withClosedPeriod(super.faults());
    }

    @Override
    public RecordType<JournalEntry> type() {
        return RecordType.JOURNAL_ENTRY;
    }

    @Override
    public JournalEntry record(int number, int revision) {
        return Records.journalEntry(
                Records.LEGAL_ENTITY, Money.of("%d.%02d".formatted(100 + number, revision), "USD"));
    }

    /** Of a subsidiary that the account does not have. */
    @Override
    public JournalEntry refused(int number) {
        return Records.journalEntry(UNKNOWN, Money.of("10.00", "USD"));
    }

    @Override
    public String idOf(Ref<?> reference) {
        return reference.equals(UNKNOWN) ? "99" : "2";
    }

    @Override
    public Optional<String> content(String externalKey) {
        return shown(externalKey)
                .map(entry -> CONTENT.matcher(entry).results().map(MatchResult::group).collect(Collectors.joining(", ")));
    }

    @Override
    public Map<String, String> untested() {
        return Map.of("w43", "an amount is a double there, which cannot hold the rule's longest one");
    }
}
