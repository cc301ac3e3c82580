package org.tallystick.connector.dynamics365;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.connector.dynamics365.Environment.KEY;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallystick.connector.dynamics365.Environment.Call;
import org.tallystick.connector.dynamics365.Environment.Reply;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.InvoiceLineBuilder;
import org.tallystick.model.InvoiceTotals;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.Money;
import org.tallystick.spi.Connector;
import org.tallystick.spi.CustomFields;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Found;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.Write;

class FreeTextSinkTest {

    private static final String HEADERS = "FreeTextInvoiceHeaders";
    private static final String LINES = "FreeTextInvoiceLines";
    private static final String ID = "jp50/9007199254740993";
    private static final String CREATED = "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\n\r\n{}";

    private final Environment environment = new Environment();
    private final Connector connector = environment.connector();

    @BeforeEach
    void taxCodes() {
        environment.on("GET TaxCodes", Reply.rows("{\"dataAreaId\":\"jp50\",\"TaxCode\":\"JP-10\"}"));
    }

    @AfterEach
    void stop() {
        environment.close();
    }

    @Test
    void theHeaderIsCreatedFirstAndThenAllLinesInOneChangeSet() {
        environment
                .on("POST " + HEADERS, Reply.of(201, Records.header(KEY, false, "W/\"1\"")))
                .on("POST $batch", Reply.batch(CREATED, CREATED));

        assertThat(write()).isEqualTo(Outcome.applied(ID));

        Call header = environment.calls("POST " + HEADERS).get(0);
        assertThat(header.uri().getQuery()).isEqualTo("cross-company=true");
        assertThat(header.headers()).containsEntry("content-type", "application/json; odata.metadata=minimal");
        assertThat(header.body()).isEqualTo("""
                {"dataAreaId":"jp50","CustomerAccount":"C-00112","InvoiceDate":"2026-08-31T12:00:00Z","CurrencyCode":"JPY",\
                "ExternalInvoiceId":"tly-2026-08-CT-12"}""");
        Call batch = environment.calls("POST $batch").get(0);
        String id = batch.headers().get("content-type").substring("multipart/mixed; boundary=batch_".length());
        assertThat(batch.body()).isEqualTo("""
                --batch_%1$s
                Content-Type: multipart/mixed; boundary=changeset_%1$s

                --changeset_%1$s
                Content-Type: application/http
                Content-Transfer-Encoding: binary
                Content-ID: 1

                POST /data/FreeTextInvoiceLines?cross-company=true HTTP/1.1
                Content-Type: application/json;odata.metadata=minimal

                {"dataAreaId":"jp50","ParentRecId":9007199254740993,"LineNumber":1,\
                "Description":"Time, Analyst, project PRJ-12, 2026-07-27, late, tax JP-10","MainAccountDisplayValue":"401100",\
                "Quantity":11,"UnitPrice":12345.5,"TransactionCurrencyAmount":135802,"SalesTaxAmount":13580}
                --changeset_%1$s
                Content-Type: application/http
                Content-Transfer-Encoding: binary
                Content-ID: 2

                POST /data/FreeTextInvoiceLines?cross-company=true HTTP/1.1
                Content-Type: application/json;odata.metadata=minimal

                {"dataAreaId":"jp50","ParentRecId":9007199254740993,"LineNumber":2,\
                "Description":"Expense, project PRJ-12, 2026-07-27, tax JP-10","MainAccountDisplayValue":"401200",\
                "Quantity":1,"TransactionCurrencyAmount":1001,"SalesTaxAmount":100}
                --changeset_%1$s--
                --batch_%1$s--
                """.formatted(id).replace("\n", "\r\n"));
    }

    @Test
    void aHeaderThatWaitsForItsLinesIsCompletedInsteadOfWrittenAnew() {
        environment
                .on("GET " + HEADERS, Reply.rows(Records.header(KEY, false, "W/\"1\"")))
                .on("POST $batch", Reply.batch(CREATED, CREATED));

        assertThat(write()).isEqualTo(Outcome.applied(ID));

        assertThat(environment.calls("POST " + HEADERS)).isEmpty();
        assertThat(environment.calls("POST $batch")).hasSize(1);
    }

