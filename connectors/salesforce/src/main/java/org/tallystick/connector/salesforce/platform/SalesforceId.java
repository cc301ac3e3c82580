package org.tallystick.connector.salesforce.platform;

/** Record ids: 15 characters whose case counts, or 18 with three more that say which of them are upper case. */
public final class SalesforceId {

    private static final String CHECK = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    private static final int SHORT = 15;
    private static final int GROUP = 5;

    private SalesforceId() {}

    /** The form with 18 characters of an id with 15; every other text as it is. */
    public static String canonical(String id) {
        if (id.length() != SHORT) {
            return id;
        }
        StringBuilder full = new StringBuilder(id);
        for (int start = 0; start < SHORT; start += GROUP) {
            full.append(check(id.substring(start, start + GROUP)));
        }
        return full.toString();
    }

    private static char check(String group) {
        int upperCase = 0;
        for (int i = 0; i < GROUP; i++) {
            char letter = group.charAt(i);
            if (letter >= 'A' && letter <= 'Z') {
                upperCase |= 1 << i;
            }
        }
        return CHECK.charAt(upperCase);
    }
}
