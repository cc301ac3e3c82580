/** The axes of a record's life: for each, its states and the transitions between them, as data (CM-7, CM-8). */
@NullMarked
package org.tallystick.model.state;

import org.jspecify.annotations.NullMarked;
