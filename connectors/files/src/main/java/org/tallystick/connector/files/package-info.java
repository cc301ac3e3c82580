/**
 * CSV files in drop folders. {@link org.tallystick.connector.files.FilesConnectorFactory} makes a connector of one built-in form: milestones and time
 * entries are read, milestones are written. {@link org.tallystick.connector.files.FeedsConnectorFactory} makes one that reads any record types, as the
 * host's rule set says. Both list what they are told.
 *
 * <p>A file counts once it is whole: its name
 * ends in {@code .csv}, and its checksum lies beside it, in {@code name.csv.sha256}.
 */
@NullMarked
package org.tallystick.connector.files;

import org.jspecify.annotations.NullMarked;
