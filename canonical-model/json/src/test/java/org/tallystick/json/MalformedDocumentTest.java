package org.tallystick.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.model.MissingFieldsException;
import org.tallystick.model.RecordType;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Severity;
import org.tallystick.model.rule.Violation;

class MalformedDocumentTest {

    static final String EXPENSE = """
            {"type":"expense-item","schemaVersion":"0.2","record":{\
            "header":{"ref":{"system":"psa","type":"expense-item","id":"X-1"}},\
            "date":"2026-08-12","project":{"system":"psa","type":"project","id":"P-1"},"category":"Taxi",\
            "amount":{"amount":"12.50","currency":"EUR"},"billable":true,"receiptAttached":true,"approval":"APPROVED"}}""";

    private final JsonForm json = JsonForm.ofDefaults();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "12.50"            | "12.505"          | JSON_VALUE   | /record/amount          | at most 2 decimals
            "12.50"            | 12.50             | JSON_VALUE   | /record/amount/amount   | '12.50' is no string
            "12.50"            | {"x":["y"]}       | JSON_VALUE   | /record/amount/amount   | an object is no string
            "12.50"            | "1e3"             | JSON_VALUE   | /record/amount/amount   | '1e3': is not a plain decimal
            "12.50"            | ".5"              | JSON_VALUE   | /record/amount/amount   | plain decimal
            "12.50"            | "5."              | JSON_VALUE   | /record/amount/amount   | plain decimal
            "12.50"            | "-"               | JSON_VALUE   | /record/amount/amount   | plain decimal
            "12.50"            | "+1"              | JSON_VALUE   | /record/amount/amount   | plain decimal
            "12.50"            | "1234567890123456789.00" | JSON_VALUE | /record/amount     | more than 18 digits
            "12.50"            | null              | JSON_MISSING | /record/amount/amount   | Money lacks amount
            "EUR"              | "EURO"            | JSON_VALUE   | /record/amount/currency | 'EURO': Unknown currency
            ,"currency":"EUR"  | ``                | JSON_MISSING | /record/amount/currency | Money lacks currency
            {"amount":"12.50","currency":"EUR"} | []   | JSON_VALUE | /record/amount         | a list is no object
            "2026-08-12"       | "2026-02-30"      | JSON_VALUE   | /record/date            | '2026-02-30'
            "2026-08-12"       | "2026-8-12"       | JSON_VALUE   | /record/date            | '2026-8-12'
            "2026-08-12"       | "2o26-08-12"      | JSON_VALUE   | /record/date            | '2o26-08-12'
            "2026-08-12"       | 20260812          | JSON_VALUE   | /record/date            | '20260812' is no string
            "APPROVED"         | "Approved"        | JSON_VALUE   | /record/approval        | DRAFT, SUBMITTED, APPROVED, REJECTED
            "APPROVED"         | 2                 | JSON_VALUE   | /record/approval        | '2' is no string
            "Taxi"             | 7                 | JSON_VALUE   | /record/category        | '7' is no string
            "billable":true    | "billable":"true" | JSON_VALUE   | /record/billable        | 'true' is no boolean
            "billable":true    | "billable":null   | JSON_MISSING | /record/billable        | ExpenseItem lacks billable
            "billable":true,   | ``                | JSON_MISSING | /record/billable        | ExpenseItem lacks billable
            "date":"2026-08-12", | ``              | JSON_MISSING | /record/date            | ExpenseItem lacks date
            "Taxi"             | "Taxi","category":"Cab" | JSON_DUPLICATE | /record/category | stands twice
            "Taxi"             | "Taxi","a~/b":1,"a~/b":[] | JSON_DUPLICATE | /record/a~0~1b | stands twice
            "Taxi"             | "Taxi","x":[{"y":1,"y":2}] | JSON_DUPLICATE | /record/x/0/y | stands twice
            "type":"project"   | "type":"customer" | JSON_VALUE   | /record/project/type    | 'customer': this field refers to a Project
            "type":"project"   | "type":"proj"     | JSON_VALUE   | /record/project/type    | 'proj': is no record type
            "id":"P-1"         | "id":""           | JSON_VALUE   | /record/project         | needs a system and an id
            "type":"expense-item","schemaVersion" | "type":"invoice","schemaVersion" | JSON_TYPE | /type | another record type
            "type":"expense-item","schemaVersion" | "type":7,"schemaVersion" | JSON_ENVELOPE | /type | is no string
            "0.2"              | "1.0"             | JSON_VERSION | /schemaVersion          | '1.0': only 0.1, 0.2 and later ones of 0
            "0.2"              | "0.0"             | JSON_VERSION | /schemaVersion          | only 0.1
            "0.2"              | "0.02"            | JSON_VERSION | /schemaVersion          | only 0.1
            "0.2"              | ""                | JSON_VERSION | /schemaVersion          | only 0.1
            "type":"expense-item","schemaVersion" | "schemaVersion" | JSON_ENVELOPE | `` | lacks type
            "schemaVersion":"0.2", | ``            | JSON_ENVELOPE | ``                     | lacks schemaVersion
            "schemaVersion":"0.2" | "version":"0.2" | JSON_ENVELOPE | /version             | unknown field 'version'
            "schemaVersion":"0.2" | "schemaVersion":"0.2","schemaVersion":"0.2" | JSON_DUPLICATE | /schemaVersion | twice
            "approval":"APPROVED"}} | "approval":"APPROVED"},"record":{}} | JSON_DUPLICATE | /record | stands twice
            "approval":"APPROVED"}} | "approval":"APPROVED"}}{} | JSON_SYNTAX | ``         | something follows
            "approval":"APPROVED"}} | "approval":"APPROVED" | JSON_SYNTAX | /record/approval | end-of-input
            """)
    void namesRulePlaceValueAndReason(String part, String instead, String rule, String pointer, String reason) {
        assertThat(EXPENSE).contains(part);

        MalformedDocumentException refused = refused(EXPENSE.replace(part, instead));

        assertThat(refused)
                .hasMessageStartingWith("Cannot read a expense-item: ")
                .hasMessageContaining(reason);
        assertThat(refused.type()).isEqualTo("expense-item");
        assertThat(refused.violations())
                .singleElement()
                .returns(rule, Violation::rule)
                .returns(pointer, Violation::path)
                .returns(Severity.ERROR, Violation::severity);
    }

    @Test
    void aBrokenDocumentNamesEveryViolation() {
        String broken = EXPENSE.replace("\"12.50\"", "12.50")
                .replace("\"EUR\"", "\"EURO\"")
                .replace("\"date\":\"2026-08-12\",", "")
                .replace("\"type\":\"project\"", "\"type\":\"customer\"")
                .replace("\"Taxi\"", "\"Taxi\",\"category\":\"Cab\"")
                .replace("\"APPROVED\"", "\"Approved\"");

        assertThat(refused(broken).violations())
                .extracting(Violation::rule, Violation::path)
                .containsExactly(
                        tuple("JSON_VALUE", "/record/project/type"),
                        tuple("JSON_DUPLICATE", "/record/category"),
                        tuple("JSON_VALUE", "/record/amount/amount"),
                        tuple("JSON_VALUE", "/record/amount/currency"),
                        tuple("JSON_VALUE", "/record/approval"),
                        tuple("JSON_MISSING", "/record/date"));
    }

    @Test
    void elementsOfListsAreNamedByTheirPlace() {
        String invoice = """
                {"type":"invoice","schemaVersion":"0.2","record":{"lines":[{"no":1.5},{"no":99999999999},7,null],\
                "taxes":[{"code":"A"},{"code":1}]}}""";

        MalformedDocumentException refused =
                catchThrowableOfType(MalformedDocumentException.class, () -> json.read(RecordType.INVOICE, invoice));

        assertThat(refused.violations())
                .extracting(Violation::path)
                .contains(
                        "/record/lines/0/no",
                        "/record/lines/1/no",
                        "/record/lines/2",
                        "/record/lines/3",
                        "/record/taxes/0/rate",
                        "/record/taxes/1/code",
                        "/record/header",
                        "/record/currency");
        assertThat(refused).hasMessageContaining("more");
    }

    @Test
    void namesAllMissingFieldsAtOnce() {
        MalformedDocumentException refused = refused("""
                {"type":"expense-item","schemaVersion":"0.2","record":{"billable":true,"receiptAttached":true}}""");

        assertThat(refused.violations())
                .extracting(Violation::path)
                .containsExactly("/record/header", "/record/date", "/record/amount", "/record/approval");
        assertThat(refused).hasCauseInstanceOf(MissingFieldsException.class);
    }

    @Test
    void anElementOfASetThatStandsTwiceIsRefused() {
        String entity = """
                {"type":"legal-entity","schemaVersion":"0.2","record":{"header":{"ref":{"system":"hub","type":"legal-entity",\
                "id":"1"}},"country":"DE","timeZone":"Europe/Berlin","currencies":["EUR","USD","EUR"]}}""";

        MalformedDocumentException refused = catchThrowableOfType(
                MalformedDocumentException.class, () -> json.read(RecordType.LEGAL_ENTITY, entity));

        assertThat(refused.violations())
                .extracting(Violation::rule, Violation::path)
                .containsExactly(tuple("JSON_DUPLICATE", "/record/currencies/2"));
    }

    @Test
    void theReportOfAHostileDocumentIsBounded() {
        String many = "{\"system\":1},".repeat(5000);
        String broken = EXPENSE.replace("\"date\"", "\"provenance\":0,\"header2\":[" + many + "0],\"date\"")
                .replace("\"id\":\"X-1\"}", "\"id\":\"X-1\"},\"provenance\":{\"sources\":[" + many + "0]}");

        MalformedDocumentException refused = refused(broken);

        assertThat(refused.violations()).hasSizeLessThan(1100).last().returns("JSON_LIMIT", Violation::rule);
        assertThat(refused.getMessage()).hasSizeLessThan(5000);
    }

    @Test
    void aLongValueIsShortened() {
        MalformedDocumentException refused = refused(EXPENSE.replace("APPROVED", "A".repeat(100_000)));

        assertThat(refused.getMessage()).contains("A…").hasSizeLessThan(1000);
    }

    @Test
    void theRulesAreACatalogueWithDistinctIds() {
        assertThat(DocumentRules.all()).extracting(Rule::id).doesNotHaveDuplicates();
        assertThat(DocumentRules.all()).extracting(Rule::severity).containsOnly(Severity.ERROR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "[]", "\"text\"", "{", "{}", "{\"record\":null}", "\ud800"})
    void whatIsNoDocumentIsRefused(String text) {
        assertThat(refused(text)).hasMessageContaining("expense-item");
        assertThat(catchThrowableOfType(MalformedDocumentException.class, () -> json.readAny(text)))
                .hasMessageContaining("Cannot read a record");
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
            json.read(RecordType.EXPENSE_ITEM, broken.getBytes(UTF_8));
        } catch (MalformedDocumentException e) {
            assertThat(e).hasMessageContaining("Cannot read a expense-item");
        }
    }

    private MalformedDocumentException refused(String document) {
        ThrowingCallable read = () -> json.read(RecordType.EXPENSE_ITEM, document);
        MalformedDocumentException refused = catchThrowableOfType(MalformedDocumentException.class, read);
        assertThat(refused).as("refusal of %s", document).isNotNull();
        return refused;
    }
}
