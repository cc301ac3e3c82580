package org.tallystick.testkit.connector;

import org.opentest4j.TestAbortedException;

/** What a remote side does not offer leaves a rule untested, with the reason. */
final class Offer {

    private Offer() {}

    static TestAbortedException absent(String method) {
        return new TestAbortedException("untested: Remote." + method + " is not offered");
    }
}
