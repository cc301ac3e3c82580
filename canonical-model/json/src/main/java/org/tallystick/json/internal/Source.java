package org.tallystick.json.internal;

import tools.jackson.core.JsonParser;

/** A document that can be read more than once. */
interface Source {

    /** From its beginning. */
    JsonParser open();
}
