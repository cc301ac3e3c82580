package org.tallystick.connector.salesforce.internal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
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
import org.tallystick.model.ContractPaper;
import org.tallystick.model.ContractPaperBuilder;
import org.tallystick.model.ContractTerms;
import org.tallystick.model.ContractTermsBuilder;
import org.tallystick.model.Customer;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.CustomerProfile;
import org.tallystick.model.EngagementBuilder;
import org.tallystick.model.Forecast;
import org.tallystick.model.Header;
import org.tallystick.model.OpportunityBuilder;
import org.tallystick.model.OpportunityLine;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.state.EngagementStatus;
import org.tallystick.model.state.OpportunityStage;
import org.tallystick.model.value.CountryCode;
import org.tallystick.model.value.Period;

/** Fills the model's builders from rows. What a company adds to its org is left to its rule set. */
@Mapper
interface CrmMapper {

    Map<String, EngagementStatus> CONTRACT = Map.of(
            "Draft", EngagementStatus.DRAFT,
            "In Approval Process", EngagementStatus.IN_REVIEW,
            "Activated", EngagementStatus.EXECUTED);

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

    /**
     * Legal entity, service line, the root of the customer's hierarchy and the value are no fields of a contract, and without a value it has no
     * version: a rule set says them. A name is none either: the number is what the org shows.
     */
    @BeanMapping(ignoreByDefault = true)
    @Mapping(target = "header", source = "header")
    @Mapping(target = "name", source = "row.contractNumber")
    @Mapping(target = "customer", source = "row.accountId")
    @Mapping(target = "currency", source = "row.currencyIsoCode")
    @Mapping(target = "terms", source = "row")
    @Mapping(target = "paper", source = "row")
    @Mapping(target = "status", source = "row.status", qualifiedByName = "standing")
    void fill(ContractWire row, Header header, @Context SystemRefs refs, @MappingTarget EngagementBuilder contract);

    default @Nullable Ref<Customer> customer(@Nullable String id, @Context SystemRefs refs) {
        return refs.lookup(RecordType.CUSTOMER, id);
    }

    /** A user of the org is known by the id alone. */
    @Named("user")
    default @Nullable String user(@Nullable String id) {
        return id == null ? null : SalesforceId.canonical(id);
    }

    /**
     * An opportunity that is decided is at no stage of selling. An amount below zero is nothing that sales may expect; it is no reason to keep the
     * opportunity, and the work that was sold by it, from being read.
     */
    default Forecast forecast(OpportunityWire row) {
        BigDecimal amount = row.amount();
        return new Forecast(
                stage(row) == OpportunityStage.OPEN ? row.stageName() : null,
                WireValues.percent("Probability", row.probability()),
                amount == null || amount.signum() < 0
                        ? null
                        : WireValues.rounded("Amount", amount, row.currencyIsoCode()),
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
        List<String> lines = street == null
                ? List.of()
                : street.lines().filter(line -> !line.isBlank()).toList();
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

    default ContractTerms terms(ContractWire row) {
        return ContractTermsBuilder.builder()
                .term(Period.inclusive(row.startDate(), row.endDate()))
                .build();
    }

    /** That it was activated is no signature. */
    default ContractPaper paper(ContractWire row) {
        return ContractPaperBuilder.builder().number(row.contractNumber()).build();
    }

    /** Nothing is active: that a term has begun is no field, and a connector has no clock. */
    @Named("standing")
    default EngagementStatus standing(@Nullable String status) {
        return WireValues.meaning("status", "Status", "Contract", CONTRACT, WireValues.required("Status", status));
    }
}
