package org.tallystick.rules.internal;

/**
 * A place in a configuration file.
 *
 * @param line from 1; 0: the file as a whole
 * @param column from 1; 0: the file as a whole
 */
public record Position(int line, int column) {

    /** No place in it. */
    public static final Position WHOLE_FILE = new Position(0, 0);
}
