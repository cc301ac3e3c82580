/** Wire records of the package's objects and their mapping to the model. */
@NullMarked
package org.tallystick.connector.certinia.internal.read;

import org.jspecify.annotations.NullMarked;
