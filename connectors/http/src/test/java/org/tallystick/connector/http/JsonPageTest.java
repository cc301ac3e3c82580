package org.tallystick.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;

class JsonPageTest {

    @Test
    void recordsAreKeptUntouched() {
        JsonPage page = JsonPage.parse(
                "{\"done\":false,\"next\":\"/a\\u0062\",\"n\":12.50,\"nil\":null,\"records\":[ {\"a\" : 1.0} ,[ ],\"t\",7.0]}",
                "records");

        assertThat(page.records()).containsExactly("{\"a\" : 1.0}", "[ ]", "\"t\"", "7.0");
        assertThat(page.member("done")).contains("false");
        assertThat(page.member("next")).contains("/ab");
        assertThat(page.member("n")).contains("12.50");
        assertThat(page.member("nil")).isEmpty();
    }

    @Test
    void recordsOfALongPageAreKeptUntouched() {
        String body = IntStream.range(0, 5_000)
                .mapToObj(i -> "{\"i\": %d, \"name\":\"Αιγαίο \\\" 😀 %d\"}".formatted(i, i))
                .collect(Collectors.joining(",\n", "{\"records\":[", "]}"));

        JsonPage page = JsonPage.parse(body, "records");

        assertThat(page.records()).hasSize(5_000);
        assertThat(page.records().get(4_321)).isEqualTo("{\"i\": 4321, \"name\":\"Αιγαίο \\\" 😀 4321\"}");
    }

    @Test
    void aPageThatIsCutIsAFailureAtEveryPlace() {
        String body = "{\"records\":[{\"a\":\"x\"},{\"a\":\"y\"}],\"done\":true}";

        for (int length = 0; length < body.length(); length++) {
            String cut = body.substring(0, length);
            assertThat(failure(() -> JsonPage.parse(cut, "records")).problem().code())
                    .as(cut)
                    .isIn("ANSWER_MALFORMED", "ANSWER_SHAPE");
        }
    }

    @Test
    void aPageWithoutItsRecordsIsAFailure() {
        assertThat(failure(() -> JsonPage.parse("{\"done\":true}", "records")).kind())
                .isEqualTo(FailureKind.INVALID);
        assertThat(failure(() -> JsonPage.parse("{\"records\":{}}", "records")).kind())
                .isEqualTo(FailureKind.INVALID);
        assertThat(failure(() -> JsonPage.parse("[]", "records")).kind()).isEqualTo(FailureKind.INVALID);
        assertThat(failure(() -> JsonPage.parse("<html>", "records")).kind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(failure(() -> JsonPage.elements("{}")).kind()).isEqualTo(FailureKind.INVALID);
    }

    @Test
    void aPageMayLeaveOutRecordsWhereTheSystemDoes() {
        assertThat(JsonPage.parseMaybeEmpty("{}", "Report_Entry").records()).isEmpty();
    }

    @Test
    void aMemberThatIsThereTwiceIsAFailure() {
        assertThat(failure(() -> JsonPage.parse("{\"records\":[],\"records\":[]}", "records"))
                        .problem()
                        .message())
                .contains("'records' is there twice");
    }

    @Test
    void aPageThatIsTooDeepIsAFailure() {
        String deep = "{\"records\":[" + "[".repeat(300) + "]".repeat(300) + "]}";

        assertThat(failure(() -> JsonPage.parse(deep, "records")).problem().code())
                .isEqualTo("JSON_LIMIT");
    }

    @Test
    void aRecordThatItsBinderRefusesDoesNotSpoilItsPage() {
        String body = "{\"records\":[{\"n\":" + "9".repeat(5_000) + "},{\"n\":1,\"n\":2},{\"n\":3}]}";

        assertThat(JsonPage.parse(body, "records").records()).hasSize(3);
    }

    @Test
    void aFailureShowsNothingOfThePage() {
        ConnectorException failure = failure(() -> JsonPage.parse("{\"records\":[{\"salary\": 12x", "records"));

        assertThat(failure).hasMessageNotContaining("salary").hasMessageNotContaining("12x");
    }

    private static ConnectorException failure(Runnable reading) {
        return assertThatThrownBy(reading::run)
                .asInstanceOf(InstanceOfAssertFactories.type(ConnectorException.class))
                .actual();
    }
}
