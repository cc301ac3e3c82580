package org.tallystick.simulators.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Products, prices, lines, contracts and orders: the contract sheet's section 3. */
class SalesTest extends OrgTest {

    private static final String OPPORTUNITIES = sobjects("Opportunity");
    private static final String LINES = sobjects("OpportunityLineItem");
    private static final String ENTRIES = sobjects("PricebookEntry");
    private static final String CONTRACTS = sobjects("Contract");
    private static final String ORDERS = sobjects("Order");
    private static final String OF_ORDERS = sobjects("OrderItem");

    private String product;
    private String book;
    private String entry;
    private String opportunity;

    @BeforeEach
    void sell() {
        product = create(
                sobjects("Product2"), "{'Name':'Review','ProductCode':'REV','IsActive':true,'Family':'Services'}");
        book = create(sobjects("Pricebook2"), "{'Name':'Services 2026','IsActive':true}");
        entry = create(ENTRIES, "{'Pricebook2Id':'%s','Product2Id':'%s','UnitPrice':150.00}".formatted(book, product));
        opportunity = create(
                OPPORTUNITIES,
                "{'Name':'Alder / Review','AccountId':'%s','StageName':'Prospecting','CloseDate':'2026-09-30'}"
                        .formatted(ALDER));
    }

    @Test
    void aLineHasItsTotalItsProductAndItsHeadersBookAndTheHeaderTheSum() {
        String line = create(LINES, line("'Quantity':2.5,'UnitPrice':140.01,'ServiceDate':'2026-09-01'"));
        create(LINES, line("'Quantity':1,'UnitPrice':10"));

        JsonNode written = one(LINES, line);
        assertThat(written.get("TotalPrice").decimalValue()).isEqualByComparingTo("350.03");
        assertThat(written.get("Product2Id").asString()).isEqualTo(product);
        JsonNode header = one(OPPORTUNITIES, opportunity);
        assertThat(header.get("Amount").decimalValue()).isEqualByComparingTo("360.03");
        assertThat(header.get("Pricebook2Id").asString()).isEqualTo(book);
        assertThat(header.get("SystemModstamp").asString())
                .isGreaterThan(written.get("SystemModstamp").asString());
    }

    @Test
    void aWrittenAndADeletedLineChangeTheSum() {
        String line = create(LINES, line("'Quantity':2,'UnitPrice':100"));
        String other = create(LINES, line("'Quantity':3,'TotalPrice':100"));
        assertThat(one(LINES, other).get("UnitPrice").decimalValue()).isEqualByComparingTo("33.33");

        patch(LINES, line, "{'quantity':4}");
        patch(LINES, other, "{'Description':'by phase'}");
        assertThat(amount()).isEqualTo("500.00");

        patch(LINES, other, "{'TotalPrice':90}");
        assertThat(one(LINES, other).get("UnitPrice").decimalValue()).isEqualByComparingTo("30.00");
        assertThat(amount()).isEqualTo("490.00");

        client.delete(LINES + "/" + line);
        assertThat(amount()).isEqualTo("90.00");

        client.delete(LINES + "/" + other);
        assertThat(amount()).isEqualTo("0.00");
    }

    @Test
    void aHeaderWithLinesKeepsItsSumAndTakesTheRest() {
        patch(OPPORTUNITIES, opportunity, "{'Amount':7}");
        assertThat(amount()).isEqualTo("7.00");
        create(LINES, line("'Quantity':2,'UnitPrice':100"));

        patch(OPPORTUNITIES, opportunity, "{'Amount':1,'StageName':'Closed Won'}");

        assertThat(amount()).isEqualTo("200.00");
        assertThat(one(OPPORTUNITIES, opportunity).get("IsWon").asBoolean()).isTrue();
    }

