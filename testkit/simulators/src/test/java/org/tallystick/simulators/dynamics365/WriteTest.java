package org.tallystick.simulators.dynamics365;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class WriteTest extends EnvironmentTest {
    private static final String GROUP = "{\"dataAreaId\":\"de20\",\"ProjectGroup\":\"TM\"}";
    private static final String BIRKE = "/data/CustomersV3(dataAreaId='de20',CustomerAccount='C-2')" + CROSS;
    private static final String LINE = "{\"dataAreaId\":\"de20\",\"JournalBatchNumber\":\"000001\",\"LineNumber\":1,"
            + "\"TransDate\":\"2026-08-31\",\"DebitAmount\":10.25}";

    @Test
    void aCreatedEntityComesBackWholeWithItsNumberAndAddress() throws Exception {
        Answer created = post("LedgerJournalHeaders", HEADER);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().get("JournalBatchNumber").asString()).isEqualTo("000001");
        assertThat(created.json().get("dataAreaId").asString()).isEqualTo("de20");
        assertThat(created.json().get("IsPosted").asString()).isEqualTo("No");
        assertThat(created.json().get("@odata.etag").asString()).startsWith("W/\"");
        assertThat(get(URI.create(created.header("Location")).getRawPath() + CROSS)
                        .json())
                .isEqualTo(created.json());
        assertThat(filter("LedgerJournalHeaders", "IntegrationKey eq 'k-1' and dataAreaId eq 'de20'")
                        .json()
                        .get("value"))
                .hasSize(1);
    }

    @Test
    void aNumberIsOfItsCompanyOnly() throws Exception {
        String invoice = "{\"dataAreaId\":\"%s\",\"CustomerAccount\":\"%s\",\"InvoiceDate\":\"2026-08-31\"}";

        Answer first = post("FreeTextInvoiceHeaders", invoice.formatted("de20", "C-2"));
        Answer second = post("FreeTextInvoiceHeaders", invoice.formatted("us10", "C-1"));

        assertThat(first.json().get("InvoiceIdentifier"))
                .isEqualTo(second.json().get("InvoiceIdentifier"));
    }

    @Test
    void whatWasCreatedAndTheNextNumberSurviveARestart() throws Exception {
        post("LedgerJournalHeaders", HEADER);
        stop();
        start();

        assertThat(get("/data/LedgerJournalHeaders" + CROSS).json().get("value"))
                .hasSize(1);
        assertThat(post("LedgerJournalHeaders", HEADER)
                        .json()
                        .get("JournalBatchNumber")
                        .asString())
                .isEqualTo("000002");
    }

    @Test
    void theSameLineNumberAgainIsADuplicate() throws Exception {
        post("LedgerJournalHeaders", HEADER);
        Answer first = post("LedgerJournalLines", LINE);
        Answer second = post("LedgerJournalLines", LINE.replace(":1,", ":1.0,"));

        assertThat(first.json().get("TransDate").asString()).isEqualTo("2026-08-31T12:00:00Z");
        assertThat(first.json().get("DocumentDate").asString()).isEqualTo("1900-01-01T12:00:00Z");
        assertThat(second.status()).isEqualTo(400);
        assertThat(second.error()).contains("The record already exists");
    }

    @Test
    void requiredFieldsAreNamedAsInTheRecordedError() throws Exception {
        Answer answer = post("ProjectsV2", "{\"dataAreaId\":\"de20\",\"ProjectId\":\"P-001\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/error/message").asString()).isEqualTo("An error has occurred.");
        assertThat(answer.json().at("/error/innererror/type").asString()).isEqualTo("System.Web.Http.HttpException");
        assertThat(answer.error())
                .isEqualTo(
                        "Write failed for table row of type 'ProjProjectV2Entity'. Infolog: Warning: Field 'Project group'"
                                + " must be filled in.; Warning: validateWrite failed on data source 'ProjTable (ProjTable)'.");
    }

    @Test
    void aReferenceMustExistInTheSameCompany() throws Exception {
        post("ProjectGroups", GROUP);
        String project = "{\"dataAreaId\":\"de20\",\"ProjectGroupId\":\"TM\",\"CustomerAccountNumber\":\"%s\"}";

        assertThat(post("ProjectsV2", project.formatted("C-2")).status()).isEqualTo(201);
        assertThat(post("ProjectsV2", project.formatted("C-9")).error()).contains("is not found in the related table");
        assertThat(post("LedgerJournalLines", LINE).status()).isEqualTo(400);
    }

    @Test
    void aClosedPeriodTakesNoLine() throws Exception {
        post("LedgerJournalHeaders", HEADER);

        Answer answer = post("LedgerJournalLines", LINE.replace("2026-08", "2026-07"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).contains("Fiscal period for 2026-07-31 is not open");
    }

    @Test
    void aPatchChangesOnlyWhatItNamesAndTheEtagWithIt() throws Exception {
        String before = get(BIRKE).json().get("@odata.etag").asString();
        Answer changed = call("PATCH", BIRKE, "{\"NameAlias\":\"B\"}", "If-Match", before);
        Answer stale = call("PATCH", BIRKE, "{\"NameAlias\":\"C\"}", "If-Match", before);

        assertThat(changed.status()).isEqualTo(204);
        assertThat(changed.text()).isEmpty();
        assertThat(stale.status()).isEqualTo(412);
        assertThat(get(BIRKE).json().get("NameAlias").asString()).isEqualTo("B");
        assertThat(get(BIRKE).json().get("OrganizationName").asString()).isEqualTo("Birke AG");
        assertThat(call("PATCH", BIRKE, "{\"NameAlias\":\"D\"}", "If-Match", "*")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void thereIsNoUpsertAndNoChangeOfTheKey() throws Exception {
        assertThat(call("PATCH", BIRKE.replace("C-2", "C-7"), "{\"NameAlias\":\"B\"}")
                        .status())
                .isEqualTo(404);
        assertThat(call("PATCH", BIRKE.replace(CROSS, ""), "{\"NameAlias\":\"B\"}")
                        .status())
                .isEqualTo(404);
        assertThat(call("PATCH", BIRKE, "{\"CustomerAccount\":\"C-7\"}").status())
                .isEqualTo(400);
    }

    @Test
    void aPutResetsWhatItLeavesOutAndADeleteRemoves() throws Exception {
        call("PUT", BIRKE, "{\"CustomerGroupId\":\"PS\",\"SalesCurrencyCode\":\"EUR\"}");
        String name = get(BIRKE).json().get("OrganizationName").asString();
        Answer deleted = call("DELETE", BIRKE, "");

        assertThat(name).isEmpty();
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(get(BIRKE).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'CreditLimit':'10'}|500",
                "{'OrganizationName':5}|500",
                "{'AddressValidFrom':'soon'}|500",
                "{'dataAreaId':'toolong'}|500",
                "{'dataAreaId':'zz99','CustomerGroupId':'PS','SalesCurrencyCode':'EUR'}|400",
                "[]|400",
                "{|400"
            })
    void aWrongValueIsRefused(String body, int status) throws Exception {
        assertThat(post("CustomersV3", body.replace('\'', '"')).status()).isEqualTo(status);
    }

    @Test
    void anEnumTakesItsMembersOnly() throws Exception {
        Answer answer = post("LedgerJournalHeaders", HEADER.replace("}", ",\"IsPosted\":true}"));

        assertThat(answer.error()).isEqualTo("Exception has been thrown by the target of an invocation.");
        assertThat(post("LedgerJournalHeaders", HEADER.replace("}", ",\"IsPosted\":\"Maybe\"}"))
                        .status())
                .isEqualTo(500);
    }

    @Test
    void theKeyOfAFreeTextInvoiceIsALongThatTheServerGives() throws Exception {
        Answer created = post(
                "FreeTextInvoiceHeaders",
                "{\"dataAreaId\":\"de20\",\"CustomerAccount\":\"C-2\",\"InvoiceDate\":\"2026-08-31\"}");
        String id = created.json().get("InvoiceIdentifier").asString();

        assertThat(created.json().get("InvoiceIdentifier").isNumber()).isTrue();
        assertThat(created.json().get("InvoiceId").asString()).isEmpty();
        String one = "/data/FreeTextInvoiceHeaders(InvoiceIdentifier=%s,dataAreaId='de20')" + CROSS;
        assertThat(get(one.formatted(id)).status()).isEqualTo(200);
        assertThat(get(one.formatted("'" + id + "'")).status()).isEqualTo(400);
    }

    @Test
    void postingGivesAFreeTextInvoiceItsNumberAndNoClientChangesItAnyMore() throws Exception {
        String invoice = "{\"dataAreaId\":\"de20\",\"CustomerAccount\":\"C-2\",\"InvoiceDate\":\"2026-08-31\"}";
        JsonNode draft = post("FreeTextInvoiceHeaders", invoice).json();
        long id = draft.get("InvoiceIdentifier").asLong();
        String line = "{\"dataAreaId\":\"de20\",\"ParentRecId\":%d,\"LineNumber\":%d}";
        String address = "/data/FreeTextInvoiceHeaders(dataAreaId='de20',InvoiceIdentifier=%d)".formatted(id) + CROSS;
        String ofLine =
                "/data/FreeTextInvoiceLines(dataAreaId='de20',LineNumber=1,ParentRecId=%d)".formatted(id) + CROSS;

        int added = post("FreeTextInvoiceLines", line.formatted(id, 1)).status();
        environment.post("de20", id);
        JsonNode posted = get(address).json();

        assertThat(added).isEqualTo(201);
        assertThat(draft.get("FreeTextNumber").asString()).isEqualTo("Not posted");
        assertThat(posted.get("IsPosted").asString()).isEqualTo("Yes");
        assertThat(posted.get("FreeTextNumber").asString()).isEqualTo("FTI-000001");
        assertThat(posted.get("InvoiceId")).isEqualTo(posted.get("FreeTextNumber"));
        assertThat(posted.get("@odata.etag")).isNotEqualTo(draft.get("@odata.etag"));
        assertThat(List.of(
                        call("PATCH", address, "{\"InvoiceDate\":\"2026-08-30\"}")
                                .error(),
                        call("PUT", address, "{\"CustomerAccount\":\"C-2\",\"InvoiceDate\":\"2026-08-30\"}")
                                .error(),
                        call("DELETE", address, "").error(),
                        call("DELETE", ofLine, "").error(),
                        call("PATCH", ofLine, "{\"Quantity\":2}").error(),
                        post("FreeTextInvoiceLines", line.formatted(id, 2)).error()))
                .allMatch(error -> error.contains("What is posted cannot be changed"));
        assertThatThrownBy(() -> environment.post("de20", id)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> environment.post("us10", id)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyJsonIsTakenAndGiven() throws Exception {
        assertThat(call("POST", "/data/CustomersV3" + CROSS, "{}", "Content-Type", "text/plain")
                        .status())
                .isEqualTo(415);
        assertThat(call("GET", "/data/CustomersV3", "", "Accept", "application/xml")
                        .status())
                .isEqualTo(406);
    }
}