    @Test
    void aWaitingHeaderWithOtherContentIsChangedInTheStateThatWasRead() {
        String address = HEADERS + "(dataAreaId='jp50',InvoiceIdentifier=9007199254740993)";
        String stale = Records.header(KEY, false, "W/\"JzEs\"").replace("C-00112", "C-00999");
        environment
                .on("GET " + HEADERS, Reply.rows(stale), Reply.rows(stale))
                .on("PATCH " + address, new Reply(204, "", Map.of()), Reply.error(412, "stale"))
                .on("POST $batch", Reply.batch(CREATED, CREATED));

        assertThat(write()).isEqualTo(Outcome.applied(ID));
        Outcome second = write();

        Call patch = environment.calls("PATCH " + address).get(0);
        assertThat(patch.headers()).containsEntry("if-match", "W/\"JzEs\"");
        assertThat(patch.body()).contains("\"CustomerAccount\":\"C-00112\"").doesNotContain("dataAreaId");
        assertThat(second.kind()).isEqualTo(Outcome.Kind.RETRY);
        assertThat(second.problem().kind()).isEqualTo(FailureKind.CONFLICT);
    }

    @Test
    void whatIsThereEqualIsNotWrittenAgain() {
        environment
                .on("GET " + HEADERS, Reply.rows(Records.header(KEY, true, "W/\"1\"")))
                .on("GET " + LINES, Reply.rows(Records.lines()));

        assertThat(write()).isEqualTo(Outcome.unchanged(ID));
        assertThat(environment.calls("POST $batch")).isEmpty();
    }

    @Test
    void whatIsThereWithOtherContentOrTwiceIsNeverTouched() {
        String header = Records.header(KEY, false, "W/\"1\"");
        environment
                .on("GET " + HEADERS, Reply.rows(header), Reply.rows(header, header.replace("993", "994")))
                .on("GET " + LINES, Reply.rows(Records.lines()[0]));

        assertThat(write().problem().code()).isEqualTo("DIFFERENT_CONTENT");
        assertThat(write().problem().code()).isEqualTo("SEVERAL_UNDER_ONE_KEY");
        assertThat(environment.calls("POST $batch")).isEmpty();
    }

    @Test
    void aRefusedChangeSetIsLookedAtBeforeItCounts() {
        String refused = "HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\n\r\n"
                + Reply.error(400, "Write failed for table row of type 'X'. Infolog: Warning: No account.")
                        .body();
        environment
                .on(
                        "GET " + HEADERS,
                        Reply.rows(Records.header(KEY, false, "W/\"1\"")),
                        Reply.rows(Records.header(KEY, false, "W/\"1\"")))
                .on(
                        "GET " + LINES,
                        Reply.rows(),
                        Reply.rows(),
                        Reply.rows(),
                        Reply.rows(),
                        Reply.rows(),
                        Reply.rows(Records.lines()))
                .on("POST $batch", Reply.batch(refused), Reply.batch(refused));

        Outcome first = write();
        Outcome second = write();

        assertThat(first.kind()).isEqualTo(Outcome.Kind.REJECTED);
        assertThat(first.problem().message()).endsWith("Warning: No account.").doesNotContain("Secret");
        assertThat(second).isEqualTo(Outcome.applied(ID));
    }

    @Test
    void aCutAnswerToAChangeSetIsNotTakenForSuccess() {
        Reply whole = Reply.batch(CREATED, CREATED);
        String body = whole.body();
        environment
                .on("GET " + HEADERS, Reply.rows(Records.header(KEY, false, "W/\"1\"")))
                .on(
                        "POST $batch",
                        new Reply(200, body.substring(0, body.indexOf("--batchresponse_1--")), whole.headers()));

        assertThat(write().kind()).isEqualTo(Outcome.Kind.UNKNOWN);
    }

    @Test
    void linesAreNotWrittenToAHeaderWithAnotherKey() {
        environment.on("POST " + HEADERS, Reply.of(201, Records.header("tly-2026-08-CT-13", false, "W/\"1\"")));

        assertThat(write().kind()).isEqualTo(Outcome.Kind.UNKNOWN);
        assertThat(environment.calls("POST $batch")).isEmpty();
    }

