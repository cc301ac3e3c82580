package org.tallystick.connector.salesforce.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mapstruct.BeanMapping;
import org.mapstruct.Context;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.MappingTarget;
import org.mapstruct.Named;
import org.tallystick.connector.salesforce.platform.SalesforceId;
import org.tallystick.connector.salesforce.platform.SystemRefs;
import org.tallystick.connector.salesforce.platform.WireValues;
import org.tallystick.model.Address;
import org.tallystick.model.AddressUse;
import org.tallystick.model.Contact;
import org.tallystick.model.Customer;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.CustomerProfile;
import org.tallystick.model.Forecast;
import org.tallystick.model.Header;
import org.tallystick.model.OpportunityBuilder;
import org.tallystick.model.OpportunityLine;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.state.OpportunityStage;
import org.tallystick.model.value.CountryCode;

/** Fills the model's builders from rows. What a company adds to its org is left to its rule set. */
@Mapper
interface CrmMapper {

    @BeanMapping(ignoreByDefault = true)
    @Mapping(target = "header", source = "header")
    @Mapping(target = "name", source = "row.name")
    @Mapping(target = "parent", source = "row.parentId")
    @Mapping(target = "addresses", source = "row")
    @Mapping(target = "profile", source = "row")
    @Mapping(target = "contacts", source = "contacts")
    void fill(
            AccountWire row,
            Header header,
            List<Contact> contacts,
            @Context SystemRefs refs,
            @MappingTarget CustomerBuilder customer);

    @BeanMapping(ignoreByDefault = true)
    @Mapping(target = "header", source = "header")
    @Mapping(target = "name", source = "row.name")
    @Mapping(target = "customer", source = "row.accountId")
    @Mapping(target = "stage", source = "row")
    @Mapping(target = "currency", source = "row.currencyIsoCode")
    @Mapping(target = "forecast", source = "row")
    @Mapping(target = "lines", source = "lines")
    @Mapping(target = "ownerUser", source = "row.ownerId", qualifiedByName = "user")
    void fill(
            OpportunityWire row,
            Header header,
            List<OpportunityLine> lines,
            @Context SystemRefs refs,
            @MappingTarget OpportunityBuilder opportunity);

    default @Nullable Ref<Customer> customer(@Nullable String id, @Context SystemRefs refs) {
        return refs.lookup(RecordType.CUSTOMER, id);
    }

    /** A user of the org is known by the id alone. */
    @Named("user")
    default @Nullable String user(@Nullable String id) {
        return id == null ? null : SalesforceId.canonical(id);
    }

    /** An opportunity that is decided is at no stage of selling. */
    default Forecast forecast(OpportunityWire row) {
        return new Forecast(
                stage(row) == OpportunityStage.OPEN ? row.stageName() : null,
                WireValues.percent("Probability", row.probability()),
                WireValues.money("Amount", row.amount(), row.currencyIsoCode()),
                row.closeDate());
    }

    default List<Address> addresses(AccountWire row) {
        return Stream.of(
                        address(
                                AddressUse.BILLING,
                                row.billingStreet(),
                                row.billingCity(),
                                row.billingStateCode(),
                                row.billingPostalCode(),
                                row.billingCountryCode()),
                        address(
                                AddressUse.DELIVERY,
                                row.shippingStreet(),
                                row.shippingCity(),
                                row.shippingStateCode(),
                                row.shippingPostalCode(),
                                row.shippingCountryCode()))
                .flatMap(Optional::stream)
                .toList();
    }

    /** None without a country: what is where is not guessed. */
    private static Optional<Address> address(
            AddressUse use,
            @Nullable String street,
            @Nullable String city,
            @Nullable String region,
            @Nullable String postalCode,
            @Nullable CountryCode country) {
        List<String> lines =
                street == null ? List.of() : street.lines().filter(line -> !line.isBlank()).toList();
        return Optional.ofNullable(country).map(known -> new Address(use, lines, city, region, postalCode, known));
    }

    default CustomerProfile profile(AccountWire row) {
        return new CustomerProfile(row.industry(), null, null);
    }

    default @Nullable OpportunityStage stage(OpportunityWire row) {
        String stage = row.stageName();
        if (stage == null) {
            return null;
        }
        return switch (stage) {
            case "Closed Won" -> OpportunityStage.CONTRACTED;
            case "Closed Lost" -> OpportunityStage.LOST;
            default -> ofOwnName(row);
        };
    }

    /** Stages have whatever names a company gives them; of each the org says whether it closes the sale, and wins it. */
    private static OpportunityStage ofOwnName(OpportunityWire row) {
        if (Boolean.TRUE.equals(row.isWon())) {
            return OpportunityStage.CONTRACTED;
        }
        return Boolean.TRUE.equals(row.isClosed()) ? OpportunityStage.LOST : OpportunityStage.OPEN;
    }
}
