package org.tallystick.connector.http;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.tallystick.spi.Secret;

/**
 * OAuth 1.0a with {@code HMAC-SHA256} (RFC 5849), as NetSuite's token-based authentication has it: each call is signed by itself, its query
 * included and its body not. A refused call may be signed anew, with secrets that were rotated meanwhile. Thread-safe if {@code nonces} is.
 */
public final class OAuth1Authorization implements Authorization {

    private static final String METHOD = "HMAC-SHA256";

    private final Parties parties;
    private final Supplier<Secret> consumerSecret;
    private final Supplier<Secret> tokenSecret;
    private final InstantSource clock;
    private final Supplier<String> nonces;

    /**
     * Who calls.
     *
     * @param realm in which the token is known; it is not signed
     * @param consumerKey of the integration
     * @param token of its user
     */
    public record Parties(String realm, String consumerKey, String token) {}

    /**
     * An authorization.
     *
     * @param consumerSecret asked for at every call, as is {@code tokenSecret}
     * @param nonces gives each call a text of its own
     */
    public OAuth1Authorization(
            Parties parties,
            Supplier<Secret> consumerSecret,
            Supplier<Secret> tokenSecret,
            InstantSource clock,
            Supplier<String> nonces) {
        this.parties = parties;
        this.consumerSecret = consumerSecret;
        this.tokenSecret = tokenSecret;
        this.clock = clock;
        this.nonces = nonces;
    }

    /** The scheme alone, if the secrets can be had: what is signed is a call. */
    @Override
    public Secret header() {
        requireNonNull(key(), "key");
        return Secret.of("OAuth");
    }

    @Override
    public Secret header(HttpCall call) {
        Map<String, String> signed = new LinkedHashMap<>();
        signed.put("oauth_token", parties.token());
        signed.put("oauth_consumer_key", parties.consumerKey());
        signed.put("oauth_nonce", nonces.get());
        signed.put("oauth_timestamp", String.valueOf(clock.instant().getEpochSecond()));
        signed.put("oauth_signature_method", METHOD);
        signed.put("oauth_version", "1.0");
        String signature = signature(baseString(call, signed));
        signed.put("oauth_signature", signature);
        return Secret.of(signed.entrySet().stream()
                .map(part -> "%s=\"%s\"".formatted(part.getKey(), Uris.encode(part.getValue())))
                .collect(Collectors.joining(", ", "OAuth realm=\"%s\", ".formatted(parties.realm()), "")));
    }

    /** Another nonce and time may be accepted, or the secrets have been rotated. */
    @Override
    public boolean refused(Secret refused) {
        return true;
    }

    /** RFC 5849 section 3.4.1. */
    private static String baseString(HttpCall call, Map<String, String> signed) {
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        signed.forEach((name, value) -> parameters.add(Map.entry(Uris.encode(name), Uris.encode(value))));
        String query = call.uri().getRawQuery();
        if (query != null) {
            for (String part : query.split("&", -1)) {
                int sign = part.indexOf('=');
                String name = sign < 0 ? part : part.substring(0, sign);
                String value = sign < 0 ? "" : part.substring(sign + 1);
                parameters.add(Map.entry(Uris.encode(decoded(name)), Uris.encode(decoded(value))));
            }
        }
        String sorted = parameters.stream()
                .sorted(comparing((Map.Entry<String, String> each) -> each.getKey())
                        .thenComparing(Map.Entry::getValue))
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("&"));
        return call.method() + "&" + Uris.encode(withoutQuery(call.uri())) + "&" + Uris.encode(sorted);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** The scheme's own port is left out. */
    private static String withoutQuery(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        boolean usual = uri.getPort() < 0 || uri.getPort() == (scheme.equals("https") ? 443 : 80);
        String port = usual ? "" : ":" + uri.getPort();
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port + path;
    }

    private String key() {
        return Uris.encode(consumerSecret.get().reveal())
                + "&"
                + Uris.encode(tokenSecret.get().reveal());
    }

    private String signature(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("Every Java has HmacSHA256", e);
        }
    }
}
