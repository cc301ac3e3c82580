package org.tallystick.connector.dynamics365;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tallystick.model.Customer;
import org.tallystick.model.Engagement;
import org.tallystick.model.EngagementBuilder;
import org.tallystick.model.Header;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.spi.Write;

/** An engagement as the header of a project contract. Funding and billing rules people keep. */
final class ContractForm implements MasterForm<Engagement> {

    private final String system;

    /** @param system that it is a contract of */
    ContractForm(String system) {
        this.system = system;
    }

    @Override
    public EntitySet set() {
        return EntitySet.PROJECT_CONTRACTS;
    }

    @Override
    public List<String> kept() {
        return List.of("Name");
    }

    @Override
    public List<Ref<?>> references(Engagement engagement) {
        return List.of(engagement.invoicedTo(), engagement.legalEntity());
    }

    /** Its customer is who is billed, its company its legal entity, in small letters. Which service was sold a rule set says: ours, it is taken. */
    @Override
    public Engagement normalForm(Write<Engagement> write) {
        Engagement engagement = write.record();
        Ref<Customer> billed = engagement.invoicedTo();
        String company = MasterForm.company(write, engagement.legalEntity());
        return EngagementBuilder.builder()
                .header(Header.of(engagement.header().ref()))
                .name(engagement.name())
                .customer(billed)
                .ultimateParent(billed)
                .legalEntity(new Ref<>(system, RecordType.LEGAL_ENTITY, company))
                .currency(engagement.currency())
                .serviceLine(engagement.serviceLine())
                .build();
    }

    @Override
    public MasterRow of(Write<Engagement> write) {
        Engagement engagement = write.record();
        String company = MasterForm.company(write, engagement.legalEntity());
        String customer = write.idOf(engagement.invoicedTo());
        Map<String, String> created = new LinkedHashMap<>();
        created.put("CustomerAccountNumber", MasterForm.inCompany(company, "customer", customer, write));
        created.put("SalesCurrencyCode", engagement.currency().code());
        return new MasterRow(company, created, Map.of("Name", engagement.name())).withCustomFieldsOf(engagement);
    }
}
