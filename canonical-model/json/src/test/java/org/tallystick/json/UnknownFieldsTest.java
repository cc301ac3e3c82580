package org.tallystick.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.model.ExpenseItem;
import org.tallystick.model.HeaderBuilder;
import org.tallystick.model.RecordType;

/** Fields of other versions survive a reader that does not know them (CM-11, CM-15). */
class UnknownFieldsTest {

    private static final String EXPENSE = """
            {"type":"expense-item","schemaVersion":"0.2","record":{\
            "header":{"ref":{"system":"psa","type":"expense-item","id":"X-1","alias":null},"effective":{"hours":[8]},"unknown":{}},\
            "date":"2026-08-12","amount":{"amount":"12.50","currency":"EUR","minor":1250},\
            "billable":true,"receiptAttached":true,"approval":"APPROVED",\
            "a/b":{"z":1.10e+3,"a":"\\uD83D"},"later":[true,false]}}""";

    private final JsonForm json = JsonForm.ofDefaults();

    @Test
    void areKeptAtEveryDepthWithTheirPlaces() {
        ExpenseItem item = json.read(RecordType.EXPENSE_ITEM, EXPENSE);

        assertThat(item.header().unknown())
                .containsExactly(
                        entry("/amount/minor", "1250"),
                        entry("/a~1b", "{\"z\":1.10e+3,\"a\":\"\\uD83D\"}"),
                        entry("/header/effective/hours", "[8]"),
                        entry("/header/ref/alias", "null"),
                        entry("/header/unknown", "{}"),
                        entry("/later", "[true,false]"));
    }

    @Test
    void areWrittenAgainAtTheirPlaces() {
        ExpenseItem item = json.read(RecordType.EXPENSE_ITEM, EXPENSE.replace("[8]", " [ 8 ] "));

        assertThat(json.write(item)).isEqualTo(EXPENSE);
        assertThat(json.read(RecordType.EXPENSE_ITEM, EXPENSE.getBytes(UTF_8))).isEqualTo(item);
    }

    @Test
    void ofALaterMinorVersionAreKept() {
        ExpenseItem item = json.read(RecordType.EXPENSE_ITEM, EXPENSE.replace("\"0.2\"", "\"0.17\""));

        assertThat(item).isEqualTo(json.read(RecordType.EXPENSE_ITEM, EXPENSE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /project/colour         | 1       | /project/colour, whose place is gone
            /lines/2/colour         | 1       | /lines/2/colour, whose place is gone
            /header/extensions/x    | "y"     | /header/extensions/x, whose place is gone
            /category               | "Taxi"  | /category, which the form knows
            colour                  | 1       | 'colour', which is no JSON Pointer
            /colour                 | 1 2     | something follows its end
            /colour                 | red     | is no JSON value
            /colour                 | {"a":1,"a":2} | stands twice
            """)
    void thatHaveNoPlaceOrNoFormAreRefused(String pointer, String text, String reason) {
        ExpenseItem item = json.read(RecordType.EXPENSE_ITEM, EXPENSE);
        ExpenseItem broken = RecordType.EXPENSE_ITEM.withHeader(
                item,
                HeaderBuilder.builder(item.header())
                        .unknown(new TreeMap<>(Map.of(pointer, text)))
                        .build());

        assertThatThrownBy(() -> json.write(broken))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("psa/expense-item/X-1")
                .hasMessageContaining(reason);
    }
}
