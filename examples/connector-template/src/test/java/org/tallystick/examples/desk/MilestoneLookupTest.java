package org.tallystick.examples.desk;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tallystick.model.Milestone;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.Secret;

/** What the contract cannot show of a lookup. */
class MilestoneLookupTest {

    @Test
    void aMilestoneThatCannotBeReadIsNotTakenForAbsent() throws IOException {
        try (DeskServer server = new DeskServer();
                Connector connector = connector(server)) {
            server.put("m1", server.now(), Map.of("key", "k1", "amount", "a lot", "currency", "EUR"));
            RecordLookup<Milestone> lookup =
                    connector.lookup(RecordType.MILESTONE).orElseThrow();

            assertThatThrownBy(() -> lookup.byExternalKey(List.of("k1")))
                    .isInstanceOf(ConnectorException.class)
                    .hasMessageContaining("amount");
        }
    }

    private static Connector connector(DeskServer server) {
        Map<String, String> properties = Map.of("base-uri", server.address().toString(), "token", "desk-token");
        return new DeskConnectorFactory()
                .create(new ConnectorConfig("desk", properties, name -> Secret.of(server.token()), server::now));
    }
}
