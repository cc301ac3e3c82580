package org.tallystick.connector.http;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/** Addresses: encoding as in RFC 3986, and staying at one origin. */
public final class Uris {

    /** A name such as 127.0.0.1.example.com is none. */
    private static final Pattern LOOPBACK = Pattern.compile("localhost|\\[::1]|127(\\.\\d{1,3}){3}");

    private Uris() {}

    /** {@code text} percent-encoded, so that it may stand in a path segment or a query; a space is {@code %20}. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /** {@code name=value&name=value}, encoded, in the map's order. */
    public static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** Scheme, host and port. */
    public static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    /**
     * {@code reference} resolved against {@code base}, which the system gave us to go on with.
     *
     * @throws ConnectorException if it leads to another origin: the token must not go there
     */
    public static URI within(URI base, String reference) {
        try {
            URI resolved = base.resolve(reference);
            if (origin(resolved).equalsIgnoreCase(origin(base))) {
                return resolved;
            }
        } catch (IllegalArgumentException e) {
            throw strayed(base, e);
        }
        throw strayed(base, null);
    }

    static boolean isLoopback(URI uri) {
        String host = uri.getHost();
        return host != null && LOOPBACK.matcher(host).matches();
    }

    private static ConnectorException strayed(URI base, @Nullable Throwable cause) {
        String message = "The system gave an address that is not one at %s".formatted(origin(base));
        return new ConnectorException(Problem.of(FailureKind.INVALID, "ADDRESS_STRAYED", message), cause);
    }
}
