package org.tallystick.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.model.Told.eur;
import static org.tallystick.model.Told.header;
import static org.tallystick.model.Told.told;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.tallystick.model.state.Approval;
import org.tallystick.model.state.BillingState;
import org.tallystick.model.state.MilestoneStatus;
import org.tallystick.model.value.Rate;

/** Each rule of deliverables, kept and broken. */
class MilestoneRulesTest {

    private final Milestone accepted = MilestoneBuilder.builder()
            .header(header(RecordType.MILESTONE, "M-1"))
            .amount(eur("100.00"))
            .approval(Approval.APPROVED)
            .status(MilestoneStatus.ACCEPTED)
            .acceptance(new Acceptance(Instant.EPOCH, null, null, Rate.of("0.5")))
            .billedShare(Rate.of("0.5"))
            .billing(BillingState.INVOICED)
            .build();

    @Test
    void anAcceptedDeliverableSaysWhen() {
        assertThat(accepted.check()).isEmpty();
        assertThat(told(MilestoneBuilder.builder(accepted)
                        .acceptance(null)
                        .build()
                        .check()))
                .containsExactly("MILESTONE_ACCEPTANCE /acceptance");
    }

    @Test
    void theBilledShareIsNotAboveTheAcceptedOne() {
        Acceptance tooMuch = new Acceptance(Instant.EPOCH, null, null, Rate.of("1.5"));

        assertThat(told(MilestoneBuilder.builder(accepted)
                        .billedShare(Rate.of("0.51"))
                        .build()
                        .check()))
                .containsExactly("MILESTONE_BILLED /billedShare");
        assertThat(told(MilestoneBuilder.builder(accepted)
                        .acceptance(tooMuch)
                        .build()
                        .check()))
                .containsExactly("MILESTONE_BILLED /acceptance/share");
    }

    @Test
    void onlyAnAcceptedDeliverableIsInABill() {
        assertThat(told(MilestoneBuilder.builder(accepted)
                        .status(MilestoneStatus.REJECTED)
                        .build()
                        .check()))
                .containsExactly("MILESTONE_BILLABLE /billing");
    }
}
