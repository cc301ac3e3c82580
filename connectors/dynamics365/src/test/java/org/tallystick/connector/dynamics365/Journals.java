package org.tallystick.connector.dynamics365;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tallystick.model.Header;
import org.tallystick.model.JournalEntry;
import org.tallystick.model.JournalEntryBuilder;
import org.tallystick.model.JournalKind;
import org.tallystick.model.LedgerLineBuilder;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.Side;
import org.tallystick.model.state.JournalStatus;
import org.tallystick.model.value.Money;
import org.tallystick.spi.Connector;
import org.tallystick.spi.SecretProvider;
import org.tallystick.testkit.connector.RemoteFault;

/** A simulated environment and its ledger journals. */
final class Journals extends FinanceRemote<JournalEntry> {

    private static final String HEADERS = "LedgerJournalHeaders";
    private static final Ref<LegalEntity> UNKNOWN = new Ref<>("hub", RecordType.LEGAL_ENTITY, "zz99");

    Journals(Path folder) throws IOException {
        super(folder);
    }

    @Override
    public Connector connect(SecretProvider secrets) {
        return finance().connect(finance().baseUri(), secrets, Map.of("key-prefix", "tck-", "journal-name", "GenJrn"));
    }

    @Override
    public RecordType<JournalEntry> type() {
        return RecordType.JOURNAL_ENTRY;
    }

    @Override
    public JournalEntry record(int number, int revision) {
        return entry(Records.LEGAL_ENTITY, Money.of("%d.%03d".formatted(100 + number, revision), "KWD"));
    }

    /** Of a company that the environment does not have. */
    @Override
    public JournalEntry refused(int number) {
        return entry(UNKNOWN, Money.of("10", "JPY"));
    }

    @Override
    public JournalEntry withAmount(int number, Money amount) {
        return entry(Records.LEGAL_ENTITY, amount);
    }

    static JournalEntry entry(Ref<LegalEntity> entity, Money amount) {
        return JournalEntryBuilder.builder()
                .header(Header.of(new Ref<>("hub", RecordType.JOURNAL_ENTRY, "2026-08/unbilled")))
                .legalEntity(entity)
                .book("primary")
                .date(LocalDate.of(2026, 8, 31))
                .fiscalPeriod("2026-08")
                .currency(amount.currency())
                .lines(List.of(
                        line("130100", Side.DEBIT, amount).build(),
                        line("401100", Side.CREDIT, amount).build()))
                .kind(JournalKind.ACCRUAL)
                .status(JournalStatus.APPROVED)
                .build();
    }

    static LedgerLineBuilder line(String account, Side side, Money amount) {
        return LedgerLineBuilder.builder()
                .account(account)
                .side(side)
                .amount(amount)
                .functional(amount)
                .source(Records.INVOICE);
    }

    @Override
    public String idOf(Ref<?> reference) {
        return Records.IDS.getOrDefault(reference, reference.id());
    }

    @Override
    public int count() {
        return finance().created(HEADERS);
    }

    @Override
    public Optional<String> content(String externalKey) {
        return text(headers(externalKey).stream()
                .flatMap(header -> Stream.concat(Stream.of(header), lines(header).stream())));
    }

    /** Of its debit side. */
    @Override
    public Optional<Money> amountOf(String externalKey) {
        return headers(externalKey).stream()
                .flatMap(header -> lines(header).stream())
                .filter(line -> new BigDecimal(line.get("DebitAmount")).signum() > 0)
                .map(line -> Money.of(line.get("DebitAmount"), line.get("CurrencyCode")))
                .findFirst();
    }

    private List<Map<String, String>> headers(String externalKey) {
        return finance().rows(HEADERS, "IntegrationKey eq '%s'".formatted(externalKey));
    }

    private List<Map<String, String>> lines(Map<String, String> header) {
        return finance()
                .rows("LedgerJournalLines", "JournalBatchNumber eq '%s'".formatted(header.get("JournalBatchNumber")));
    }

    @Override
    String calledOnce(RemoteFault fault) {
        return onceWritten(fault);
    }

    @Override
    public Set<RemoteFault> faults() {
        return withClosedPeriod(super.faults());
    }
}
