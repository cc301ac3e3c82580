package org.tallystick.testkit.connector;

import java.util.concurrent.atomic.AtomicReference;
import org.tallystick.model.Milestone;

/** The contract, for the variant that is next. Run by the launcher only. */
class WrongPaperContract extends ConnectorContract<Milestone> {

    static final AtomicReference<Variant> NEXT = new AtomicReference<>();

    @Override
    protected Remote<Milestone> openRemote() {
        return new PaperRemote(NEXT.get());
    }
}
