package org.tallystick.connector.salesforce.internal;

import org.jspecify.annotations.Nullable;
import org.mapstruct.Context;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.MappingTarget;
import org.mapstruct.ReportingPolicy;
import org.tallystick.connector.salesforce.platform.SystemRefs;
import org.tallystick.model.Customer;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.Header;
import org.tallystick.model.OpportunityBuilder;
import org.tallystick.model.OpportunityStage;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;

/** Fills the model's builders from rows. What a company adds to its org is left to its rule set. */
@Mapper(unmappedTargetPolicy = ReportingPolicy.ERROR)
interface CrmMapper {

    @Mapping(target = "header", source = "header")
    @Mapping(target = "name", source = "row.name")
    @Mapping(target = "parent", source = "row.parentId")
    @Mapping(target = "billingCountry", source = "row.billingCountryCode")
    @Mapping(target = "taxRegistration", ignore = true)
    void fill(AccountWire row, Header header, @Context SystemRefs refs, @MappingTarget CustomerBuilder customer);

    @Mapping(target = "header", source = "header")
    @Mapping(target = "name", source = "row.name")
    @Mapping(target = "customer", source = "row.accountId")
    @Mapping(target = "stage", source = "row.stageName")
    @Mapping(target = "currency", source = "row.currencyIsoCode")
    @Mapping(target = "legalEntity", ignore = true)
    @Mapping(target = "serviceLine", ignore = true)
    @Mapping(target = "terms", ignore = true)
    void fill(
            OpportunityWire row,
            Header header,
            @Context SystemRefs refs,
            @MappingTarget OpportunityBuilder opportunity);

    default @Nullable Ref<Customer> customer(@Nullable String id, @Context SystemRefs refs) {
        return refs.lookup(RecordType.CUSTOMER, id);
    }

    default @Nullable OpportunityStage stage(@Nullable String stageName) {
        if (stageName == null) {
            return null;
        }
        return switch (stageName) {
            case "Closed Won" -> OpportunityStage.CONTRACTED;
            case "Closed Lost" -> OpportunityStage.LOST;
            default -> OpportunityStage.OPEN;
        };
    }
}
