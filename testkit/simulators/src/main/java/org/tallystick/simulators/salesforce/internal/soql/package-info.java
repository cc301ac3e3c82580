/** The query language: {@link org.tallystick.simulators.salesforce.internal.soql.SoqlParser} reads it, {@link org.tallystick.simulators.salesforce.internal.soql.QueryRunner} runs it. */
@NullMarked
package org.tallystick.simulators.salesforce.internal.soql;

import org.jspecify.annotations.NullMarked;
