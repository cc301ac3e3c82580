/**
 * The contract of a connector, for whoever writes one.
 *
 * <p>Start with {@link org.tallystick.testkit.connector.ConnectorContract}: a connector's test extends it and gives a
 * {@link org.tallystick.testkit.connector.Remote}, its system as the test sees it. JUnit then runs all rules that the connector's descriptor
 * calls for; one that is broken says which, what was seen, and what to change.
 */
@NullMarked
package org.tallystick.testkit.connector;

import org.jspecify.annotations.NullMarked;
