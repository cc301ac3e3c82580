package org.tallystick.connector.dynamics365;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tallystick.model.Engagement;
import org.tallystick.model.Ref;
import org.tallystick.spi.Write;

/** An engagement as the header of a project contract. Funding and billing rules people keep. */
final class ContractForm implements MasterForm<Engagement> {

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
