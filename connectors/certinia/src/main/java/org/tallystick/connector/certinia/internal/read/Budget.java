package org.tallystick.connector.certinia.internal.read;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.salesforce.platform.Mapped;
import org.tallystick.connector.salesforce.platform.WireValues;
import org.tallystick.model.ContractPaper;
import org.tallystick.model.ContractPaperBuilder;
import org.tallystick.model.ContractType;
import org.tallystick.model.Customer;
import org.tallystick.model.Engagement;
import org.tallystick.model.EngagementBuilder;
import org.tallystick.model.EngagementVersion;
import org.tallystick.model.EngagementVersionBuilder;
import org.tallystick.model.Header;
import org.tallystick.model.Project;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.VersionKind;
import org.tallystick.model.state.AmendmentStatus;
import org.tallystick.model.state.EngagementStatus;
import org.tallystick.model.value.Money;
import org.tallystick.spi.Draft;

/**
 * A budget that a customer ordered is an engagement under that of its sale; one of the firm's own is none, and one that becomes it is none
 * any more. An engagement has one version, the original: the package does not say which order a change request changes, so each is a
 * contract of its own (decision 044).
 */
final class Budget {

    static final String OBJECT = "pse__Budget__c";

    /** The extension that has the id of its project in this system. */
    private static final String PROJECT = "certinia.project";

    private static final String TYPE = "pse__Type__c";
    private static final String STATUS = "pse__Status__c";
    private static final String AMOUNT = "pse__Amount__c";

    private static final Set<String> INTERNAL = Set.of("Internal Budget", "Internal Budget Change Request");

    private static final Map<String, ContractType> ORDERED = Map.of(
            "Customer Purchase Order", ContractType.ORDER,
            "Work Order", ContractType.SOW,
            "Customer Purchase Order Change Request", ContractType.CHANGE_ORDER,
            "Work Order Change Request", ContractType.CHANGE_ORDER);

    private static final Map<String, Standing> STANDINGS = Map.of(
            "Draft", new Standing(EngagementStatus.DRAFT, AmendmentStatus.DRAFT),
            "Open", new Standing(EngagementStatus.IN_REVIEW, AmendmentStatus.DRAFT),
            "Approved", new Standing(EngagementStatus.EXECUTED, AmendmentStatus.EXECUTED),
            "Rejected", new Standing(EngagementStatus.CANCELLED, AmendmentStatus.REJECTED));

    private final BudgetWire row;
    private final PsaRefs refs;

    /** How far it is, as a contract and as the contract's original version. */
    private record Standing(EngagementStatus contract, AmendmentStatus original) {}

    Budget(BudgetWire row, PsaRefs refs) {
        this.row = row;
        this.refs = refs;
    }

    /** One engagement, or none. */
    Mapped<Engagement> engagements() {
        String type = WireValues.required(TYPE, row.type());
        return INTERNAL.contains(type) ? new Mapped<>(List.of(), false) : Mapped.of(engagement(type));
    }

    /** Legal entity, service line and the root of the customer's hierarchy are no fields of a budget: a rule set says them. */
    private Draft<Engagement> engagement(String type) {
        ContractType paper = WireValues.meaning("type", TYPE, OBJECT, ORDERED, type);
        String status = WireValues.required(STATUS, row.status());
        Standing standing = WireValues.meaning("status", STATUS, OBJECT, STANDINGS, status);
        Money amount = WireValues.required(AMOUNT, WireValues.money(AMOUNT, row.amount(), row.currencyIsoCode()));
        Ref<Engagement> ref = refs.own().ref(RecordType.ENGAGEMENT, WireValues.required("Id", row.id()));
        EngagementBuilder builder = EngagementBuilder.builder()
                .header(header(ref))
                .name(WireValues.required("Name", row.name()))
                .currency(amount.currency())
                .paper(paper(paper))
                .value(value(paper, amount))
                .versions(List.of(original(type, standing, amount)))
                .status(standing.contract());
        Ref<Customer> customer = refs.crm().lookup(RecordType.CUSTOMER, row.account());
        if (customer != null) {
            builder.customer(customer);
        }
        return Draft.of(ref, builder);
    }

    /** A contract of the model does not name the projects that it pays; theirs name the sale's. */
    private Header header(Ref<Engagement> ref) {
        Header header = Header.of(ref);
        Ref<Project> project = refs.own().lookup(RecordType.PROJECT, row.project());
        return project == null ? header : header.withExtension(PROJECT, project.id());
    }

    /** It stands under the engagement that its project names, too. It is not one of the contracts that the sale was split into. */
    private ContractPaper paper(ContractType type) {
        return ContractPaperBuilder.builder()
                .type(type)
                .parentContract(refs.crm().lookup(RecordType.ENGAGEMENT, row.opportunity()))
                .build();
    }

    /** A contract's value is never negative: of a change that takes away, its version alone says how much. */
    private static @Nullable Money value(ContractType type, Money amount) {
        return type == ContractType.CHANGE_ORDER && amount.amount().signum() < 0 ? null : amount;
    }

    private EngagementVersion original(String type, Standing standing, Money amount) {
        return EngagementVersionBuilder.builder()
                .no(1)
                .kind(VersionKind.ORIGINAL)
                .status(standing.original())
                .effectiveFrom(WireValues.required("pse__Effective_Date__c", row.effectiveDate()))
                .valueDelta(amount)
                .reason(type)
                .build();
    }
}
