/** Projects in the form that the package keeps, and the invoices that its billing events are told, written and found again. */
@NullMarked
package org.tallystick.connector.certinia.internal.write;

import org.jspecify.annotations.NullMarked;
