package org.tallystick.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.model.MissingFieldsException;
import org.tallystick.model.RecordType;

class MalformedDocumentTest {

    private static final String EXPENSE = """
            {"type":"expense-item","schemaVersion":"0.1","record":{\
            "header":{"ref":{"system":"psa","type":"expense-item","id":"X-1"}},\
            "date":"2026-08-12","project":{"system":"psa","type":"project","id":"P-1"},"category":"Taxi",\
            "amount":{"amount":"12.50","currency":"EUR"},"billable":true,"receiptAttached":true,"approval":"APPROVED"}}""";

    private final JsonForm json = JsonForm.ofDefaults();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "12.50"            | "12.505"          | /record/amount          |              | at most 2 decimals
            "12.50"            | 12.50             | /record/amount/amount   | 12.50        | must be a string
            "12.50"            | "1e3"             | /record/amount/amount   | 1e3          | plain decimal
            "12.50"            | "1234567890123456789.00" | /record/amount   |              | more than 18 digits
            "12.50"            | null              | /record/amount          |              | mandatory field is absent
            "EUR"              | "EURO"            | /record/amount/currency | EURO         | Unknown currency
            ,"currency":"EUR"  | ``                | /record/amount/currency |              | currency
            "2026-08-12"       | "2026-02-30"      | /record/date            | 2026-02-30   | 2026-02-30
            "2026-08-12"       | 20260812          | /record/date            | 20260812     | must be a string
            "APPROVED"         | "Approved"        | /record/approval        | Approved     | DRAFT, SUBMITTED, APPROVED, REJECTED
            "APPROVED"         | 2                 | /record/approval        | 2            | none of
            "Taxi"             | 7                 | /record/category        | 7            | is no String
            "billable":true    | "billable":"true" | /record/billable        | true         | is no boolean
            "billable":true    | "billable":null   | /record/billable        |              | null
            "billable":true,   | ``                | /record/billable        |              | billable
            "date":"2026-08-12", | ``              | /record                 |              | ExpenseItem lacks date
            "category"         | "Category/Code"   | /record/Category~1Code  |              | unknown field 'Category/Code'; known: [header
            "Taxi"             | "Taxi","category":"Cab" | /record           |              | Duplicate
            "type":"project"   | "type":"customer" | /record/project/type    | customer     | refers to a Project
            "type":"project"   | "type":"proj"     | /record/project/type    | proj         | no record type
            "id":"P-1"         | "id":""           | /record/project         |              | needs a system and an id
            "type":"expense-item","schemaVersion" | "type":"invoice","schemaVersion" | /type | invoice | another record type
            "0.1"              | "0.2"             | /schemaVersion          | 0.2          | only 0.1 is read
            "type":"expense-item","schemaVersion" | "schemaVersion" | ``      |              | lacks type
            "schemaVersion":"0.1", | ``            | ``                      |              | lacks schemaVersion
            "schemaVersion":"0.1" | "version":"0.1" | /version              |              | unknown field 'version'
            "approval":"APPROVED"}} | "approval":"APPROVED"}}{} | ``          |              | something follows
            "approval":"APPROVED"}} | "approval":"APPROVED" | /record         |              | end-of-input
            """)
    void namesTypePlaceValueAndReason(String part, String instead, String pointer, String value, String reason) {
        assertThat(EXPENSE).contains(part);

        MalformedDocumentException refused = refused(EXPENSE.replace(part, instead));

        assertThat(refused).hasMessageContaining("expense-item").hasMessageContaining(reason);
        assertThat(refused.type()).isEqualTo("expense-item");
        assertThat(refused.pointer()).isEqualTo(pointer);
        if (value != null) {
            assertThat(refused.value()).hasValue(value);
        }
    }

    @Test
    void namesAllMissingFieldsAtOnce() {
        MalformedDocumentException refused = refused(
                "{\"type\":\"expense-item\",\"schemaVersion\":\"0.1\",\"record\":{\"billable\":true,\"receiptAttached\":true}}");

        assertThat(refused).hasMessageContaining("ExpenseItem lacks header, date, amount, approval");
        assertThat(refused).hasRootCauseInstanceOf(MissingFieldsException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "[]", "\"text\"", "{", "{}", "{\"record\":null}", "\ud800"})
    void whatIsNoDocumentIsRefused(String text) {
        assertThat(refused(text)).hasMessageContaining("expense-item");
    }

    @Property
    void aDocumentCutAnywhereIsRefused(@ForAll @IntRange(max = 300) int length) {
        refused(EXPENSE.substring(0, Math.min(length, EXPENSE.length() - 1)));
    }

    @Property
    void aBrokenCharacterIsRefusedOrReadButNeverAnotherFailure(
            @ForAll @IntRange(max = 300) int at, @ForAll char character) {
        int place = Math.min(at, EXPENSE.length() - 1);
        String broken = EXPENSE.substring(0, place) + character + EXPENSE.substring(place + 1);
        try {
            json.read(RecordType.EXPENSE_ITEM, broken);
        } catch (MalformedDocumentException e) {
            assertThat(e).hasMessageContaining("Cannot read a expense-item");
        }
    }

    @Test
    void aNameIsReadUpToTheLimitAndRefusedBeyond() {
        assertLimit("\"Taxi\"", "\"" + "x".repeat(JsonForm.MAX_STRING_LENGTH) + "\"", "\"x", "String");
    }

    @Test
    void anExtensionsNameIsReadUpToTheLimitAndRefusedBeyond() {
        String extensions = "\"id\":\"X-1\"},\"extensions\":{\"%s\":\"v\"}";
        assertLimit("\"id\":\"X-1\"}", extensions.formatted("n".repeat(JsonForm.MAX_NAME_LENGTH)), "\"n", "Name");
    }

    @Test
    void aLongNumberIsRefused() {
        assertRefusedOnBothPaths(EXPENSE.replace("\"Taxi\"", "1".repeat(JsonForm.MAX_NUMBER_LENGTH + 1)), "Number");
    }

    @Test
    void aDeepDocumentIsRefused() {
        String deep = "[".repeat(JsonForm.MAX_DEPTH) + "]".repeat(JsonForm.MAX_DEPTH);

        assertRefusedOnBothPaths("{\"type\":\"expense-item\",\"record\":" + deep + "}", "");
        assertRefusedOnBothPaths("{\"type\":" + deep + "}", "another record type");
        assertRefusedOnBothPaths(EXPENSE.replace("\"Taxi\"", deep), "String");
        assertRefusedOnBothPaths(EXPENSE.replace("\"category\"", "\"unknown\":" + deep + ",\"category\""), "depth");
    }

    @Test
    void aLargeDocumentIsRefused() {
        String padded = EXPENSE + " ".repeat(JsonForm.MAX_DOCUMENT_LENGTH - EXPENSE.length());
        assertThatCode(() -> json.read(RecordType.EXPENSE_ITEM, padded)).doesNotThrowAnyException();

        assertRefusedOnBothPaths(padded + " ", "at most 33554432 is read");
    }

    private void assertLimit(String part, String longest, String start, String what) {
        String fits = EXPENSE.replace(part, longest);
        assertThatCode(() -> json.read(RecordType.EXPENSE_ITEM, fits)).doesNotThrowAnyException();
        assertThatCode(() -> json.read(RecordType.EXPENSE_ITEM, fits.getBytes(UTF_8)))
                .doesNotThrowAnyException();

        assertRefusedOnBothPaths(fits.replace(start, start + start.charAt(1)), what);
    }

    private void assertRefusedOnBothPaths(String document, String reason) {
        assertThat(refused(document)).hasMessageContaining(reason);
        assertThat(catchThrowableOfType(
                        MalformedDocumentException.class,
                        () -> json.read(RecordType.EXPENSE_ITEM, document.getBytes(UTF_8))))
                .hasMessageContaining(reason);
    }

    private MalformedDocumentException refused(String document) {
        MalformedDocumentException refused = catchThrowableOfType(
                MalformedDocumentException.class, () -> json.read(RecordType.EXPENSE_ITEM, document));
        assertThat(refused).as("refusal of %s", document).isNotNull();
        return refused;
    }
}
