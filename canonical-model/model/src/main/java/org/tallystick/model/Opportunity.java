package org.tallystick.model;

import jakarta.validation.Valid;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;
import org.tallystick.model.rule.Complete;
import org.tallystick.model.rule.Name;
import org.tallystick.model.rule.Needed;
import org.tallystick.model.rule.Text;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.OpportunityStage;
import org.tallystick.model.value.CurrencyCode;

/**
 * A sale in the making. Source: CRM opportunity.
 *
 * @param header what all records share
 * @param name as shown
 * @param customer who would buy
 * @param stage how far it is
 * @param currency in which it is sold
 * @param legalEntity code of the firm's company that would sell it
 * @param serviceLine code of what is sold, of most of it if of several
 * @param terms what would be agreed
 * @param lines what would be sold, piece by piece
 * @param forecast what sales expects
 * @param ownerUser who sells it; a user of the CRM
 * @param contractedAt when it was won
 * @param lostReason why it was lost
 */
@BuiltRecord
public record Opportunity(
        @Valid Header header,
        @Name String name,
        @Needed(groups = Complete.class) @Nullable Ref<Customer> customer,
        OpportunityStage stage,
        @Nullable CurrencyCode currency,
        @Nullable @Code String legalEntity,
        @Nullable @Code String serviceLine,
        @Valid ContractTerms terms,
        List<@Valid OpportunityLine> lines,
        @Valid Forecast forecast,
        @Nullable @Code String ownerUser,
        @Nullable Instant contractedAt,
        @Nullable @Text String lostReason)
        implements Entity {

    public Opportunity {
        MissingFieldsException.check(Opportunity.class, "header", header, "name", name, "stage", stage);
        terms = terms == null ? ContractTerms.OPEN : terms;
        lines = lines == null ? List.of() : List.copyOf(lines);
        forecast = forecast == null ? Forecast.NONE : forecast;
    }

    @Override
    public List<Violation> check() {
        return OpportunityRules.check(this);
    }

    /**
     * Whether the engagements that came from it, if several, sum to its amount: {@code OPPORTUNITY_SPLIT}. Nothing is reported as long as
     * one of them has no value.
     */
    public List<Violation> checkSplit(Collection<Engagement> engagements) {
        return OpportunityRules.checkSplit(this, engagements);
    }

    /** What it breaks as a reopened one, together with the engagements that came from it. */
    public List<Violation> checkReopened(Collection<Engagement> engagements) {
        return OpportunityRules.checkReopened(this, engagements);
    }
}
