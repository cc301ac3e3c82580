package org.tallystick.connector.netsuite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.tallystick.connector.netsuite.NetSuiteStub.Reply;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Connector;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Problem;
import org.tallystick.spi.Write;

/** A stub of NetSuite, and one record or a few to write to it. */
abstract class UpsertBench extends StubBench {

    static final Reply CURRENCIES = Reply.rows(
            "{\"links\":[],\"id\":\"2\",\"symbol\":\"GBP\",\"isinactive\":\"F\"}",
            "{\"links\":[],\"id\":\"3\",\"symbol\":\"EUR\",\"isinactive\":\"F\"}",
            "{\"links\":[],\"id\":\"4\",\"symbol\":\"JPY\",\"isinactive\":\"F\"}",
            "{\"links\":[],\"id\":\"5\",\"symbol\":\"KWD\",\"isinactive\":\"F\"}");
    static final Reply TAX_CODES = Reply.rows(
            "{\"links\":[],\"id\":\"904\",\"itemid\":\"DE-S19\",\"isinactive\":\"F\"}",
            "{\"links\":[],\"id\":\"905\",\"itemid\":\"DE-S16\",\"isinactive\":\"T\"}");

    List<Outcome> writeCustomers(String... keys) {
        try (Connector connector = netSuite.connector()) {
            return connector
                    .sink(RecordType.CUSTOMER)
                    .orElseThrow()
                    .write(List.of(keys).stream()
                            .map(key -> Records.write(Records.customer(key), key))
                            .toList());
        }
    }

    @SuppressWarnings("unchecked")
    <T extends Entity> Outcome write(T record, String key) {
        RecordType<T> type = (RecordType<T>) RecordType.all().stream()
                .filter(each -> each.entityClass() == record.getClass())
                .findFirst()
                .orElseThrow();
        List<Write<T>> batch = List.of(Records.write(record, key));
        try (Connector connector = netSuite.connector()) {
            return connector.sink(type).orElseThrow().write(batch).get(0);
        }
    }

    static Problem rejection(Outcome outcome) {
        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.REJECTED);
        assertThat(outcome.problem().kind()).isEqualTo(FailureKind.INVALID);
        return outcome.problem();
    }

    static Reply created(String record) {
        return new Reply(
                204,
                "",
                Map.of("Location", "https://123456.suitetalk.api.netsuite.com" + NetSuiteStub.RECORD + record));
    }

    static String row(String key, String id) {
        return "{\"links\":[],\"id\":\"%s\",\"externalid\":\"%s\"}".formatted(id, key);
    }
}
