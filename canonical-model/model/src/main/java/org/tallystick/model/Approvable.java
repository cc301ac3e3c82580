package org.tallystick.model;

import org.tallystick.model.state.Approval;

/** A record with an approval axis: the hub keeps its newest decided version beside the one last seen. */
public interface Approvable {

    /** How far it is. */
    Approval approval();
}
