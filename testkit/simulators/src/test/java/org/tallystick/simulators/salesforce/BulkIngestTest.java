package org.tallystick.simulators.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BulkIngestTest extends OrgTest {

    private static final String JOBS = OrgClient.ROOT + "/jobs/ingest";
    private static final String JOB = """
            {"object":"Account","operation":"upsert","externalIdFieldName":"Tallystick_Key__c",
             "contentType":"CSV","lineEnding":"LF","columnDelimiter":"COMMA"}""";

    @Override
    OrgSettings settings() {
        return super.settings().withBulkPolls(polls).withDailyRequests(100_000);
    }

    private int polls;

    @Test
    void aJobUpsertsItsRowsAndTellsOfEach() {
        String job = made();
        assertThat(client.get(job).json().get("contentUrl").asString()).isEqualTo(job.substring(1) + "/batches");

        assertThat(upload(job, "Tallystick_Key__c,Name,Phone\na,\"Fir, \"\"old\"\"\",1\nb,,2\n")
                        .status())
                .isEqualTo(201);
        assertThat(close(job).json().get("state").asString()).isEqualTo("UploadComplete");
        var ended = client.get(job).json();

        assertThat(ended.get("state").asString()).isEqualTo("JobComplete");
        assertThat(ended.get("numberRecordsProcessed").asInt()).isEqualTo(2);
        assertThat(ended.get("numberRecordsFailed").asInt()).isEqualTo(1);
        assertThat(client.get(job + "/successfulResults").text())
                .matches(Pattern.quote("\"sf__Id\",\"sf__Created\",\"Tallystick_Key__c\",\"Name\",\"Phone\"\n")
                        + "\"001\\w{15}\",\"true\",\"a\",\"Fir, \"\"old\"\"\",\"1\"\n");
        assertThat(client.get(job + "/failedResults").text()).isEqualTo("""
                        "sf__Id","sf__Error","Tallystick_Key__c","Name","Phone"
                        "","REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --","b","","2"
                        """);
        assertThat(client.get(job + "/unprocessedrecords").text())
                .isEqualTo("\"Tallystick_Key__c\",\"Name\",\"Phone\"\n");
        assertThat(names("SELECT Name FROM Account WHERE Tallystick_Key__c = 'a'"))
                .containsExactly("Fir, \"old\"");
    }

    @Test
    void anEmptyValueLeavesAFieldAndTheSignClearsIt() {
        ended("Tallystick_Key__c,Name,Phone,Website\na,Fir,1,w\n");

        String second = ended("Tallystick_Key__c,Name,Phone,Website\na,,#N/A,\n");

        assertThat(client.get(second + "/successfulResults").text()).contains("\"false\",\"a\"");
        assertThat(client.query("SELECT Name, Phone, Website FROM Account WHERE Tallystick_Key__c = 'a'")
                        .text())
                .contains("\"Name\":\"Fir\",\"Phone\":null,\"Website\":\"w\"");
    }

    @Test
    void aStepInAWrongStateIsRefused() {
        String job = made();
        assertError(close(job), 400, "INVALIDJOBSTATE", "after the upload");
        assertError(client.get(job + "/failedResults"), 400, "INVALIDJOBSTATE", "no results yet");
        assertError(client.put(job + "/batches", "application/json", "x"), 415, "UNSUPPORTED_MEDIA_TYPE", "text/csv");
        upload(job, "Tallystick_Key__c,Name\na,Fir\n");
        assertError(upload(job, "Tallystick_Key__c,Name\nb,Fir\n"), 400, "INVALIDJOBSTATE", "one upload");
        close(job);
        assertError(close(job), 400, "INVALIDJOBSTATE", "closed once");
        assertError(client.patch(job, "{\"state\":\"Aborted\"}"), 400, "INVALIDJOBSTATE", "has ended");
        assertError(client.patch(job, "{\"state\":\"Done\"}"), 400, "INVALIDJOBSTATE", "UploadComplete or Aborted");
        assertError(client.get(JOBS + "/750000000000000AAA"), 404, "NOT_FOUND", "not exist");
    }

    @Test
    void anAbortedJobWritesNothing() {
        String job = made();
        upload(job, "Tallystick_Key__c,Name\na,Fir\n");

        assertThat(client.patch(job, "{\"state\":\"Aborted\"}")
                        .json()
                        .get("state")
                        .asString())
                .isEqualTo("Aborted");

        assertThat(names("SELECT Name FROM Account WHERE Tallystick_Key__c = 'a'"))
                .isEmpty();
        assertError(close(job), 400, "INVALIDJOBSTATE", "closed once");
    }

    @Test
    void aJobIsMadeOnlyForWhatTheOrgHas() {
        assertError(client.post(JOBS, JOB.replace("Account", "Nothing")), 400, "INVALIDENTITY", "Nothing");
        assertError(client.post(JOBS, JOB.replace("Tallystick_Key__c", "Phone")), 400, "INVALIDJOB", "Phone");
        assertError(client.post(JOBS, JOB.replace("upsert", "merge")), 400, "INVALIDJOB", "operation is upsert");
        assertError(client.post(JOBS, JOB.replace("\"LF\"", "\"CR\"")), 400, "INVALIDJOB", "lineEnding is LF");
    }

    @Test
    void dataThatCannotBeReadFailTheJob() {
        assertFailed("Tallystick_Key__c,Nothing\na,1\n", "Field name not found : Nothing");
        assertFailed("Tallystick_Key__c,Name\r\na,Fir\r\n", "LineEnding is invalid");
        assertFailed("Tallystick_Key__c,Name\na,\"Fir\n", "end within a quoted value");
        assertFailed("", "no header");
    }

    @Test
    void rowsOfOneJobFailEachForItself() {
        String job = ended("Tallystick_Key__c,Name\na,Fir,1\n,Fir\nb," + "x".repeat(32_001) + "\nc,Fir\n");

        assertThat(client.get(job + "/failedResults").text())
                .contains("INVALID_BATCH:3 values under 2 columns:--")
                .contains("MISSING_ARGUMENT:Tallystick_Key__c not specified:Tallystick_Key__c --")
                .contains("STRING_TOO_LONG:");
        assertThat(client.get(job + "/successfulResults").text()).contains("\"c\",\"Fir\"");
    }

    @Test
    void aJobRunsAsLongAsTheSettingsSayAndIsListed() {
        polls = 1;
        restart();
        String job = made();
        upload(job, "Tallystick_Key__c,Name\na,Fir\n");
        close(job);

        assertThat(client.get(JOBS + "?jobType=V2Ingest")
                        .json()
                        .get("records")
                        .get(0)
                        .get("state")
                        .asString())
                .isEqualTo("UploadComplete");
        assertThat(client.get(job).json().get("state").asString()).isEqualTo("InProgress");
        assertThat(names("SELECT Name FROM Account WHERE Tallystick_Key__c = 'a'"))
                .isEmpty();
        assertThat(client.get(job).json().get("state").asString()).isEqualTo("JobComplete");
        assertThat(names("SELECT Name FROM Account WHERE Tallystick_Key__c = 'a'"))
                .hasSize(1);
    }

    private void assertFailed(String csv, String why) {
        var job = client.get(ended(csv)).json();
        assertThat(job.get("state").asString()).isEqualTo("Failed");
        assertThat(job.get("errorMessage").asString())
                .startsWith("InvalidBatch : ")
                .contains(why);
    }

    private String made() {
        return JOBS + "/" + client.post(JOBS, JOB).json().get("id").asString();
    }

    private String ended(String csv) {
        String job = made();
        upload(job, csv);
        close(job);
        return job;
    }

    private OrgClient.Answer upload(String job, String csv) {
        return client.put(job + "/batches", "text/csv", csv);
    }

    private OrgClient.Answer close(String job) {
        return client.patch(job, "{\"state\":\"UploadComplete\"}");
    }
}
