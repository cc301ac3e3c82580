package org.tallystick.engine.upkeep;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Customer;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.Entity;
import org.tallystick.model.Header;
import org.tallystick.model.HeaderBuilder;
import org.tallystick.model.Resource;
import org.tallystick.model.ResourceBuilder;

/** Which fields of a record are a person's. Ids stay, the employee number too: they join, and say nothing by themselves. */
final class PersonalData {

    private PersonalData() {}

    /** What the record calls the person. */
    static Set<String> names(Entity record) {
        Set<String> names = new LinkedHashSet<>();
        if (record instanceof Resource resource) {
            if (resource.name() != null) {
                names.add(resource.name());
            }
            resource.header().extensions().values().stream()
                    .filter(value -> value.contains("@"))
                    .forEach(names::add);
        }
        return names;
    }

    /**
     * The record without them.
     *
     * @param words names of the person
     * @throws IllegalArgumentException if records of the type are about no person
     */
    static Entity without(Entity record, Collection<String> words) {
        if (record instanceof Resource resource) {
            Header header = HeaderBuilder.builder(resource.header())
                    .extensions(new TreeMap<>())
                    .unknown(new TreeMap<>())
                    .build();
            return ResourceBuilder.builder(resource).header(header).name(null).build();
        }
        if (record instanceof Customer customer) {
            return CustomerBuilder.builder(customer)
                    .header(without(customer.header(), words))
                    .contacts(customer.contacts().stream()
                            .filter(contact -> !hasOne(contact.name(), words) && !hasOne(contact.email(), words))
                            .toList())
                    .build();
        }
        throw new IllegalArgumentException(
                "%s is of no person: erase the resource, or the customer whose contact it is".formatted(record.ref()));
    }

    private static Header without(Header header, Collection<String> words) {
        return HeaderBuilder.builder(header)
                .extensions(without(header.extensions(), words))
                .unknown(without(header.unknown(), words))
                .build();
    }

    private static SortedMap<String, String> without(SortedMap<String, String> values, Collection<String> words) {
        SortedMap<String, String> rest = new TreeMap<>(values);
        rest.values().removeIf(value -> hasOne(value, words));
        return rest;
    }

    /** Nobody writes an address the same way each time. */
    private static boolean hasOne(@Nullable String text, Collection<String> words) {
        if (text == null) {
            return false;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(word -> lower.contains(word.toLowerCase(Locale.ROOT)));
    }
}
