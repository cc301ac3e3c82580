package org.tallystick.examples.desk;

import java.util.function.Supplier;
import org.tallystick.connector.http.Authorization;
import org.tallystick.spi.Secret;

/** A token that somebody else renews: asked for at every call, so that a rotation needs no restart. */
final class BearerToken implements Authorization {

    private final Supplier<Secret> token;

    BearerToken(Supplier<Secret> token) {
        this.token = token;
    }

    @Override
    public Secret header() {
        return Secret.of("Bearer " + token.get().reveal());
    }

    @Override
    public boolean refused(Secret refused) {
        return false;
    }
}
