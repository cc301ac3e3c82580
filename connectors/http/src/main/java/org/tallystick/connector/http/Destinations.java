package org.tallystick.connector.http;

import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/**
 * Where calls may go, whoever named the address. Plain HTTP stays on this machine. A host that is not this machine by its name must not be it by its
 * address either, nor one that no business system has: link-local, as the metadata services of clouds are, multicast, or none at all. Addresses
 * of private networks are allowed, since systems stand in-house or behind private links.
 */
final class Destinations {

    private final Resolver resolver;
    private final @Nullable ProxySelector proxies;

    /**
     * Destinations.
     *
     * @param resolver asked at every call; the JDK keeps what it found for some seconds, so that the connection goes where the check looked
     * @param proxies the client's; what a proxy calls is not looked up here, where its name may mean nothing
     */
    Destinations(Resolver resolver, @Nullable ProxySelector proxies) {
        this.resolver = resolver;
        this.proxies = proxies;
    }

    /** Finds the addresses of a host. */
    @FunctionalInterface
    interface Resolver {

        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /** @throws ConnectorException if no call may go there; nothing was sent then */
    void require(URI uri) {
        if (Uris.isLoopback(uri)) {
            return;
        }
        if (!"https".equalsIgnoreCase(uri.getScheme())) {
            throw refused(
                    "PLAIN_HTTP",
                    "%s is not https".formatted(Uris.origin(uri)),
                    "Use the https address; plain http is for loopback addresses only");
        }
        if (uri.getHost() == null || addresses(uri).stream().anyMatch(Destinations::isNoSystem)) {
            throw refused(
                    "ADDRESS_REFUSED",
                    "%s has an address at which no system stands".formatted(Uris.origin(uri)),
                    "Check the host, and what its name resolves to; a system on this machine is localhost");
        }
    }

    /** None if a proxy is called, or none is found: the connection tells. */
    private List<InetAddress> addresses(URI uri) {
        boolean isDirect = proxies == null || proxies.select(uri).stream().allMatch(Proxy.NO_PROXY::equals);
        try {
            return isDirect ? Arrays.asList(resolver.addresses(uri.getHost())) : List.of();
        } catch (UnknownHostException e) {
            return List.of();
        }
    }

    private static boolean isNoSystem(InetAddress address) {
        return address.isLinkLocalAddress()
                || address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress();
    }

    private static ConnectorException refused(String code, String message, String remedy) {
        return new ConnectorException(
                Problem.of(FailureKind.UNSUPPORTED, code, message).withRemedy(remedy));
    }
}
