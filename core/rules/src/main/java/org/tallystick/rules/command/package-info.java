/** Rule sets, ownership, policies and routing on the command line: checked, compared and documented without a network. */
@NullMarked
package org.tallystick.rules.command;

import org.jspecify.annotations.NullMarked;
