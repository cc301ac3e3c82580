/**
 * The JSON form of every record: what stores keep, what feeds carry, and what fingerprints are computed over.
 *
 * <p>Start with {@link org.tallystick.json.JsonForm}. One record has exactly one form, byte for byte; reading it back gives an equal
 * record. Reading is strict: a broken document is refused with everything that is wrong with it, by rule and place. What the form does not know is
 * kept and written again. The JSON Schemas of all types lie under {@code META-INF/tallystick/schema/};
 * {@link org.tallystick.json.SchemaChanges} tells what changed between two of them, and whether it breaks readers (GOV-2).
 */
@NullMarked
package org.tallystick.json;

import org.jspecify.annotations.NullMarked;
