package org.tallystick.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.model.value.CountryCode;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

class JsonBinderTest {

    record Wire(
            @JsonProperty("Name") String name,
            @JsonProperty("Active") Boolean active,
            @JsonProperty("Amount") BigDecimal amount,
            @JsonProperty("Day") LocalDate day,
            @JsonProperty("Stamp") Instant stamp,
            @JsonProperty("Currency") CurrencyCode currency,
            @JsonProperty("Country") CountryCode country,
            @JsonProperty("Parent") Parent parent,
            @JsonProperty("Lines") List<Parent> lines) {}

    record Parent(@JsonProperty("Day") LocalDate day) {}

    private final JsonBinder<Wire> binder = JsonBinder.of(Wire.class);

    @Test
    void valuesAreReadExactly() {
        Wire wire = binder.bind("""
                {"Name":"Αιγαίο","Active":true,"Amount":12345678901234567.10,"Day":"2026-08-31",
                 "Stamp":"2025-11-03T09:15:42.123+0000","Currency":"KWD","Country":"GR","Other":[1,{"x":2}]}""");

        assertThat(wire)
                .isEqualTo(new Wire(
                        "Αιγαίο",
                        true,
                        new BigDecimal("12345678901234567.10"),
                        LocalDate.of(2026, 8, 31),
                        Instant.parse("2025-11-03T09:15:42.123Z"),
                        new CurrencyCode("KWD"),
                        new CountryCode("GR"),
                        null,
                        null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-08-31T10:00:00Z", "2026-08-31T12:00:00.000+02:00", "2026-08-31T12:00:00.000+0200"})
    void aMomentMayHaveItsOffsetInAnyForm(String text) {
        assertThat(binder.bind("{\"Stamp\":\"" + text + "\"}").stamp())
                .isEqualTo(Instant.parse("2026-08-31T10:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"42.5Z", "42.50+0000", "42.500000+00:00", "42.500000000Z"})
    void aMomentMayHaveAnyFractionOfASecond(String end) {
        assertThat(binder.bind("{\"Stamp\":\"2026-08-31T10:00:" + end + "\"}").stamp())
                .isEqualTo(Instant.parse("2026-08-31T10:00:42.500Z"));
    }

    @Test
    void absentAndNullAreNull() {
        assertThat(binder.bind("{\"Name\":null,\"Active\":null,\"Amount\":null}"))
                .isEqualTo(new Wire(null, null, null, null, null, null, null, null, null));
    }

    @Test
    void decimalTextIsANumber() {
        assertThat(binder.bind("{\"Amount\":\"12.50\"}").amount()).isEqualTo(new BigDecimal("12.50"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"Amount":1234567890123456789}         | NUMBER_TOO_LARGE   | Amount       | 1234567890123456789
                    {"Amount":1e400000000}                 | NUMBER_TOO_LARGE   | Amount       | 1e400000000
                    {"Amount":1e-400000000}                | NUMBER_TOO_PRECISE | Amount       | 1e-400000000
                    {"Amount":"twelve"}                    | TYPE               | Amount       | twelve
                    {"Amount":true}                        | TYPE               | Amount       | true
                    {"Amount":{"a":1}}                     | TYPE               | Amount       | {
                    {"Name":12}                            | TYPE               | Name         | 12
                    {"Active":"true"}                      | TYPE               | Active       | true
                    {"Day":"2026-02-30"}                   | DATE               | Day          | 2026-02-30
                    {"Stamp":"2026-02-03"}                 | DATE               | Stamp        | 2026-02-03
                    {"Stamp":"2026-02-30T10:00:00Z"}       | DATE               | Stamp        | 2026-02-30T10:00:00Z
                    {"Stamp":"2026-02-03T10:00:00"}        | DATE               | Stamp        | 2026-02-03T10:00:00
                    {"Currency":"EURO"}                    | CURRENCY_UNKNOWN   | Currency     | EURO
                    {"Currency":"eur"}                     | CURRENCY_UNKNOWN   | Currency     | eur
                    {"Country":"UK"}                       | COUNTRY_UNKNOWN    | Country      | UK
                    {"Parent":{"Day":"x"}}                 | DATE               | Parent.Day   | x
                    {"Lines":[{"Day":null},{"Day":"x"}]}   | DATE               | Lines[1].Day | x
                    """)
    void whatIsRefusedNamesRuleFieldAndValue(String json, String rule, String field, String value) {
        Problem problem = refusal(json);

        assertThat(problem.kind()).isEqualTo(FailureKind.INVALID);
        assertThat(problem.code()).isEqualTo(rule);
        assertThat(problem.field()).isEqualTo(field);
        assertThat(problem.value()).isEqualTo(value);
        assertThat(problem.message()).contains(field).contains(value);
        assertThat(problem.remedy()).isNotBlank();
    }

    @Test
    void aValueOfAnotherShapeNamesItsField() {
        assertThat(refusal("{\"Parent\":\"text\"}").field()).isEqualTo("Parent");
        assertThat(refusal("{\"Parent\":\"text\"}").code()).isEqualTo("TYPE");
        assertThat(refusal("[]").code()).isEqualTo("TYPE");
        assertThat(refusal("null").code()).isEqualTo("TYPE");
    }

    @Test
    void aKeyThatIsThereTwiceIsRefused() {
        Problem problem = refusal("{\"Amount\":1,\"Amount\":2}");

        assertThat(problem.code()).isEqualTo("JSON");
        assertThat(problem.message()).contains("Amount");
    }

    @Test
    void aTextBeyondTheLimitIsRefused() {
        assertThat(refusal("{\"Name\":\"" + "x".repeat(Mappers.MAX_STRING + 1) + "\"}")
                        .code())
                .isEqualTo("JSON_LIMIT");
    }

    @Test
    void aNumberBeyondTheLimitIsRefused() {
        Problem problem = refusal("{\"Other\":1,\"Amount\":" + "9".repeat(Mappers.MAX_NUMBER + 1) + "}");

        assertThat(problem.code()).isEqualTo("JSON_LIMIT");
        assertThat(problem.field()).isEqualTo("Amount");
    }

    @Test
    void nestingBeyondTheLimitIsRefused() {
        String deep = "[".repeat(Mappers.MAX_DEPTH) + "]".repeat(Mappers.MAX_DEPTH);

        assertThat(refusal("{\"Other\":" + deep + "}").code()).isEqualTo("JSON_LIMIT");
    }

    @Test
    void theLimitsThemselvesAreAllowed() {
        String deep = "[".repeat(Mappers.MAX_DEPTH - 1) + "]".repeat(Mappers.MAX_DEPTH - 1);
        String json = "{\"Other\":" + deep + ",\"Name\":\"" + "x".repeat(Mappers.MAX_STRING) + "\",\"Long\":"
                + "9".repeat(Mappers.MAX_NUMBER) + "}";

        assertThat(binder.bind(json).name()).hasSize(Mappers.MAX_STRING);
    }

    @Test
    void somethingAfterTheRecordIsRefused() {
        assertThat(refusal("{} {}").kind()).isEqualTo(FailureKind.INVALID);
    }

    @Test
    void theLenientBinderStillSaysWhoARefusedRecordIs() {
        String json = "{\"Name\":\"a\",\"Amount\":" + "9".repeat(5000) + ",\"Amount\":2,\"Amount\":3}";

        assertThat(JsonBinder.lenient(NameOnly.class).bind(json).name()).isEqualTo("a");
    }

    record NameOnly(@JsonProperty("Name") String name) {}

    private Problem refusal(String json) {
        return assertThatThrownBy(() -> binder.bind(json))
                .asInstanceOf(InstanceOfAssertFactories.type(BadRecordException.class))
                .actual()
                .problem();
    }
}
