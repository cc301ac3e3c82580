/** Generators of records and values: every component of every record type, within the bounds that values keep. */
@NullMarked
package org.tallystick.testkit.properties;

import org.jspecify.annotations.NullMarked;
