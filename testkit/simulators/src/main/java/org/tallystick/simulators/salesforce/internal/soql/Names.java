package org.tallystick.simulators.salesforce.internal.soql;

import java.util.ArrayList;
import java.util.List;
import org.tallystick.simulators.salesforce.internal.error.ApiException;
import org.tallystick.simulators.salesforce.internal.schema.Catalog;
import org.tallystick.simulators.salesforce.internal.schema.Field;
import org.tallystick.simulators.salesforce.internal.schema.ObjectType;

/** Resolves the names of a query, in any case, against the org's objects. */
final class Names {

    private final Catalog catalog;

    Names(Catalog catalog) {
        this.catalog = catalog;
    }

    ObjectType object(Token name) {
        return catalog.find(name.text())
                .orElseThrow(() -> ApiException.invalid(
                        "INVALID_TYPE",
                        "sObject type '" + name.text()
                                + "' is not supported. If you are attempting to use a custom object,"
                                + " be sure to append the '__c' after the entity name."));
    }

    FieldPath path(ObjectType from, Token name) {
        String[] parts = name.text().split("\\.", -1);
        List<Field> hops = new ArrayList<>();
        ObjectType type = from;
        int first = parts.length > 1
                        && parts[0].equalsIgnoreCase(from.name())
                        && from.relationship(parts[0]).isEmpty()
                ? 1
                : 0;
        for (int i = first; i < parts.length - 1; i++) {
            Field hop = relationship(type, parts[i]);
            hops.add(hop);
            type = catalog.target(hop);
        }
        return new FieldPath(List.copyOf(hops), field(type, parts[parts.length - 1]));
    }

    FieldPath filterable(ObjectType from, Token name) {
        FieldPath path = path(from, name);
        if (!path.field().isFilterable()) {
            throw ApiException.invalid(
                    "INVALID_FIELD", "field '" + name.text() + "' can not be filtered in a query call");
        }
        return path;
    }

    private static Field relationship(ObjectType type, String name) {
        return type.relationship(name)
                .orElseThrow(() -> ApiException.invalid(
                        "INVALID_FIELD",
                        "Didn't understand relationship '" + name
                                + "' in field path. If you are attempting to use a custom"
                                + " relationship, be sure to append the '__r' after the custom relationship name."));
    }

    private static Field field(ObjectType type, String name) {
        return type.field(name)
                .orElseThrow(() -> ApiException.invalid(
                        "INVALID_FIELD",
                        "No such column '" + name + "' on entity '" + type.name()
                                + "'. If you are attempting to use a custom"
                                + " field, be sure to append the '__c' after the custom field name."));
    }
}