    @Test
    void theLinesOfADeletedOpportunityGoWithIt() {
        create(LINES, line("'Quantity':2,'UnitPrice':100"));

        client.delete(OPPORTUNITIES + "/" + opportunity);

        assertThat(client.query("SELECT COUNT() FROM OpportunityLineItem")
                        .json()
                        .get("totalSize")
                        .asInt())
                .isZero();
        assertThat(client.queryAll("SELECT Id FROM OpportunityLineItem WHERE IsDeleted = true")
                        .json()
                        .get("totalSize")
                        .asInt())
                .isOne();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        'Quantity':1,'UnitPrice':1,'TotalPrice':1          | FIELD_INTEGRITY_EXCEPTION | only one of unit price or total price
        'Quantity':1                                       | REQUIRED_FIELD_MISSING | [UnitPrice]
        'UnitPrice':1                                      | REQUIRED_FIELD_MISSING | [Quantity]
        'Quantity':1,'UnitPrice':1,'Product2Id':null       | INVALID_FIELD_FOR_INSERT_UPDATE | Product2Id
        'Quantity':1,'UnitPrice':1,'CurrencyIsoCode':'USD' | FIELD_INTEGRITY_EXCEPTION | does not match that of its header
        """)
    void aLineThatDoesNotAddUpIsRefused(String values, String code, String message) {
        assertError(client.post(LINES, json(line(values))), 400, code, message);
        assertThat(one(OPPORTUNITIES, opportunity).get("Amount").isNull()).isTrue();
    }

    @Test
    void aLineNeedsAnEntryOfItsHeadersBookAndCurrency() {
        String elsewhere = create(sobjects("Pricebook2"), "{'Name':'Licences'}");
        String price = "{'Pricebook2Id':'%s','Product2Id':'%s','UnitPrice':1,'CurrencyIsoCode':'%s'}";
        String dollars = create(ENTRIES, price.formatted(book, product, "USD"));
        String licence = create(ENTRIES, price.formatted(elsewhere, product, "EUR"));
        String line = line("'Quantity':1,'UnitPrice':1");

        assertError(
                client.post(LINES, json(line.replace(entry, dollars))), 400, "FIELD_INTEGRITY_EXCEPTION", "currency");
        create(LINES, line);
        assertError(
                client.post(LINES, json(line.replace(entry, licence))),
                400,
                "FIELD_INTEGRITY_EXCEPTION",
                "in a different pricebook");
        assertError(
                client.post(LINES, json("{'OpportunityId':'" + opportunity + "','Quantity':1,'UnitPrice':1}")),
                400,
                "REQUIRED_FIELD_MISSING",
                "[PricebookEntryId]");
        assertError(
                client.post(LINES, json("{'PricebookEntryId':'" + entry + "','Quantity':1,'UnitPrice':1}")),
                400,
                "REQUIRED_FIELD_MISSING",
                "[OpportunityId]");
        assertError(
                client.post(ENTRIES, json("{'UnitPrice':1}")),
                400,
                "REQUIRED_FIELD_MISSING",
                "[Pricebook2Id, Product2Id]");
    }

    @Test
    void aLineHasTheCurrencyOfItsHeader() {
        String yen = create(
                ENTRIES,
                "{'Pricebook2Id':'%s','Product2Id':'%s','UnitPrice':1,'CurrencyIsoCode':'JPY'}"
                        .formatted(book, product));
        patch(OPPORTUNITIES, opportunity, "{'CurrencyIsoCode':'JPY'}");

        String line = create(LINES, line("'Quantity':1,'UnitPrice':1").replace(entry, yen));

        assertThat(one(LINES, line).get("CurrencyIsoCode").asString()).isEqualTo("JPY");
    }

    @Test
    void aLineStaysWithItsHeader() {
        String line = create(LINES, line("'Quantity':1,'UnitPrice':1"));

        assertError(
                client.patch(LINES + "/" + line, json("{'OpportunityId':'" + OPPORTUNITY + "'}")),
                400,
                "INVALID_FIELD_FOR_INSERT_UPDATE",
                "OpportunityId");
        JsonNode fields =
                client.get(sobjects("OpportunityLineItem") + "/describe").json().get("fields");
        fields.forEach(field -> {
            String name = field.get("name").asString();
            if (name.equals("OpportunityId")) {
                assertThat(field.get("createable").asBoolean()).isTrue();
                assertThat(field.get("updateable").asBoolean()).isFalse();
            }
        });
    }

    @Test
    void whatALineRefersToCanBeSelected() {
        create(LINES, line("'Quantity':1,'UnitPrice':120"));

        JsonNode row = client.query(
                        "SELECT Product2.ProductCode, PricebookEntry.UnitPrice, PricebookEntry.Product2.Family,"
                                + " Opportunity.Name, Opportunity.Account.Name FROM OpportunityLineItem")
                .json()
                .at("/records/0");

        assertThat(row.at("/Product2/ProductCode").asString()).isEqualTo("REV");
        assertThat(row.at("/PricebookEntry/UnitPrice").decimalValue()).isEqualByComparingTo("150");
        assertThat(row.at("/PricebookEntry/Product2/Family").asString()).isEqualTo("Services");
        assertThat(row.at("/Opportunity/Name").asString()).isEqualTo("Alder / Review");
        assertThat(row.at("/Opportunity/Account/Name").asString()).isEqualTo("Alder AG");
    }

    @Test
    void aContractIsNumberedAndEndsWithItsTerm() {
        String id = create(CONTRACTS, "{'AccountId':'%s','StartDate':'2026-09-15','ContractTerm':12}".formatted(ALDER));

        JsonNode draft = one(CONTRACTS, id);
        patch(CONTRACTS, id, "{'Status':'Activated','ContractTerm':1}");
        JsonNode active = one(CONTRACTS, id);
        patch(CONTRACTS, id, "{'ContractTerm':null,'OwnerExpirationNotice':'30'}");

        assertThat(draft.get("ContractNumber").asString()).matches("\\d{8}");
        assertThat(draft.get("Status").asString()).isEqualTo("Draft");
        assertThat(draft.get("EndDate").asString()).isEqualTo("2027-09-14");
        assertThat(draft.get("ActivatedDate").isNull()).isTrue();
        assertThat(active.get("EndDate").asString()).isEqualTo("2026-10-14");
        assertThat(active.get("ActivatedDate").asString())
                .isLessThan(active.get("SystemModstamp").asString());
        assertThat(one(CONTRACTS, id).get("EndDate").isNull()).isTrue();
        assertThat(one(CONTRACTS, id).get("ActivatedDate")).isEqualTo(active.get("ActivatedDate"));
        assertError(client.post(CONTRACTS, "{}"), 400, "REQUIRED_FIELD_MISSING", "[AccountId]");
        assertError(
                client.patch(CONTRACTS + "/" + id, json("{'Status':'Signed'}")),
                400,
                "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
                "Signed");
    }

    @Test
    void anOrderHasTheSumOfItsItems() {
        String contract = create(CONTRACTS, "{'AccountId':'" + ALDER + "'}");
        String order = create(
                ORDERS,
                "{'AccountId':'%s','ContractId':'%s','EffectiveDate':'2026-09-01','Status':'Draft','CurrencyIsoCode':'USD'}"
                        .formatted(ALDER, contract));
        String item = create(
                OF_ORDERS,
                "{'OrderId':'%s','Product2Id':'%s','Quantity':3,'UnitPrice':12.5}".formatted(order, product));

        JsonNode row = client.query("SELECT OrderNumber, TotalAmount, Contract.ContractNumber FROM Order ORDER BY Id")
                .json()
                .at("/records/0");

        assertThat(one(OF_ORDERS, item).get("CurrencyIsoCode").asString()).isEqualTo("USD");
        assertThat(row.get("TotalAmount").decimalValue()).isEqualByComparingTo("37.50");
        assertThat(row.get("OrderNumber").asString()).matches("\\d{8}");
        assertThat(row.at("/Contract/ContractNumber").asString()).matches("\\d{8}");
        assertError(
                client.patch(ORDERS + "/" + order, json("{'TotalAmount':1}")),
                400,
                "INVALID_FIELD_FOR_INSERT_UPDATE",
                "TotalAmount");
        assertError(
                client.post(OF_ORDERS, "{}"),
                400,
                "REQUIRED_FIELD_MISSING",
                "[OrderId, Product2Id, Quantity, UnitPrice]");
        assertError(client.post(ORDERS, "{}"), 400, "REQUIRED_FIELD_MISSING", "[AccountId, EffectiveDate, Status]");
    }

    /** Each name that section 3 of the sheet gives. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        Account             | MasterRecordId,ParentId,AccountNumber,Type,Industry,AnnualRevenue,NumberOfEmployees,Phone,Website,BillingStreet,BillingCity,BillingState,BillingPostalCode,BillingCountry,BillingStateCode,BillingCountryCode,ShippingStreet,ShippingCity,ShippingState,ShippingPostalCode,ShippingCountry,ShippingStateCode,ShippingCountryCode,OwnerId
        Contact             | AccountId,FirstName,LastName,Email,Phone,MobilePhone,Title,Department,MailingStreet,MailingCity,MailingState,MailingPostalCode,MailingCountry
        Opportunity         | AccountId,Name,StageName,Amount,CloseDate,Probability,IsClosed,IsWon,ForecastCategoryName,Type,LeadSource,OwnerId,Pricebook2Id,CampaignId
        OpportunityLineItem | OpportunityId,PricebookEntryId,Product2Id,Quantity,UnitPrice,TotalPrice,ServiceDate,Description
        Product2            | ProductCode,Name,IsActive,Family
        PricebookEntry      | UnitPrice,Product2Id,Pricebook2Id
        Pricebook2          | Name
        Contract            | AccountId,ContractNumber,Status,StartDate,EndDate,ContractTerm,ActivatedDate,OwnerExpirationNotice
        Order               | AccountId,ContractId,EffectiveDate,Status,TotalAmount
        OrderItem           | OrderId,Product2Id,Quantity,UnitPrice
        User                | Username,Email,FirstName,LastName,IsActive,ProfileId
        """)
    void anObjectHasTheFieldsOfTheSheet(String object, String fields) {
        String system = "Id,IsDeleted,CurrencyIsoCode,CreatedDate,LastModifiedDate,SystemModstamp,";

        assertThat(client.query("SELECT " + system + fields + " FROM " + object).status())
                .isEqualTo(200);
    }

    private String line(String values) {
        return "{'OpportunityId':'%s','PricebookEntryId':'%s',%s}".formatted(opportunity, entry, values);
    }

    private String amount() {
        return one(OPPORTUNITIES, opportunity)
                .get("Amount")
                .decimalValue()
                .setScale(2)
                .toPlainString();
    }

    private JsonNode one(String objects, String id) {
        return client.get(objects + "/" + id).json();
    }

    private void patch(String objects, String id, String body) {
        OrgClient.Answer answer = client.patch(objects + "/" + id, json(body));
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    private String create(String objects, String body) {
        OrgClient.Answer answer = client.post(objects, json(body));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().get("id").asString();
    }

    private static String json(String quoted) {
        return quoted.replace('\'', '"');
    }

    private static String sobjects(String object) {
        return OrgClient.ROOT + "/sobjects/" + object;
    }
}
