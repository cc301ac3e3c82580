package org.tallystick.simulators.salesforce.internal.soql;

import java.util.List;
import org.tallystick.simulators.salesforce.internal.schema.Field;

/**
 * A field as a query names it.
 *
 * @param hops reference fields on the way to the record that has it; empty: the queried record
 */
public record FieldPath(List<Field> hops, Field field) {}
