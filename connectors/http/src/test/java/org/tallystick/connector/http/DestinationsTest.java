package org.tallystick.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;

/** Where calls go; names are resolved by the test, and stand at the address that their first label says. */
class DestinationsTest {

    private final Destinations destinations = new Destinations(DestinationsTest::resolve, null);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080/x",
                "http://127.0.0.1:8080/x",
                "http://[::1]:8080/x",
                "https://93-184-216-34.example.com/x",
                "https://10-1-2-3.intern.example.com/x",
                "https://unknown.example.com/x"
            })
    void systemsAreCalledAlsoInPrivateNetworksAndOnThisMachineByItsName(String uri) {
        assertThatCode(() -> destinations.require(URI.create(uri))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "http://crm.example.com/x, PLAIN_HTTP",
        "http://127.0.0.1.example.com/x, PLAIN_HTTP",
        "http://127-0-0-1.example.com/x, PLAIN_HTTP",
        "ftp://crm.example.com/x, PLAIN_HTTP",
        "https://169.254.169.254/latest/meta-data, ADDRESS_REFUSED",
        "https://169-254-169-254.example.com/x, ADDRESS_REFUSED",
        "https://127-0-0-1.example.com/x, ADDRESS_REFUSED",
        "https://0.0.0.0/x, ADDRESS_REFUSED",
        "https://224-0-0-1.example.com/x, ADDRESS_REFUSED",
        "https://[fe80::1]/x, ADDRESS_REFUSED",
        "https://[::ffff:169.254.169.254]/x, ADDRESS_REFUSED",
        "https://2852039166/x, ADDRESS_REFUSED"
    })
    void noCallGoesWhereNoSystemStands(String uri, String code) {
        ConnectorException failure =
                catchThrowableOfType(ConnectorException.class, () -> destinations.require(URI.create(uri)));

        assertThat(failure.problem().code()).isEqualTo(code);
        assertThat(failure.kind()).isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(failure.problem().remedy()).isNotEmpty();
    }

    @Test
    void oneBadAddressOfAHostIsEnough() {
        Destinations two = new Destinations(
                host -> new InetAddress[] {InetAddress.getByName("93.184.216.34"), InetAddress.getByName("169.254.0.1")
                },
                ProxySelector.of(null));

        ConnectorException failure = catchThrowableOfType(
                ConnectorException.class, () -> two.require(URI.create("https://crm.example.com/x")));

        assertThat(failure.problem().code()).isEqualTo("ADDRESS_REFUSED");
    }

    @Test
    void whatAProxyCallsIsNotLookedUpHere() {
        Destinations behind = new Destinations(
                host -> {
                    throw new AssertionError(host);
                },
                ProxySelector.of(InetSocketAddress.createUnresolved("proxy.example.com", 3128)));

        assertThatCode(() -> behind.require(URI.create("https://crm.example.com/x")))
                .doesNotThrowAnyException();
    }

    private static InetAddress[] resolve(String host) throws UnknownHostException {
        if (host.startsWith("unknown.")) {
            throw new UnknownHostException(host);
        }
        String address = host.endsWith("example.com")
                ? host.substring(0, host.indexOf('.')).replace('-', '.')
                : host;
        return new InetAddress[] {InetAddress.getByName(address)};
    }
}
