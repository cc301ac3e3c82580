package org.tallystick.connector.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Supplier;
import org.tallystick.spi.Secret;

/** HTTP Basic (RFC 7617), resolved at every call so that a rotation needs no restart. */
public final class BasicAuthorization implements Authorization {

    private final String user;
    private final Supplier<Secret> password;

    public BasicAuthorization(String user, Supplier<Secret> password) {
        this.user = user;
        this.password = password;
    }

    @Override
    public Secret header() {
        return header(user, password.get());
    }

    @Override
    public boolean refused(Secret refused) {
        return false;
    }

    static Secret header(String user, Secret password) {
        byte[] pair = (user + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
        return Secret.of("Basic " + Base64.getEncoder().encodeToString(pair));
    }
}
