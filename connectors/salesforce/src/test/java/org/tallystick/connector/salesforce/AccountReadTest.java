package org.tallystick.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.model.Address;
import org.tallystick.model.AddressUse;
import org.tallystick.model.Contact;
import org.tallystick.model.Customer;
import org.tallystick.model.CustomerProfile;
import org.tallystick.model.RecordType;
import org.tallystick.model.value.CountryCode;
import org.tallystick.spi.Change;
import org.tallystick.spi.Problem;

/** Where an account is, and what it does. Source: the vendor contract sheet of Salesforce, section 3. */
class AccountReadTest extends StubbedCrm<Customer> {

    private static final String ACCOUNT = "0015g00000f8o0fAAA";
    private static final String C1 = "0035g00000AAAAAAA4";
    private static final String C2 = "0035g00000BBBBBAA4";

    AccountReadTest() {
        super(RecordType.CUSTOMER);
    }

    @Test
    void anAccountHasABillingAndAShippingAddress() {
        Customer customer = record(ACCOUNT, """
                "Name":"N","BillingStreet":"c/o Alder\\r\\n\\r\\n 1 Harbor St","BillingCity":"Boston","BillingState":"Massachusetts",
                "BillingStateCode":"MA","BillingPostalCode":"02110","BillingCountryCode":"US","ShippingStreet":"Am Kai 3\\nHalle 2",
                "ShippingCity":"Bremen","ShippingStateCode":null,"ShippingPostalCode":"28195","ShippingCountryCode":"DE\"""");

        assertThat(customer.addresses())
                .containsExactly(
                        new Address(
                                AddressUse.BILLING,
                                List.of("c/o Alder", " 1 Harbor St"),
                                "Boston",
                                "MA",
                                "02110",
                                new CountryCode("US")),
                        new Address(
                                AddressUse.DELIVERY,
                                List.of("Am Kai 3", "Halle 2"),
                                "Bremen",
                                null,
                                "28195",
                                new CountryCode("DE")));
        assertThat(customer.check()).isEmpty();
    }

    @Test
    void anAddressOfWhichOnlyTheCountryIsKnownIsOne() {
        assertThat(record(ACCOUNT, "\"Name\":\"N\",\"BillingStreet\":null,\"BillingCountryCode\":\"AT\"")
                        .addresses())
                .containsExactly(Address.of(AddressUse.BILLING, new CountryCode("AT")));
    }

    @Test
    void anAddressWithoutACountryIsNone() {
        assertThat(record(ACCOUNT, "\"Name\":\"N\",\"BillingStreet\":\"1 Harbor St\",\"ShippingCity\":\"Bremen\"")
                        .addresses())
                .isEmpty();
    }

    @Test
    void aCountryThatIsNoneIsToldWithItsField() {
        Problem problem = problem(ACCOUNT, "\"Name\":\"N\",\"ShippingCountryCode\":\"UK\"");

        assertThat(problem.code()).isEqualTo("COUNTRY_UNKNOWN");
        assertThat(problem.field()).isEqualTo("ShippingCountryCode");
    }

    @Test
    void whatAnAccountDoesIsItsIndustry() {
        assertThat(record(ACCOUNT, "\"Name\":\"N\",\"Industry\":\"Biotechnology\"")
                        .profile())
                .isEqualTo(new CustomerProfile("Biotechnology", null, null));
        assertThat(record(ACCOUNT, "\"Name\":\"N\"").profile()).isEqualTo(CustomerProfile.NONE);
    }

    @Test
    void peopleAreNotAskedForUnlessTheHostWantsThem() {
        String kept = row(
                ACCOUNT,
                STAMP,
                "\"Name\":\"N\",\"Contacts\":{\"records\":[%s]}".formatted(contact(C1, "Ada", "false")));
        org().thenRows(kept);

        Change<Customer> change = source().read(null, 10).changes().get(0);

        assertThat(record(change).contacts()).isEmpty();
        assertThat(org().requests()).singleElement().asString().doesNotContain("Contact");
    }

    @Test
    void aCustomerHasThePeopleAtItThatAreNotDeleted() {
        org().thenRows(row(ACCOUNT, STAMP, "\"Name\":\"N\""))
                .thenRows(contact(C1, "Ada", "true"), contact(C2, "Bo", "false"));

        Change<Customer> change =
                source("contacts", "yes").read(null, 10).changes().get(0);

        assertThat(record(change).contacts())
                .containsExactly(new Contact("Bo", "bo@example.com", "+49 421 1", "Buyer"));
        assertThat(((Change.Upsert<Customer>) change).raw().content())
                .contains("Bo", C1, C2)
                .doesNotContain("Ada");
        assertThat(org().lastRequest())
                .endsWith(
                        "SELECT Id, IsDeleted, SystemModstamp, Name, Email, Phone, Title, AccountId FROM Contact WHERE AccountId"
                                + " IN ('" + ACCOUNT + "') ORDER BY Id ASC");
    }

    /** An org's titles have up to 128 characters. */
    @ParameterizedTest
    @CsvSource({"100, 100", "101, 0", "128, 0"})
    void aTitleThatIsTooLongForARoleIsNoneAndTheCustomerIsSound(int length, int role) {
        org().thenRows(row(ACCOUNT, STAMP, "\"Name\":\"N\""))
                .thenRows(contact(C1, "Ada", "false").replace("Buyer", "B".repeat(length)));

        Customer customer =
                record(source("contacts", "yes").read(null, 10).changes().get(0));

        assertThat(customer.contacts())
                .containsExactly(
                        new Contact("Ada", "bo@example.com", "+49 421 1", role == 0 ? null : "B".repeat(role)));
        assertThat(customer.check()).isEmpty();
    }

    @Test
    void aPersonWithoutANameIsTold() {
        org().thenRows(row(ACCOUNT, STAMP, "\"Name\":\"N\""))
                .thenRows(row(C1, STAMP, "\"AccountId\":\"%s\"".formatted(ACCOUNT)));

        Change<Customer> change =
                source("contacts", "yes").read(null, 10).changes().get(0);

        assertThat(((Change.Unreadable<Customer>) change).problem().field()).isEqualTo("Contacts.records[0].Name");
    }

    private static String contact(String id, String name, String deleted) {
        return row(id, STAMP, """
                "AccountId":"%s","Name":"%s","Email":"bo@example.com","Phone":"+49 421 1","Title":"Buyer\"""".formatted(ACCOUNT, name)).replace("false", deleted);
    }
}
