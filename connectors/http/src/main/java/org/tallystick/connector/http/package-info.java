/**
 * What HTTP connectors share: sending calls and telling truthfully what became of them, tokens, JSON with limits, and the mapping of
 * a vendor's errors to the SPI's failure kinds. No call leaves this machine by plain HTTP, follows a redirect, or goes where no system can stand.
 *
 * <p>Start with {@link org.tallystick.connector.http.RestClient}, which sends a {@link org.tallystick.connector.http.HttpCall}
 * with a {@link org.tallystick.connector.http.TokenProvider}'s token; then {@link org.tallystick.connector.http.JsonPage} and
 * {@link org.tallystick.connector.http.JsonBinder}, which take an answer apart, {@link org.tallystick.connector.http.XmlElement} and
 * {@link org.tallystick.connector.http.XmlInput} one of XML. Refresh tokens that change with every use are kept in a
 * host's {@link org.tallystick.connector.http.RefreshTokenVault}. Nothing here sleeps or logs, and no call is sent again but with another token.
 */
@NullMarked
package org.tallystick.connector.http;

import org.jspecify.annotations.NullMarked;
