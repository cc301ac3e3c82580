package org.tallystick.connector.netsuite;

/** The name of a customer or project, as NetSuite keeps it. */
final class CompanyName {

    /** Most characters (UTF-16) of the field. */
    private static final int MAX_LENGTH = 83;

    private CompanyName() {}

    /** {@code name}, cut to what the field holds, never inside a character: it is for people, and nothing is found by it. */
    static String of(String name) {
        if (name.length() <= MAX_LENGTH) {
            return name;
        }
        boolean splits = Character.isHighSurrogate(name.charAt(MAX_LENGTH - 1));
        return name.substring(0, splits ? MAX_LENGTH - 1 : MAX_LENGTH);
    }
}
