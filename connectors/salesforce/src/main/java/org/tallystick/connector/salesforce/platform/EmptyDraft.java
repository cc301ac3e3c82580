package org.tallystick.connector.salesforce.platform;

import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.function.BiConsumer;
import org.tallystick.model.AssignmentBuilder;
import org.tallystick.model.ContractAmendmentBuilder;
import org.tallystick.model.ContractLineBuilder;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.EngagementBuilder;
import org.tallystick.model.Entity;
import org.tallystick.model.ExpenseItemBuilder;
import org.tallystick.model.Header;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.LegalEntityBuilder;
import org.tallystick.model.MilestoneBuilder;
import org.tallystick.model.OpportunityBuilder;
import org.tallystick.model.ProjectBuilder;
import org.tallystick.model.RateCardBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.ResourceBuilder;
import org.tallystick.model.TimeEntryBuilder;
import org.tallystick.spi.Draft;

/** Drafts of custom objects: a builder with its header and nothing else. */
final class EmptyDraft {

    private static final Map<RecordType<?>, BiConsumer<Object, Header>> HEADERS = Map.ofEntries(
            entry(RecordType.CUSTOMER, (builder, header) -> ((CustomerBuilder) builder).header(header)),
            entry(RecordType.LEGAL_ENTITY, (builder, header) -> ((LegalEntityBuilder) builder).header(header)),
            entry(RecordType.RESOURCE, (builder, header) -> ((ResourceBuilder) builder).header(header)),
            entry(RecordType.OPPORTUNITY, (builder, header) -> ((OpportunityBuilder) builder).header(header)),
            entry(RecordType.ENGAGEMENT, (builder, header) -> ((EngagementBuilder) builder).header(header)),
            entry(RecordType.CONTRACT_LINE, (builder, header) -> ((ContractLineBuilder) builder).header(header)),
            entry(
                    RecordType.CONTRACT_AMENDMENT,
                    (builder, header) -> ((ContractAmendmentBuilder) builder).header(header)),
            entry(RecordType.RATE_CARD, (builder, header) -> ((RateCardBuilder) builder).header(header)),
            entry(RecordType.PROJECT, (builder, header) -> ((ProjectBuilder) builder).header(header)),
            entry(RecordType.ASSIGNMENT, (builder, header) -> ((AssignmentBuilder) builder).header(header)),
            entry(RecordType.TIME_ENTRY, (builder, header) -> ((TimeEntryBuilder) builder).header(header)),
            entry(RecordType.EXPENSE_ITEM, (builder, header) -> ((ExpenseItemBuilder) builder).header(header)),
            entry(RecordType.MILESTONE, (builder, header) -> ((MilestoneBuilder) builder).header(header)),
            entry(RecordType.INVOICE, (builder, header) -> ((InvoiceBuilder) builder).header(header)));

    private EmptyDraft() {}

    static <T extends Entity> Draft<T> of(Ref<T> ref) {
        Object builder = ref.type().newBuilder();
        requireNonNull(HEADERS.get(ref.type()), () -> "No builder is known for " + ref.type())
                .accept(builder, Header.of(ref));
        return Draft.of(ref, builder);
    }
}
