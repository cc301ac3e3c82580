package org.tallystick.simulators.netsuite.internal.token;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.tallystick.simulators.internal.Request;

/**
 * Token-based authentication: each call is signed, a nonce counts once, and a time is at most five minutes off. Source: the vendor contract
 * sheet of NetSuite, section 2.2, and RFC 5849.
 */
public final class SignedCalls {
    private static final Pattern PART = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final Token token;
    private final InstantSource clock;
    private final Set<String> nonces = new HashSet<>();

    /**
     * The one token of an account.
     *
     * @param realm the account's id, in its own form
     */
    public record Token(String realm, String consumerKey, String consumerSecret, String id, String secret) {}

    public SignedCalls(Token token, InstantSource clock) {
        this.token = token;
        this.clock = clock;
    }

    /** Whether the header begins like a signed call's. */
    static boolean isOne(String header) {
        return header.startsWith("OAuth ");
    }

    boolean isValid(Request request) {
        Map<String, String> parts = new HashMap<>();
        Matcher matcher = PART.matcher(request.header("Authorization").orElse(""));
        while (matcher.find()) {
            parts.put(matcher.group(1), decoded(matcher.group(2)));
        }
        boolean isKnown = token.realm().equals(parts.get("realm"))
                && token.consumerKey().equals(parts.get("oauth_consumer_key"))
                && token.id().equals(parts.get("oauth_token"))
                && "HMAC-SHA256".equals(parts.get("oauth_signature_method"))
                && "1.0".equals(parts.get("oauth_version"));
        return isKnown && isNow(parts) && isSigned(request, parts) && isFirst(parts);
    }

    private boolean isNow(Map<String, String> parts) {
        try {
            Instant sent = Instant.ofEpochSecond(Long.parseLong(parts.getOrDefault("oauth_timestamp", "")));
            return Duration.between(sent, clock.instant()).abs().compareTo(SKEW) <= 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private boolean isFirst(Map<String, String> parts) {
        String nonce = parts.getOrDefault("oauth_nonce", "");
        return !nonce.isEmpty() && nonces.add(parts.get("oauth_timestamp") + " " + nonce);
    }

    private boolean isSigned(Request request, Map<String, String> parts) {
        String expected = signature(base(request, parts));
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8),
                parts.getOrDefault("oauth_signature", "").getBytes(StandardCharsets.UTF_8));
    }

    private static String base(Request request, Map<String, String> parts) {
        String uri = request.rawUri();
        int mark = uri.indexOf('?');
        List<String> pairs = new ArrayList<>();
        parts.forEach((name, value) -> {
            if (!name.equals("realm") && !name.equals("oauth_signature")) {
                pairs.add(encoded(name) + "=" + encoded(value));
            }
        });
        if (mark >= 0) {
            for (String pair : uri.substring(mark + 1).split("&", -1)) {
                String[] both = pair.split("=", 2);
                pairs.add(encoded(decoded(both[0])) + "=" + (both.length < 2 ? "" : encoded(decoded(both[1]))));
            }
        }
        pairs.sort(null);
        String address = "http://" + request.header("Host").orElse("") + (mark < 0 ? uri : uri.substring(0, mark));
        return request.method() + "&" + encoded(address) + "&" + encoded(String.join("&", pairs));
    }

    private String signature(String base) {
        String key = encoded(token.consumerSecret()) + "&" + encoded(token.secret());
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(base.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
