package org.tallystick.simulators.dynamics365;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Entity sets that a customer's developers made. */
class CustomerSetTest extends EnvironmentTest {

    private static final String SET = "FirmProjectExtras";
    private static final String ROW = """
            {"dataAreaId":"DE20","FirmCode":"F-1","Cap":12.50,"Days":3,"Since":"2026-08-31","Changed":"2026-08-31T22:00:00Z","Active":"Yes"}""";
    private static final String ADDRESS = "/data/" + SET + "(FirmCode='F-1',dataAreaId='de20')" + CROSS;

    @BeforeEach
    void define() {
        environment.addEntitySet(
                SET,
                List.of("dataAreaId", "FirmCode"),
                "dataAreaId s",
                "FirmCode s(10)",
                "Note s",
                "Cap d",
                "Days i",
                "Since dt",
                "Changed ts",
                "Active e:NoYes");
    }

    @Test
    void theMetadataDescribesItWithItsKeyAndLimits() throws Exception {
        assertThat(get("/data/$metadata").text())
                .contains(
                        "<EntitySet Name=\"FirmProjectExtras\" EntityType=\"Microsoft.Dynamics.DataEntities.FirmProjectExtrasEntity\"/>")
                .contains(
                        "<EntityType Name=\"FirmProjectExtrasEntity\"><Key><PropertyRef Name=\"dataAreaId\"/><PropertyRef Name=\"FirmCode\"/></Key>")
                .contains("<Property Name=\"FirmCode\" Type=\"Edm.String\" MaxLength=\"10\"/>")
                .contains("<Property Name=\"Days\" Type=\"Edm.Int32\"/>")
                .contains("<Property Name=\"Active\" Type=\"Microsoft.Dynamics.DataEntities.NoYes\"/>");
        assertThat(get("/data").text()).contains(SET);
    }

    @Test
    void aRowIsCreatedOnceAndReadAndChangedByItsKey() throws Exception {
        assertThat(post(SET, ROW).status()).isEqualTo(201);
        assertThat(post(SET, ROW).error()).contains("The record already exists");
        String etag = get(ADDRESS).json().get("@odata.etag").asString();
        assertThat(call("PATCH", ADDRESS, "{\"Cap\":0}", "If-Match", etag).status())
                .isEqualTo(204);
        assertThat(call("PATCH", ADDRESS, "{\"Cap\":1}", "If-Match", etag).status())
                .isEqualTo(412);

        assertThat(filter(SET, "Days gt 2 and FirmCode eq 'F-1'").json().get("value"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.get("dataAreaId").asString()).isEqualTo("de20");
                    assertThat(row.get("Note").asString()).isEmpty();
                    assertThat(row.get("Cap").decimalValue()).isEqualByComparingTo("0");
                    assertThat(row.get("Since").asString()).isEqualTo("2026-08-31T12:00:00Z");
                    assertThat(row.get("Changed").asString()).isEqualTo("2026-08-31T22:00:00Z");
                });
        assertThat(get("/data/" + SET).json().get("value")).isEmpty();
    }

    @Test
    void theKeyIsGivenWhole() throws Exception {
        assertThat(post(SET, "{\"dataAreaId\":\"de20\"}").error()).contains("Field 'FirmCode' must be filled in.");
        assertThat(post(SET, ROW.replace("DE20", "zz99")).error()).contains("Company zz99 does not exist.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"F-1\" | \"F-123456789\"",
                "\"Yes\" | \"Maybe\"",
                "\"Yes\" | true",
                "12.50 | \"12.50\"",
                "3, | 3.5,",
                "3, | 2147483648,",
                "\"2026-08-31\" | \"31.8.2026\""
            })
    void whatDoesNotFitTheTypeIsRefused(String good, String bad) throws Exception {
        Answer answer = post(SET, ROW.replace(good, bad));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.error()).contains("Exception has been thrown by the target of an invocation.");
    }

    @Test
    void rowsSurviveARestartAfterWhichTheSetIsDefinedAgain() throws Exception {
        post(SET, ROW);
        stop();
        start();
        assertThat(get("/data/" + SET + CROSS).status()).isEqualTo(404);

        define();

        assertThat(get("/data/" + SET + CROSS).json().get("value")).hasSize(1);
    }

    @Test
    void aSetOfThatNameOrAKeyThatIsNoPropertyIsRefused() {
        assertThatThrownBy(this::define).hasMessage("FirmProjectExtras is there already");
        assertThatThrownBy(() -> environment.addEntitySet("FirmSites", List.of("Site"), "dataAreaId s"))
                .hasMessageContaining("The key [Site] of FirmSites is not among its properties");
    }
}
