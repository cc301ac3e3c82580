package org.tallystick.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.tallystick.json.MalformedDocumentTest.EXPENSE;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tallystick.model.ExpenseItem;
import org.tallystick.model.RecordType;
import org.tallystick.model.rule.Violation;

/** Every limit on every way in. */
class LimitsTest {

    private static final JsonForm JSON = JsonForm.ofDefaults();

    enum Way {
        STRING {
            @Override
            ExpenseItem read(String document) {
                return JSON.read(RecordType.EXPENSE_ITEM, document);
            }
        },
        BYTES {
            @Override
            ExpenseItem read(String document) {
                return JSON.read(RecordType.EXPENSE_ITEM, document.getBytes(UTF_8));
            }
        },
        STREAM {
            @Override
            ExpenseItem read(String document) throws IOException {
                return JSON.read(RecordType.EXPENSE_ITEM, new ByteArrayInputStream(document.getBytes(UTF_8)));
            }
        };

        abstract ExpenseItem read(String document) throws IOException;
    }

    @ParameterizedTest
    @EnumSource
    void aStringIsReadUpToTheLimitAndRefusedBeyond(Way way) {
        assertLimit(way, "\"Taxi\"", "\"" + "x".repeat(JsonForm.MAX_STRING_LENGTH) + "\"", "\"x", "string");
    }

    @ParameterizedTest
    @EnumSource
    void anExtensionsNameIsReadUpToTheLimitAndRefusedBeyond(Way way) {
        String extensions = "\"id\":\"X-1\"},\"extensions\":{\"%s\":\"v\"}";
        assertLimit(way, "\"id\":\"X-1\"}", extensions.formatted("n".repeat(JsonForm.MAX_NAME_LENGTH)), "\"n", "name");
    }

    @ParameterizedTest
    @EnumSource
    void aNumberIsKeptUpToTheLimitAndRefusedBeyond(Way way) {
        String longest = "\"Taxi\",\"unknown\":1" + "7".repeat(JsonForm.MAX_NUMBER_LENGTH - 1);
        assertLimit(way, "\"Taxi\"", longest, ":1", "number");
    }

    @ParameterizedTest
    @EnumSource
    void aDeepFieldIsKeptUpToTheLimitAndRefusedBeyond(Way way) {
        int depth = JsonForm.MAX_DEPTH - 2;
        String deepest = "\"Taxi\",\"unknown\":[" + "[".repeat(depth - 1) + "]".repeat(depth);
        assertThatCode(() -> JSON.write(way.read(EXPENSE.replace("\"Taxi\"", deepest))))
                .doesNotThrowAnyException();

        assertRefused(way, EXPENSE.replace("\"Taxi\"", deepest.replace("[]", "[[]]")), "depth");
        assertRefused(way, EXPENSE.replace("\"Taxi\"", deepest.substring(17).replace("[]", "[[]]")), "depth");
    }

    @ParameterizedTest
    @EnumSource
    void aLargeDocumentIsRefused(Way way) {
        String padded = EXPENSE + " ".repeat(JsonForm.MAX_DOCUMENT_LENGTH - EXPENSE.length());
        assertThatCode(() -> way.read(padded)).doesNotThrowAnyException();

        assertRefused(way, padded + " ", "at most 33554432 is read");
    }

    private static void assertLimit(Way way, String part, String longest, String start, String what) {
        String fits = EXPENSE.replace(part, longest);
        assertThatCode(() -> JSON.write(way.read(fits))).doesNotThrowAnyException();

        assertRefused(way, fits.replace(start, start + start.charAt(1)), what);
    }

    private static void assertRefused(Way way, String document, String reason) {
        MalformedDocumentException refused =
                catchThrowableOfType(MalformedDocumentException.class, () -> way.read(document));

        assertThat(refused.violations()).singleElement().returns("JSON_LIMIT", Violation::rule);
        assertThat(refused.getMessage().toLowerCase(Locale.ROOT)).contains(reason);
    }
}
