/**
 * How the form is made with Jackson. Nothing here is exported; start with {@link org.tallystick.json.internal.RecordMapper}.
 */
@NullMarked
package org.tallystick.json.internal;

import org.jspecify.annotations.NullMarked;
