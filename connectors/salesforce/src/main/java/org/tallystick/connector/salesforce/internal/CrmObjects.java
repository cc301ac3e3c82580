package org.tallystick.connector.salesforce.internal;

import org.tallystick.connector.salesforce.platform.ObjectReading;
import org.tallystick.connector.salesforce.platform.ObjectReadings;
import org.tallystick.connector.salesforce.platform.OrgClient;
import org.tallystick.connector.salesforce.platform.SystemRefs;
import org.tallystick.model.Customer;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.Engagement;
import org.tallystick.model.EngagementBuilder;
import org.tallystick.model.Opportunity;
import org.tallystick.model.OpportunityBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.spi.ConnectorConfig;

/** The objects that are mapped as they are: accounts, opportunities and contracts. */
final class CrmObjects {

    private static final CrmMapper MAPPER = new CrmMapperImpl();

    private CrmObjects() {}

    static ObjectReadings readings(OrgClient org, SystemRefs refs, ConnectorConfig config) {
        OpportunityLines lines =
                new OpportunityLines(config.optionalText("line-service-line").orElse(null));
        AccountContacts contacts = new AccountContacts(config.text("contacts").equals("yes"));
        return new ObjectReadings(org, refs, config.number("page-size"))
                .with(RecordType.CUSTOMER, accounts(refs, contacts))
                .with(RecordType.OPPORTUNITY, opportunities(refs, lines))
                .with(RecordType.ENGAGEMENT, contracts(refs));
    }

    private static ObjectReading<Customer, AccountWire> accounts(SystemRefs refs, AccountContacts contacts) {
        return ObjectReading.of(
                        RecordType.CUSTOMER,
                        "Account",
                        AccountWire.class,
                        refs,
                        CustomerBuilder::builder,
                        (row, header, builder) -> MAPPER.fill(row, header, contacts.of(row), refs, builder))
                .withChildren(contacts.rows());
    }

    private static ObjectReading<Opportunity, OpportunityWire> opportunities(SystemRefs refs, OpportunityLines lines) {
        return ObjectReading.of(
                        RecordType.OPPORTUNITY,
                        "Opportunity",
                        OpportunityWire.class,
                        refs,
                        OpportunityBuilder::builder,
                        (row, header, builder) -> MAPPER.fill(row, header, lines.of(row), refs, builder))
                .withChildren(lines.rows());
    }

    private static ObjectReading<Engagement, ContractWire> contracts(SystemRefs refs) {
        return ObjectReading.of(
                RecordType.ENGAGEMENT,
                "Contract",
                ContractWire.class,
                refs,
                EngagementBuilder::builder,
                (row, header, builder) -> MAPPER.fill(row, header, refs, builder));
    }
}
