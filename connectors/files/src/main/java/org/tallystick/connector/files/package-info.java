/**
 * CSV files in drop folders: milestones and time entries are read, milestones are written.
 *
 * <p>Start with {@link org.tallystick.connector.files.FilesConnectorFactory}, which lists what it is told. A file counts once it is whole: its name
 * ends in {@code .csv}, and its checksum lies beside it, in {@code name.csv.sha256}.
 */
@NullMarked
package org.tallystick.connector.files;

import org.jspecify.annotations.NullMarked;