    @Test
    void aWaitThatIsAskedForInsideABatchIsHandedOn() {
        String throttled = "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 17\r\nContent-Type: application/json\r\n\r\n"
                + Reply.error(429, "due to system experiencing high resource utilization.")
                        .body();
        environment
                .on("POST " + HEADERS, Reply.of(201, Records.header(KEY, false, "W/\"1\"")))
                .on("POST $batch", Reply.batch(throttled));

        Outcome outcome = write();

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.RETRY);
        assertThat(outcome.problem().kind()).isEqualTo(FailureKind.THROTTLED);
        assertThat(outcome.problem().suggestedDelay()).contains(Duration.ofSeconds(17));
    }

    @Test
    void aLostAnswerToAHeaderIsInDoubt() {
        environment.on("POST " + HEADERS, new Reply(0, "", Map.of()), Reply.of(503, ""));

        assertThat(write().kind()).isEqualTo(Outcome.Kind.UNKNOWN);
        assertThat(write().kind()).isEqualTo(Outcome.Kind.UNKNOWN);
    }

    @Test
    void aTaxCodeThatTheCompanyLacksIsRefusedBeforeAnythingIsSent() {
        environment.on("GET TaxCodes", Reply.rows());
        Invoice invoice = InvoiceBuilder.builder(Records.invoice())
                .lines(Records.invoice().lines().stream()
                        .map(line -> InvoiceLineBuilder.builder(line)
                                .taxCode("DE-S19")
                                .build())
                        .toList())
                .taxes(List.of())
                .build();

        Outcome outcome = write(Records.write(invoice, KEY));

        assertThat(outcome.problem().code()).isEqualTo("CODE_UNKNOWN");
        assertThat(environment.calls("POST " + HEADERS)).isEmpty();
    }

    @Test
    void aDocumentWhoseLinesDoNotSumToItIsRefused() {
        Money net = Money.of("1", "JPY");
        Invoice invoice = InvoiceBuilder.builder(Records.invoice())
                .totals(InvoiceTotals.of(net, net, Money.of("2", "JPY")))
                .build();

        assertThat(write(Records.write(invoice, KEY)).problem().code()).isEqualTo("NET_IS_NOT_LINES");
    }

    @Test
    void aCustomerOfAnotherCompanyIsRefused() {
        Write<Invoice> write = Records.write(Records.invoice(), KEY);
        Map<Ref<?>, String> ids = new HashMap<>(Records.IDS);
        ids.put(Records.LEGAL_ENTITY, "de20");

        Outcome outcome = write(new Write<>(write.record(), KEY, write.idempotencyKey(), null, ids));

        assertThat(outcome.problem().code()).isEqualTo("COMPANY_MISMATCH");
    }

    @Test
    void aCreditHasNegativeLinesAndNamesThePostedOriginal() {
        environment
                .on("GET " + HEADERS, Reply.rows(), Reply.rows(), Reply.rows(Records.header(KEY, true, "W/\"1\"")))
                .on("POST " + HEADERS, Reply.of(200, Records.header("tly-2026-09-CT-12", false, "W/\"2\"")))
                .on("POST $batch", Reply.batch(CREATED));

        Outcome outcome = connector
                .sink(RecordType.CREDIT_MEMO)
                .orElseThrow()
                .write(List.of(Records.write(Records.credit(), "tly-2026-09-CT-12")))
                .get(0);

        assertThat(outcome).isEqualTo(Outcome.applied(ID));
        assertThat(environment.calls("POST " + HEADERS).get(0).body())
                .contains("\"IsCorrection\":\"Yes\",\"CorrectedInvoiceId\":\"FTI-77\"");
        assertThat(environment.calls("POST $batch").get(0).body())
                .contains("\"Quantity\":-3,\"UnitPrice\":12345.5,\"TransactionCurrencyAmount\":-37037,"
                        + "\"SalesTaxAmount\":-3704");
    }

    /** As recorded: the field that holds the number says before that there is none, in words; and there is no field {@code InvoiceId}. */
    @Test
    void whatIsNotPostedHasNoNumber() {
        environment
                .on("GET " + HEADERS, Reply.rows(Records.header(KEY, false, "W/\"1\"")))
                .on("GET " + LINES, Reply.rows(Records.lines()));

        Found found = connector
                .lookup(RecordType.INVOICE)
                .orElseThrow()
                .byExternalKey(List.of(KEY))
                .get(KEY);

        assertThat(found.number()).isNull();
        assertThat(environment.calls("GET " + HEADERS).get(0).option("$select").split(",", -1))
                .contains("FreeTextNumber")
                .doesNotContain("InvoiceId");
    }

    @Test
    void whatWasWrittenIsFoundWithTheSameDigest() {
        environment
                .on("GET " + HEADERS, Reply.rows(Records.header(KEY, true, "W/\"1\"")))
                .on("GET " + LINES, Reply.rows(Records.lines()[1], Records.lines()[0]));
        RecordLookup<Invoice> lookup = connector.lookup(RecordType.INVOICE).orElseThrow();

        Found found = lookup.byExternalKey(List.of(KEY)).get(KEY);

        assertThat(found.remoteId()).isEqualTo(ID);
        assertThat(found.number()).isEqualTo("FTI-77");
        assertThat(found.digest()).isEqualTo(lookup.digest(Records.write(Records.invoice(), KEY)));
        assertThat(found.net()).isEqualTo(Money.of("136803", "JPY"));
        assertThat(found.tax()).isEqualTo(Money.of("13680", "JPY"));
        assertThat(environment.calls("GET " + HEADERS).get(0).option("$filter"))
                .isEqualTo("(ExternalInvoiceId eq 'tly-2026-08-CT-12')");
    }

    @Test
    void aHeaderWithoutLinesIsNotThereYetAndAKeyInOtherCaseIsNotOurs() {
        environment.on(
                "GET " + HEADERS,
                Reply.rows(
                        Records.header(KEY, false, "W/\"1\""), Records.header("TLY-2026-08-CT-12", true, "W/\"1\"")));

        assertThat(connector.lookup(RecordType.INVOICE).orElseThrow().byExternalKey(List.of(KEY)))
                .isEmpty();
    }

    @Test
    void severalUnderOneKeyEqualNothing() {
        String header = Records.header(KEY, true, "W/\"1\"");
        environment.on("GET " + HEADERS, Reply.rows(header, header.replace("993", "994")));

        Map<String, Found> found =
                connector.lookup(RecordType.INVOICE).orElseThrow().byExternalKey(List.of(KEY));

        assertThat(found.get(KEY).digest()).startsWith("several under one key");
    }

    @Test
    void aListingGoesOnByIdAndTellsACreditByItsSign() {
        String credit = Records.header("tly-2026-09-CT-12", true, "W/\"1\"").replace("993", "994");
        String creditLine = Records.lines()[0].replace("993", "994").replace(":135802", ":-135802");
        Reply page = Reply.rows(Records.header(KEY, true, "W/\"1\""), credit);
        Reply lines = Reply.rows(Records.lines()[0], Records.lines()[1], creditLine);
        environment.on("GET " + HEADERS, page, page, page, page).on("GET " + LINES, lines, lines);

        RecordLookup.Listing listing =
                connector.lookup(RecordType.INVOICE).orElseThrow().list("jp50/17", 2);
        RecordLookup.Listing credits =
                connector.lookup(RecordType.CREDIT_MEMO).orElseThrow().list("jp50/17", 2);

        assertThat(credits.found()).extracting(Found::externalKey).containsExactly("tly-2026-09-CT-12");
        assertThat(credits.found().get(0).net()).isEqualTo(Money.of("135802", "JPY"));
        assertThat(listing.found()).extracting(Found::externalKey).containsExactly(KEY);
        assertThat(listing.next()).isEqualTo("jp50/9007199254740994");
        Call call = environment.calls("GET " + HEADERS).get(0);
        assertThat(call.option("$filter"))
                .isEqualTo("ExternalInvoiceId eq '*tly-*' and"
                        + " (InvoiceIdentifier gt 17 or (InvoiceIdentifier eq 17 and dataAreaId gt 'jp50'))");
        assertThat(call.option("$orderby")).isEqualTo("InvoiceIdentifier,dataAreaId");
        assertThat(call.option("$top")).isEqualTo("2");
    }

    @Test
    void customFieldsOfARuleSetStandInTheHeader() {
        environment
                .on("POST " + HEADERS, Reply.of(201, Records.header(KEY, false, "W/\"1\"")))
                .on("POST $batch", Reply.batch(CREATED, CREATED));
        Invoice invoice = Records.invoice();

        write(Records.write(
                RecordType.INVOICE.withHeader(
                        invoice, CustomFields.with(invoice.header(), Map.of("AcmeRegion", "EMEA"))),
                KEY));

        assertThat(environment.calls("POST " + HEADERS).get(0).body()).endsWith("\"AcmeRegion\":\"EMEA\"}");
    }

    private Outcome write() {
        return write(Records.write(Records.invoice(), KEY));
    }

    private Outcome write(Write<Invoice> write) {
        return connector
                .sink(RecordType.INVOICE)
                .orElseThrow()
                .write(List.of(write))
                .get(0);
    }
}
