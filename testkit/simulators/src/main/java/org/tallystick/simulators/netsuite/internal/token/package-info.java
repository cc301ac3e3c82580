/**
 * OAuth 2.0 client credentials with a signed assertion. Start at
 * {@link org.tallystick.simulators.netsuite.internal.token.TokenService}.
 */
@NullMarked
package org.tallystick.simulators.netsuite.internal.token;

import org.jspecify.annotations.NullMarked;
