package org.tallystick.connector.netsuite;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.tallystick.connector.http.Authorization;
import org.tallystick.connector.http.HttpTransport;
import org.tallystick.connector.http.JwtAssertion;
import org.tallystick.connector.http.LoginWays;
import org.tallystick.connector.http.OAuth1Authorization;
import org.tallystick.connector.http.TokenGrant;
import org.tallystick.connector.http.TokenProvider;
import org.tallystick.spi.ConnectorConfig;

/** How an account is entered: by OAuth 2.0 client credentials, or by a token of OAuth 1.0a. Source: the vendor contract sheet, section 2. */
final class Access {

    /** An assertion is used at once; it must end within the hour. */
    private static final Duration ASSERTION_LIFE = Duration.ofMinutes(5);

    private Access() {}

    /** Authorizations that know nothing of each other: what one holds, the next asks for anew. */
    static Supplier<Authorization> of(ConnectorConfig config, Addresses addresses, HttpTransport transport) {
        if (config.text(LoginWays.PROPERTY).equals(NetSuiteConnectorFactory.TBA)) {
            OAuth1Authorization.Parties parties = new OAuth1Authorization.Parties(
                    realm(config), config.text("consumer-key"), config.text("token-id"));
            return () -> new OAuth1Authorization(
                    parties,
                    () -> config.secret("consumer-secret"),
                    () -> config.secret("token-secret"),
                    config.clock(),
                    () -> UUID.randomUUID().toString().replace("-", ""));
        }
        TokenGrant grant = TokenGrant.clientAssertion(addresses.token(), assertion(config, addresses));
        return () -> new TokenProvider(transport, grant, config.clock());
    }

    /** The account's id in its own form, whatever form it is configured in. */
    private static String realm(ConnectorConfig config) {
        return config.text("account").toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static JwtAssertion assertion(ConnectorConfig config, Addresses addresses) {
        return new JwtAssertion(
                config.text("signing-algorithm"),
                config.text("certificate-id"),
                config.text("client-id"),
                null,
                addresses.token().toString(),
                List.of(config.text("scope").trim().split("[ ,]+")),
                ASSERTION_LIFE,
                () -> config.secret("private-key"));
    }
}
