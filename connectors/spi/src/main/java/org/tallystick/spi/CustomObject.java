package org.tallystick.spi;

import java.util.Set;

/**
 * A custom object of a system to which a rule set writes records of one type.
 *
 * @param object the system's name of it
 * @param keyField the system's name of the field that holds our external key: unique, and records are found by it
 * @param fields the system's names of the fields that are written beside the key
 */
public record CustomObject(String object, String keyField, Set<String> fields) {

    public CustomObject {
        fields = Set.copyOf(fields);
    }
}
