/**
 * How the form is made: Jackson cuts the text into tokens, the binding to records is our own (decision 007). Nothing here is exported;
 * start with {@link org.tallystick.json.internal.Documents}, then {@link org.tallystick.json.internal.Shape}.
 */
@NullMarked
package org.tallystick.json.internal;

import org.jspecify.annotations.NullMarked;
