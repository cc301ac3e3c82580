/** The SuiteQL endpoint: checks the request and pages the result. */
@NullMarked
package org.tallystick.simulators.netsuite.internal.query;

import org.jspecify.annotations.NullMarked;
