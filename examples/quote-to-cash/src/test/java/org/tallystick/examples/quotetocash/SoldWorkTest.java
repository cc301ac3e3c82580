package org.tallystick.examples.quotetocash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.engine.From.from;
import static org.tallystick.examples.monthend.Connectors.connector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.examples.monthend.HubStore;
import org.tallystick.examples.monthend.Vendors;
import org.tallystick.model.AddressUse;
import org.tallystick.model.Contact;
import org.tallystick.model.Engagement;
import org.tallystick.model.Opportunity;
import org.tallystick.model.OpportunityLine;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.state.EngagementStatus;
import org.tallystick.model.value.Money;
import org.tallystick.rules.RuleSet;
import org.tallystick.spi.Connector;

/**
 * What a CRM knows of sold work: customers with people, opportunities with lines, and contracts, by the rules of a firm with one company for each
 * currency (decision 051).
 */
class SoldWorkTest {

    private static final YearMonth AUGUST = YearMonth.of(2026, 8);
    private static final String ACCOUNT = "0015g00000f8o0fAAA";
    private static final String SALE = "0065g00000KkxrtAAB";
    private static final String CODELESS = "0065g0000000Hq9AAE";
    private static final String UNEVEN = "0065g00000NLx5EAAT";
    private static final String FRAME = "8005g0000000001AAA";
    private static final String NOBODYS = "8005g0000000002AAA";

    private static final RuleSet RULES = RuleSet.parse("""
            ruleset: acme
            systems:
              crm:
                engagement:
                  fields:
                    legalEntity:    { ref: CurrencyIsoCode, system: hub }
                    serviceLine:    { constant: Advisory }
                    ultimateParent: { ref: AccountId, system: crm }
            """, "acme.yaml");

    @TempDir
    Path work;

    @Test
    void salesHaveLinesContractsAreEngagementsAndALineThatChangesAloneIsFound()
            throws IOException, InterruptedException {
        delivered(AUGUST, "Account", """
                {"Id": "%s", %s, "Name": "Granite Harbor", "BillingStreet": "1 Harbor St", "BillingCity": "Boston", "BillingStateCode": "MA",
                 "BillingPostalCode": "02110", "BillingCountryCode": "US", "Industry": "Biotechnology"}""".formatted(ACCOUNT, stamped("08-10")));
        delivered(AUGUST, "Contact", """
                {"Id": "0035g0000000001AAA", %s, "AccountId": "%s", "LastName": "Alder", "Name": "Ada Alder", "Email": "ada@example.com",
                 "Title": "Buyer"}""".formatted(stamped("08-10"), ACCOUNT));
        delivered(AUGUST, "Product2", product("1", "\"ADV\""), product("2", "null"));
        delivered(AUGUST, "Opportunity", sale(SALE, "300"), sale(CODELESS, "300"), sale(UNEVEN, "299.99"));
        delivered(
                AUGUST,
                "OpportunityLineItem",
                line("1", SALE, "1", "100", "08-10"),
                line("2", SALE, "1", "200", "08-10"),
                line("3", CODELESS, "2", "300", "08-10"),
                line("4", UNEVEN, "1", "300", "08-10"));
        delivered(AUGUST, "Contract", contract(FRAME, "\"%s\"".formatted(ACCOUNT)), contract(NOBODYS, "null"));
        delivered(
                AUGUST.plusMonths(1),
                "OpportunityLineItem",
                line("2", SALE, "1", "150", "09-02"),
                line("1", SALE, "1", "150", "09-02"));
        try (Vendors vendors = Vendors.start(work.resolve("deliveries"), work.resolve("remote"));
                Tallystick tally = Tallystick.builder()
                        .withStore(HubStore.open("jdbc:sqlite:" + work.resolve("hub.db")))
                        .withRules(RULES)
                        .withSystem(QuoteToCash.CRM, crm(vendors.connection("salesforce")))
                        .ingest(RecordType.CUSTOMER, from(QuoteToCash.CRM))
                        .ingest(RecordType.OPPORTUNITY, from(QuoteToCash.CRM))
                        .ingest(RecordType.ENGAGEMENT, from(QuoteToCash.CRM))
                        .build()) {
            vendors.play(AUGUST);
            Run august = tally.run(AUGUST);

            assertThat(tally.query().find(new Ref<>(QuoteToCash.CRM, RecordType.CUSTOMER, ACCOUNT)))
                    .hasValueSatisfying(customer -> {
                        assertThat(customer.contacts())
                                .containsExactly(new Contact("Ada Alder", "ada@example.com", null, "Buyer"));
                        assertThat(customer.addresses())
                                .singleElement()
                                .satisfies(address -> assertThat(address.use()).isEqualTo(AddressUse.BILLING));
                    });
            assertThat(values(tally)).containsExactly(Money.of("100", "EUR"), Money.of("200", "EUR"));
            assertThat(tally.query().find(new Ref<>(QuoteToCash.CRM, RecordType.ENGAGEMENT, FRAME)))
                    .map(Engagement::status)
                    .contains(EngagementStatus.EXECUTED);
            assertThat(CustomersOrdersTest.told(august))
                    .isEqualTo(Map.of(CODELESS, "ABSENT", UNEVEN, "OPPORTUNITY_AMOUNT", NOBODYS, "FIELD_MISSING"));

            vendors.play(AUGUST.plusMonths(1));
            tally.run(AUGUST.plusMonths(1));

            assertThat(values(tally)).containsExactly(Money.of("150", "EUR"), Money.of("150", "EUR"));
        }
    }

