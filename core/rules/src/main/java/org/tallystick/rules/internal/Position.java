package org.tallystick.rules.internal;

/**
 * A place in a rule set's file.
 *
 * @param line from 1; 0: the file as a whole
 * @param column from 1; 0: the file as a whole
 */
record Position(int line, int column) {

    static final Position WHOLE_FILE = new Position(0, 0);
}
