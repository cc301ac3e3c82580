/** Wire records of a Salesforce org and their mapping to the model. */
@NullMarked
package org.tallystick.connector.salesforce.internal;

import org.jspecify.annotations.NullMarked;