    private static Connector crm(Vendors.Connection at) {
        Map<String, String> properties = new HashMap<>(QuoteToCash.org(at));
        properties.put("line-service-line", "Product2.ProductCode");
        properties.put("contacts", "yes");
        return connector("salesforce", QuoteToCash.CRM, properties, Map.of("org", at.get("consumerSecret")));
    }

    private static List<Money> values(Tallystick tally) {
        Opportunity sale = tally.query()
                .find(new Ref<>(QuoteToCash.CRM, RecordType.OPPORTUNITY, SALE))
                .orElseThrow();
        return sale.lines().stream().map(OpportunityLine::value).toList();
    }

    private void delivered(YearMonth period, String object, String... rows) throws IOException {
        Path folder = Files.createDirectories(
                work.resolve("deliveries").resolve(period.toString()).resolve("salesforce"));
        Files.writeString(folder.resolve(object + ".json"), List.of(rows).toString());
    }

    private static String product(String number, String code) {
        return "{\"Id\": \"01t5g0000000%s00AAA\", %s, \"Name\": \"Advice\", \"ProductCode\": %s}"
                .formatted(number, stamped("08-01"), code);
    }

    private static String sale(String id, String amount) {
        return """
                {"Id": "%s", %s, "Name": "Plant", "StageName": "Prospecting", "CloseDate": "2026-12-31", "CurrencyIsoCode": "EUR", "Amount": %s}
                """.formatted(id, stamped("08-10"), amount);
    }

    private static String line(String number, String sale, String product, String total, String day) {
        return """
                {"Id": "00k5g0000000%s00AAA", %s, "OpportunityId": "%s", "Product2Id": "01t5g0000000%s00AAA", "Quantity": 1, "UnitPrice": %s, "TotalPrice": %s}
                """.formatted(number, stamped(day), sale, product, total, total);
    }

    private static String contract(String id, String account) {
        return """
                {"Id": "%s", %s, "ContractNumber": "00000101", "AccountId": %s, "CurrencyIsoCode": "EUR", "Status": "Activated",
                 "StartDate": "2026-03-01", "EndDate": "2027-02-28"}""".formatted(id, stamped("08-10"), account);
    }

    private static String stamped(String day) {
        return "\"IsDeleted\": false, \"SystemModstamp\": \"2026-%sT08:00:00.000+0000\"".formatted(day);
    }
}
