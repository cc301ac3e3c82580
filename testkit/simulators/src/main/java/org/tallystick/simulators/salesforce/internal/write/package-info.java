/** What a write must fulfil: start at {@link org.tallystick.simulators.salesforce.internal.write.RecordWriter}. */
@NullMarked
package org.tallystick.simulators.salesforce.internal.write;

import org.jspecify.annotations.NullMarked;
