package org.tallystick.model.state;

import static org.tallystick.model.state.Actor.OWNER;
import static org.tallystick.model.state.Actor.SYSTEM;

/** How far a sale is. */
public enum OpportunityStage implements State<OpportunityStage> {
    /** Still being sold. */
    OPEN,
    /** Won: it becomes an engagement. */
    CONTRACTED,
    /** Lost. */
    LOST;

    /** Its transitions. */
    public static final Lifecycle<OpportunityStage> LIFECYCLE = Lifecycle.of(OpportunityStage.class)
            .startsAt(OPEN)
            .allows(OPEN, "win", CONTRACTED, OWNER, SYSTEM)
            .when("OPPORTUNITY_CONTRACTED")
            .allows(OPEN, "lose", LOST, OWNER, SYSTEM)
            .allows(CONTRACTED, "reopen", OPEN, OWNER, SYSTEM)
            .whenReferencesKeep("OPPORTUNITY_EXECUTED")
            .allows(LOST, "reopen", OPEN, OWNER, SYSTEM)
            .build();

    @Override
    public Lifecycle<OpportunityStage> lifecycle() {
        return LIFECYCLE;
    }
}
