/** Rules that records keep, and how a breach of one is reported. */
@NullMarked
package org.tallystick.model.rule;

import org.jspecify.annotations.NullMarked;
