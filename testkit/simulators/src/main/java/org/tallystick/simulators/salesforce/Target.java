package org.tallystick.simulators.salesforce;

import org.tallystick.simulators.internal.Request;
import org.tallystick.simulators.salesforce.internal.error.ApiException;
import org.tallystick.simulators.salesforce.internal.schema.Catalog;
import org.tallystick.simulators.salesforce.internal.schema.Field;
import org.tallystick.simulators.salesforce.internal.schema.ObjectType;

/** The object and the key field that a path names as {@code {object}} and {@code {field}}. */
final class Target {

    private Target() {}

    /** @throws ApiException 404 if the org has no such object */
    static ObjectType type(Catalog catalog, Request request) {
        return catalog.find(request.variable("object")).orElseThrow(ApiException::notFound);
    }

    /** @throws ApiException 404 if the object has no such field or records cannot be addressed by it */
    static Field key(Catalog catalog, Request request) {
        String name = request.variable("field");
        return type(catalog, request)
                .field(name)
                .filter(Field::isKey)
                .orElseThrow(() -> new ApiException(
                        404, "NOT_FOUND", "Provided external ID field does not exist or is not accessible: " + name));
    }
}
