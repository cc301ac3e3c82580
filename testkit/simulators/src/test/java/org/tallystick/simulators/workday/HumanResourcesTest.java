package org.tallystick.simulators.workday;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Get_Workers of a tenant with the workers 21001 and 21002, to the letter of the sheet. */
class HumanResourcesTest {

    private static final String GOOD = """
            <wd:Request_Criteria/><wd:Response_Filter><wd:As_Of_Effective_Date>2026-09-01</wd:As_Of_Effective_Date>\
            <wd:Page>1</wd:Page><wd:Count>1</wd:Count></wd:Response_Filter>""";

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path state;

    private WorkdayTenant tenant;

    @BeforeEach
    void start() throws URISyntaxException {
        tenant = WorkdayTenant.start(
                Path.of(HumanResourcesTest.class.getResource("deliveries").toURI()),
                state,
                () -> Instant.parse("2026-09-01T12:00:00Z"));
        tenant.play("2026-08");
    }

    @AfterEach
    void stop() {
        tenant.close();
    }

    @Test
    void aPageHasItsWorkersAndTheTotals() throws Exception {
        HttpResponse<String> answer = ask("v44.0", GOOD);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("<wd:Total_Results>2</wd:Total_Results><wd:Total_Pages>2</wd:Total_Pages>")
                .contains("<wd:Page_Results>1</wd:Page_Results><wd:Page>1</wd:Page>")
                .contains("<wd:ID wd:type=\"Employee_ID\">21001</wd:ID>")
                .contains("<wd:Worker_Descriptor>Ann &amp; Co</wd:Worker_Descriptor>")
                .doesNotContain("21002");
    }

    @Test
    void aPageBehindTheEndIsEmpty() throws Exception {
        assertThat(ask("v44.0", GOOD.replace("<wd:Page>1<", "<wd:Page>3<")).body())
                .contains("<wd:Page_Results>0</wd:Page_Results>")
                .doesNotContain("<wd:Worker>");
    }

    @Test
    void aWorkerIsThereFromTheDayOfHire() throws Exception {
        assertThat(ask("v44.0", GOOD.replace("2026-09-01", "2020-12-31")).body())
                .contains("<wd:Total_Results>1</wd:Total_Results>");
    }

    @Test
    void groupsThatAreNotAskedForAreNotTold() throws Exception {
        assertThat(ask(
                                "v44.0",
                                GOOD
                                        + "<wd:Response_Group><wd:Include_Reference>1</wd:Include_Reference></wd:Response_Group>")
                        .body())
                .doesNotContain("Employment_Data");
    }

    @Test
    void referencesGiveThoseAndMissingOnesAreAFaultUnlessSkipped() throws Exception {
        String references =
                "<wd:Request_References%s><wd:Worker_Reference><wd:ID wd:type=\"Employee_ID\">21002</wd:ID></wd:Worker_Reference><wd:Worker_Reference><wd:ID wd:type=\"Employee_ID\">9</wd:ID></wd:Worker_Reference></wd:Request_References>";

        assertThat(ask("v44.0", references.formatted(" wd:Skip_Non_Existing_Instances=\"1\""))
                        .body())
                .contains("21002")
                .doesNotContain("21001");
        validation(ask("v44.0", references.formatted("")), "'9' is not a valid ID value");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<wd:Response_Filter><wd:Page>0</wd:Page></wd:Response_Filter>",
                "<wd:Response_Filter><wd:Count>1000</wd:Count></wd:Response_Filter>",
                "<wd:Response_Filter><wd:Count>many</wd:Count></wd:Response_Filter>",
                "<wd:Response_Filter><wd:Count>1</wd:Count><wd:Page>1</wd:Page></wd:Response_Filter>",
                "<wd:Response_Filter><wd:As_Of_Effective_Date>today</wd:As_Of_Effective_Date></wd:Response_Filter>",
                "<wd:Response_Filter/><wd:Request_Criteria/>",
                "<wd:Request_References/><wd:Request_Criteria/>",
                "<wd:Request_Criteria><wd:Exclude_All>1</wd:Exclude_All></wd:Request_Criteria>",
                "<wd:Response_Group><wd:Include_All>1</wd:Include_All></wd:Response_Group>"
            })
    void whatTheSchemaDoesNotHaveIsAValidationFault(String request) throws Exception {
        validation(ask("v44.0", request), "");
    }

    @Test
    void aWrongVersionIsAFault() throws Exception {
        assertThat(ask("v9.0", GOOD).body())
                .contains("<faultcode>SOAP-ENV:Client<")
                .contains("Invalid service version");
        validation(post("v44.0", envelope("v45.0", header(WorkdayTenant.USER + "@" + WorkdayTenant.TENANT), GOOD)), "");
    }

    @Test
    void withoutTheHeaderOrWithABareUserOrAnotherPasswordNobodyComesIn() throws Exception {
        security(post("v44.0", envelope("v44.0", "", GOOD)));
        security(post("v44.0", envelope("v44.0", header(WorkdayTenant.USER), GOOD)));
        tenant.changePassword("other");
        security(ask("v44.0", GOOD));
    }

    @Test
    void aDtdIsRefused() throws Exception {
        assertThat(post("v44.0", "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>").statusCode())
                .isEqualTo(500);
    }

    @Test
    void anAnswerIsPackedForWhoAsksForIt() throws Exception {
        String envelope = envelope("v44.0", header(WorkdayTenant.USER + "@" + WorkdayTenant.TENANT), GOOD);
        HttpRequest asked = HttpRequest.newBuilder(request("v44.0", envelope), (name, value) -> true)
                .header("Accept-Encoding", "gzip")
                .build();

        HttpResponse<InputStream> answer = http.send(asked, BodyHandlers.ofInputStream());

        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        try (InputStream unpacked = new GZIPInputStream(answer.body())) {
            assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(ask("v44.0", GOOD).body());
        }
    }

    private static void validation(HttpResponse<String> answer, String message) {
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .contains(
                        "<wd:Validation_Fault",
                        "<wd:Validation_Error><wd:Message>",
                        "<wd:Xpath>/wd:Get_Workers_Request")
                .contains(message);
    }

    private static void security(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("<faultcode>wsse:").contains("invalid username or password");
    }

    private HttpResponse<String> ask(String version, String content) throws Exception {
        return post(version, envelope(version, header(WorkdayTenant.USER + "@" + WorkdayTenant.TENANT), content));
    }

    private static String header(String user) {
        return "<wsse:Security xmlns:wsse=\"%s\"><wsse:UsernameToken><wsse:Username>%s</wsse:Username><wsse:Password Type=\"http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordText\">%s</wsse:Password></wsse:UsernameToken></wsse:Security>"
                .formatted(Soap.WSSE, user, WorkdayTenant.PASSWORD);
    }

    private static String envelope(String version, String header, String content) {
        return "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:wd=\"urn:com.workday/bsvc\"><e:Header>%s</e:Header><e:Body><wd:Get_Workers_Request wd:version=\"%s\">%s</wd:Get_Workers_Request></e:Body></e:Envelope>"
                .formatted(header, version, content);
    }

    private HttpResponse<String> post(String version, String body) throws Exception {
        return http.send(request(version, body), BodyHandlers.ofString());
    }

    private HttpRequest request(String version, String body) {
        return HttpRequest.newBuilder(URI.create(
                        tenant.baseUri() + "/ccx/service/" + WorkdayTenant.TENANT + "/Human_Resources/" + version))
                .header("Content-Type", "text/xml;charset=UTF-8")
                .POST(BodyPublishers.ofString(body))
                .build();
    }
}
