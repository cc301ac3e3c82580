/** Which fields hold what not everybody may see: personal data, pay, bank, tax id, commercial terms (POL-7). */
@NullMarked
package org.tallystick.rules.classification;

import org.jspecify.annotations.NullMarked;
