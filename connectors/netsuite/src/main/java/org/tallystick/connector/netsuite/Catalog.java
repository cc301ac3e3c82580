package org.tallystick.connector.netsuite;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.tallystick.connector.http.HttpCall;
import org.tallystick.connector.http.JsonPage;
import org.tallystick.connector.http.RestClient;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.SchemaSnapshot;

/**
 * What the account says of its records, custom ones too (GOV-7): the fields of its metadata catalog, with those of lines as {@code item.rate}. Source:
 * the vendor contract sheet, section 1. Thread-safe.
 */
final class Catalog {

    /** What is read or written built-in. */
    private static final Set<String> BUILT_IN = Set.of(
            "subsidiary",
            "accountingPeriod",
            "customer",
            "job",
            "employee",
            "timeBill",
            "invoice",
            "creditMemo",
            "journalEntry");

    private final RestClient client;
    private final Addresses addresses;
    private final Set<String> names = new ConcurrentSkipListSet<>(BUILT_IN);

    Catalog(RestClient client, Addresses addresses) {
        this.client = client;
        this.addresses = addresses;
    }

    /** From now on that record or table of a rule set is described, too. */
    void include(String name) {
        names.add(name);
    }

    /** @throws ConnectorException if the account does not answer, or not with schemas */
    SchemaSnapshot discover() {
        SortedMap<String, SortedMap<String, String>> objects = new TreeMap<>();
        names.forEach(name -> objects.put(name, fields(name)));
        return new SchemaSnapshot(objects);
    }

    /** None, of what is no record to the role: a table that is none, or one that is gone. */
    private SortedMap<String, String> fields(String name) {
        SortedMap<String, String> types = new TreeMap<>();
        try {
            String schema = client.send(
                            HttpCall.get(addresses.catalog(name)).withHeader("Accept", "application/schema+json"))
                    .body();
            put(types, "", inside(schema, "properties"));
        } catch (ConnectorException e) {
            if (e.kind() != FailureKind.NOT_FOUND) {
                throw e;
            }
        }
        return types;
    }

    private static void put(SortedMap<String, String> types, String prefix, String properties) {
        JsonPage.members(properties).forEach((name, property) -> {
            types.put(prefix + name, type(JsonPage.members(property)));
            put(types, prefix + name + ".", inside(property, "properties", "items", "items", "properties"));
        });
    }

    /** The record that it names, or its type and format. */
    private static String type(Map<String, String> property) {
        String record = property.get("$ref");
        if (record != null) {
            return record.substring(record.lastIndexOf('/') + 1);
        }
        String type = property.getOrDefault("type", "any");
        String format = property.get("format");
        return format == null ? type : type + " " + format;
    }

    /** The object at that path of names; an empty one, if there is none. */
    private static String inside(String json, String... path) {
        String object = json;
        for (String name : path) {
            object = JsonPage.members(object).getOrDefault(name, "");
            if (!object.startsWith("{")) {
                return "{}";
            }
        }
        return object;
    }
}
