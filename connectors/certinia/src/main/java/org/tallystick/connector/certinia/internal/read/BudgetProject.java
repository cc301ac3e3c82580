package org.tallystick.connector.certinia.internal.read;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.salesforce.platform.WireRelation;

/** What the project of a budget says where the budget itself does not: for whom, and of which sale. */
record BudgetProject(
        @JsonProperty("pse__Account__c") @Nullable String account,
        @JsonProperty("pse__Opportunity__c") @Nullable String opportunity)
        implements WireRelation {

    /** The project of a budget that has none. */
    static final BudgetProject NONE = new BudgetProject(null, null);
}
