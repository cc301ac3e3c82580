package org.tallystick.testkit.connector;

import org.tallystick.model.Entity;

/** A room of rules: they share the bench. */
interface Rules<T extends Entity> {

    /** Where a rule works: the connector, and its system. */
    Bench<T> bench();
}
