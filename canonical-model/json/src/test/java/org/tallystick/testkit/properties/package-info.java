/** Generators of records and values: every component of every record type, within the bounds that values keep. */
package org.tallystick.testkit.properties;
