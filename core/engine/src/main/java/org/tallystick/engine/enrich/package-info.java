/** What records are given that their source does not say, from elsewhere (TRN-6). */
@NullMarked
package org.tallystick.engine.enrich;

import org.jspecify.annotations.NullMarked;
