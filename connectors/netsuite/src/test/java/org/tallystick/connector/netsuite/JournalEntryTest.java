package org.tallystick.connector.netsuite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.connector.netsuite.NetSuiteStub.Call;
import org.tallystick.connector.netsuite.NetSuiteStub.Reply;
import org.tallystick.model.JournalEntry;
import org.tallystick.model.LedgerLine;
import org.tallystick.model.LedgerLineBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.Side;
import org.tallystick.model.value.Money;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Found;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.Write;

/** Journal entries, written and found again. */
class JournalEntryTest {

    private static final Reply CURRENCIES = Reply.rows("{\"id\":\"3\",\"symbol\":\"EUR\"}");
    private static final Reply ACCOUNTS = Reply.rows(
            "{\"id\":\"122\",\"acctnumber\":\"1200\",\"isinactive\":\"F\"}",
            "{\"id\":\"124\",\"acctnumber\":\"4000\",\"isinactive\":\"F\"}",
            "{\"id\":\"126\",\"acctnumber\":\"4999\",\"isinactive\":\"T\"}",
            "{\"id\":\"127\",\"acctnumber\":\"5000\",\"isinactive\":\"F\"}",
            "{\"id\":\"128\",\"acctnumber\":\"5000\",\"isinactive\":\"F\"}");
    private static final Reply KEYS = Reply.rows("{\"id\":\"9601\",\"externalid\":\"tly-je-1\"}");

    private static final String SHOWN = """
            {"links":[],"id":"9601","externalId":"tly-je-1","tranId":"JE7","tranDate":"2026-09-30","subsidiary":{"id":"5","refName":"DE"},\
            "currency":{"id":"3","refName":"EUR"},"line":{"items":[\
            {"line":1,"account":{"id":"122"},"debit":100.5,"entity":{"id":"4001"}},\
            {"line":2,"account":{"id":"124"},"credit":100.5,"class":{"id":"24"},"memo":"as a person wrote"}],"count":2,"hasMore":false}}""";

    private final Money amount = Money.of("100.50", "EUR");
    private final LedgerLine debit = Records.ledgerLine("1200", Side.DEBIT, amount)
            .customer(Records.CUSTOMER)
            .build();
    private final LedgerLine credit = Records.ledgerLine("4000", Side.CREDIT, amount)
            .dimensions(new TreeMap<>(Map.of("class", "24")))
            .project(new Ref<>("psa", RecordType.PROJECT, "a0P5g01"))
            .taxCode("DE-S19")
            .build();

    private NetSuiteStub netSuite;
    private Connector connector;
    private RecordLookup<JournalEntry> lookup;

    @BeforeEach
    void start() throws IOException {
        netSuite = new NetSuiteStub();
        connector = netSuite.connector();
        lookup = connector.lookup(RecordType.JOURNAL_ENTRY).orElseThrow();
    }

    @AfterEach
    void stop() {
        connector.close();
        netSuite.close();
    }

    private Write<JournalEntry> write(LedgerLine... lines) {
        return Records.write(Records.journalEntry(Records.LEGAL_ENTITY, lines), "tly-je-1");
    }

    private Outcome written(LedgerLine... lines) {
        netSuite.thenQuery(CURRENCIES, ACCOUNTS);
        return connector
                .sink(RecordType.JOURNAL_ENTRY)
                .orElseThrow()
                .write(List.of(write(lines)))
                .get(0);
    }

    // Writing

    @Test
    void anEntryIsPutUnderItsExternalIdAndItsLinesAreReplaced() {
        netSuite.onRecord(call -> new Reply(
                204,
                "",
                Map.of(
                        "Location",
                        netSuite.uri(NetSuiteStub.RECORD + "journalEntry/9601").toString())));

        assertThat(written(debit, credit)).isEqualTo(Outcome.applied("9601"));

        Call call = netSuite.calls(NetSuiteStub.RECORD).get(0);
        assertThat(call.method()).isEqualTo("PUT");
        assertThat(call.record()).isEqualTo("journalEntry/eid:tly-je-1?replace=line");
        assertThat(call.body()).isEqualTo("""
                {"subsidiary":{"id":"5"},"currency":{"id":"3"},"tranDate":"2026-09-30","memo":"2026-09/unbilled",\
                "line":{"items":[\
                {"account":{"id":"122"},"debit":100.50,"entity":{"id":"4001"},"memo":"engagement 0065g00000B"},\
                {"account":{"id":"124"},"credit":100.50,"class":{"id":"24"},\
                "memo":"engagement 0065g00000B, project a0P5g01, tax DE-S19"}]}}""");
    }

