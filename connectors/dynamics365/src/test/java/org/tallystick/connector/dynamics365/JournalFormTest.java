package org.tallystick.connector.dynamics365;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.model.JournalEntry;
import org.tallystick.model.JournalEntryBuilder;
import org.tallystick.model.LedgerLineBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Side;
import org.tallystick.model.value.Money;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Secret;

class JournalFormTest {

    private static final String KEY = "tck-2026-08-unbilled";
    private static final Money AMOUNT = Money.of("1234.567", "KWD");

    @TempDir
    Path folder;

    private Journals journals;

    @BeforeEach
    void open() throws IOException {
        journals = new Journals(folder);
    }

    @AfterEach
    void close() {
        journals.close();
    }

    @Test
    void anEntryIsAJournalWithALineForEachOfItsLines() {
        Outcome outcome = write(Journals.entry(Records.LEGAL_ENTITY, AMOUNT));

        assertThat(outcome).isEqualTo(Outcome.applied("jp50/000001"));
        assertThat(journals.finance().rows("LedgerJournalHeaders", "IntegrationKey eq '%s'".formatted(KEY)))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("JournalName", "GenJrn")
                        .containsEntry("Description", "2026-08/unbilled"));
        List<Map<String, String>> lines =
                journals.finance().rows("LedgerJournalLines", "JournalBatchNumber eq '000001'");
        assertThat(lines).hasSize(2);
        assertThat(new TreeMap<>(lines.get(0)))
                .containsEntry("LineNumber", "1")
                .containsEntry("TransDate", "2026-08-31T12:00:00Z")
                .containsEntry("AccountDisplayValue", "130100")
                .containsEntry("DebitAmount", "1234.567")
                .containsEntry("CreditAmount", "0")
                .containsEntry("CurrencyCode", "KWD")
                .containsEntry("Text", "invoice 2026-08/CT-12");
        assertThat(lines.get(1)).containsEntry("DebitAmount", "0").containsEntry("CreditAmount", "1234.567");
    }

    @Test
    void whatHasNoFieldIsRefusedBeforeAnythingIsSent() {
        Money nothing = Money.of("0.000", "KWD");
        Outcome difference =
                write(with(Journals.line("790100", Side.DEBIT, nothing).functional(AMOUNT)));
        Outcome dimensions = write(with(
                Journals.line("790100", Side.DEBIT, AMOUNT).dimensions(new TreeMap<>(Map.of("department", "0042")))));

        assertThat(difference.problem().code()).isEqualTo("FUNCTIONAL_AMOUNT_ONLY");
        assertThat(dimensions.problem().code()).isEqualTo("DIMENSIONS");
        assertThat(journals.count()).isZero();
    }

    @Test
    void withoutANameOfJournalsNoneAreWritten() {
        assertThat(journals.finance().connect().sink(RecordType.JOURNAL_ENTRY)).isEmpty();
        assertThat(journals.finance().connect().descriptor().writes()).doesNotContainKey(RecordType.JOURNAL_ENTRY);
    }

    private static JournalEntry with(LedgerLineBuilder line) {
        JournalEntry entry = Journals.entry(Records.LEGAL_ENTITY, AMOUNT);
        return JournalEntryBuilder.builder(entry)
                .lines(List.of(entry.lines().get(0), line.build()))
                .build();
    }

    private Outcome write(JournalEntry entry) {
        return journals.connect(name -> Secret.of(journals.secrets().get(name)))
                .sink(RecordType.JOURNAL_ENTRY)
                .orElseThrow()
                .write(List.of(Records.write(entry, KEY)))
                .get(0);
    }
}
