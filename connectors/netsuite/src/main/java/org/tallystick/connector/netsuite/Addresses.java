package org.tallystick.connector.netsuite;

import java.net.URI;
import java.util.Locale;
import org.tallystick.connector.http.Uris;
import org.tallystick.spi.ConnectorConfig;

/**
 * Where the account's services are.
 *
 * @param base scheme, host and port
 */
record Addresses(URI base) {

    /** As configured, else made from the account's id: lower case, {@code _} as {@code -}. */
    static Addresses from(ConnectorConfig config) {
        String account = config.text("account").toLowerCase(Locale.ROOT).replace('_', '-');
        return new Addresses(URI.create(config.optionalText("base-uri")
                .orElse("https://%s.suitetalk.api.netsuite.com".formatted(Uris.encode(account)))));
    }

    /** Also the audience of what is signed for it. */
    URI token() {
        return base.resolve("/services/rest/auth/oauth2/v1/token");
    }

    URI suiteQl(int limit, int offset) {
        return base.resolve("/services/rest/query/v1/suiteql?limit=%d&offset=%d".formatted(limit, offset));
    }

    /** A record with its sublists. */
    URI byId(Target target, String id) {
        return base.resolve(
                "/services/rest/record/v1/%s/%s?expandSubResources=true".formatted(target.record(), Uris.encode(id)));
    }

    /** The schema of a record or of a table. */
    URI catalog(String name) {
        return base.resolve("/services/rest/record/v1/metadata-catalog/" + Uris.encode(name));
    }

    URI byExternalId(Target target, String externalId) {
        return base.resolve("/services/rest/record/v1/%s/eid:%s%s"
                .formatted(target.record(), Uris.encode(externalId), target.query()));
    }
}