    @Test
    void anEntryWaitsForItsLegalEntityAndTheCustomersOfItsLines() {
        assertThat(connector
                        .sink(RecordType.JOURNAL_ENTRY)
                        .orElseThrow()
                        .references(Records.journalEntry(Records.LEGAL_ENTITY, debit, debit, credit)))
                .isEqualTo(List.of(Records.LEGAL_ENTITY, Records.CUSTOMER));
    }

    @ParameterizedTest
    @CsvSource({"4001, CODE_UNKNOWN", "4999, CODE_UNKNOWN", "5000, CODE_UNKNOWN"})
    void anAccountThatIsAbsentOrOutOfUseOrThereTwiceIsNotGuessed(String account, String code) {
        Problem problem = refusal(
                debit, LedgerLineBuilder.builder(credit).account(account).build());

        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.field()).isEqualTo("lines[1].account");
    }

    @Test
    void anAmountInFunctionalCurrencyAloneIsRefused() {
        LedgerLine difference = LedgerLineBuilder.builder(credit)
                .amount(Money.zero(amount.currency()))
                .build();

        assertThat(refusal(debit, credit, difference).code()).isEqualTo("FUNCTIONAL_AMOUNT_ONLY");
    }

    @Test
    void anotherDimensionIsRefused() {
        LedgerLine coded = LedgerLineBuilder.builder(credit)
                .dimensions(new TreeMap<>(Map.of("class", "24", "practice", "data")))
                .build();

        Problem problem = refusal(debit, coded);

        assertThat(problem.code()).isEqualTo("DIMENSIONS");
        assertThat(problem.value()).isEqualTo("[practice]");
    }

    private Problem refusal(LedgerLine... lines) {
        Outcome outcome = written(lines);
        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.REJECTED);
        assertThat(netSuite.calls(NetSuiteStub.RECORD)).isEmpty();
        return outcome.problem();
    }

    // Looking up

    private Found find(String shown) {
        netSuite.thenQuery(KEYS, CURRENCIES, ACCOUNTS).onRecord(call -> Reply.ok(shown));
        return lookup.byExternalKey(List.of("tly-je-1")).get("tly-je-1");
    }

    @Test
    void whatIsFoundEqualsWhatWasWritten() {
        Found found = find(SHOWN);

        assertThat(found.digest())
                .isEqualTo(lookup.digest(write(debit, credit)))
                .isEqualTo("""
                subsidiary 5
                currency EUR
                date 2026-09-30
                line 1200 debit 100.5 entity 4001
                line 4000 credit 100.5 class 24""");
        assertThat(found.remoteId()).isEqualTo("9601");
        assertThat(found.number()).isEqualTo("JE7");
        assertThat(netSuite.calls(NetSuiteStub.SUITEQL).get(0).body())
                .contains("FROM transaction WHERE type = 'Journal' AND externalid IN (?)");
        assertThat(netSuite.calls(NetSuiteStub.RECORD).get(0).record())
                .isEqualTo("journalEntry/9601?expandSubResources=true");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"debit\":100.5          | \"credit\":100.5      | line 1200 credit 100.5",
                "\"debit\":100.5          | \"debit\":100.51      | line 1200 debit 100.51",
                "\"debit\":100.5          | \"debit\":100.5,\"credit\":1 | line 1200 debit 100.5 credit 1",
                "\"account\":{\"id\":\"124\"} | \"account\":{\"id\":\"77\"} | line id 77",
                "\"entity\":{\"id\":\"4001\"} | \"entity\":{\"id\":\"4002\"} | entity 4002",
                "\"class\":{\"id\":\"24\"}    | \"department\":{\"id\":\"24\"} | department 24",
                "\"tranDate\":\"2026-09-30\"  | \"tranDate\":\"2026-10-01\"   | date 2026-10-01",
                "\"id\":\"5\"                 | \"id\":\"6\"                  | subsidiary 6",
                "\"hasMore\":false            | \"hasMore\":true              | unreadable line",
                "\"count\":2,\"hasMore\":false  | \"links\":[]                  | unreadable line",
                "\"count\":2,\"hasMore\":false  | \"totalResults\":3            | unreadable line",
                "\"hasMore\":false            | \"hasMore\":true,\"totalResults\":2 | unreadable line",
                "\"subsidiary\":{\"id\":\"5\",\"refName\":\"DE\"}, | '' | unreadable subsidiary",
                "\"debit\":100.5              | \"debit\":\"much\"            | unreadable line"
            })
    void whatDiffersIsNotWhatWasWritten(String written, String other, String shown) {
        assertThat(SHOWN).contains(written);

        assertThat(find(SHOWN.replace(written, other)).digest())
                .isNotEqualTo(lookup.digest(write(debit, credit)))
                .contains(shown);
    }

    /** A sublist within its record has been seen with its total alone. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"links\":[],\"totalResults\":2",
                "\"count\":2,\"hasMore\":false,\"offset\":0,\"totalResults\":2"
            })
    void linesAreWholeIfTheirTotalIsShown(String end) {
        String shown = SHOWN.replace("\"count\":2,\"hasMore\":false", end);

        assertThat(find(shown).digest()).isEqualTo(lookup.digest(write(debit, credit)));
    }

    @Test
    void aSideOfNothingIsNone() {
        assertThat(find(SHOWN.replace("\"debit\":100.5", "\"debit\":100.50,\"credit\":0.0"))
                        .digest())
                .isEqualTo(lookup.digest(write(debit, credit)));
    }

    /** Of two entries the second is shown, and the first is answered with {@code refusal}. */
    private Map<String, Found> findTwo(Reply refusal) {
        netSuite.thenQuery(
                        Reply.rows(
                                "{\"id\":\"9600\",\"externalid\":\"tly-je-0\"}",
                                "{\"id\":\"9601\",\"externalid\":\"tly-je-1\"}"),
                        CURRENCIES,
                        ACCOUNTS)
                .onRecord(call -> call.record().contains("/9600") ? refusal : Reply.ok(SHOWN));
        return lookup.byExternalKey(List.of("tly-je-0", "tly-je-1"));
    }

    @Test
    void anEntryThatWasDeletedMeanwhileIsLeftOut() {
        assertThat(findTwo(Reply.error(404, "NONEXISTENT_ID", "That record does not exist.", "")))
                .containsOnlyKeys("tly-je-1");
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_REQUEST,         INVALID_REQUEST",
        "403, INSUFFICIENT_PERMISSION, INSUFFICIENT_PERMISSION",
        "404, '',                      HTTP_404"
    })
    void anEntryThatIsRefusedIsThereAndHoldsUpNoOther(int status, String code, String told) {
        Map<String, Found> found = findTwo(Reply.error(status, code, "No.", ""));

        assertThat(found.get("tly-je-0").digest()).startsWith("unreadable " + told);
        assertThat(found.get("tly-je-0").remoteId()).isEqualTo("9600");
        assertThat(found.get("tly-je-1").digest()).isEqualTo(lookup.digest(write(debit, credit)));
    }

    @ParameterizedTest
    @CsvSource({"401, UNAUTHORIZED", "405, UNSUPPORTED", "429, THROTTLED", "500, UNAVAILABLE", "503, UNAVAILABLE"})
    void whatKeepsAllFromBeingShownIsThrown(int status, FailureKind kind) {
        ConnectorException failure = catchThrowableOfType(
                ConnectorException.class, () -> findTwo(Reply.error(status, "SOME_CODE", "No.", "")));

        assertThat(failure.kind()).isEqualTo(kind);
    }

    @Test
    void theChartOfAccountsIsLookedUpOnceForAPage() {
        Reply entries = Reply.rows(IntStream.range(0, 3)
                .mapToObj(i -> "{\"id\":\"960%1$d\",\"externalid\":\"tly-je-%1$d\"}".formatted(i))
                .toArray(String[]::new));
        netSuite.thenQuery(entries, CURRENCIES, ACCOUNTS)
                .onRecord(call -> Reply.ok(SHOWN.replace("\"124\"", "\"77\"")));

        assertThat(lookup.list(null, 100).found())
                .extracting(Found::digest)
                .hasSize(3)
                .allMatch(digest -> digest.contains("line id 77 credit 100.5"));
        assertThat(netSuite.calls(NetSuiteStub.SUITEQL)).hasSize(3);
    }

    @Test
    void onlyOurEntriesAreListed() {
        netSuite.thenQuery(
                        Reply.rows(
                                "{\"id\":\"9600\",\"externalid\":\"TLY-je-0\"}",
                                "{\"id\":\"9601\",\"externalid\":\"tly-je-1\"}"),
                        CURRENCIES,
                        ACCOUNTS)
                .onRecord(call -> Reply.ok(SHOWN));

        assertThat(lookup.list(null, 100).found())
                .extracting(Found::externalKey)
                .containsExactly("tly-je-1");
        assertThat(netSuite.calls(NetSuiteStub.RECORD)).hasSize(1);
    }
}
