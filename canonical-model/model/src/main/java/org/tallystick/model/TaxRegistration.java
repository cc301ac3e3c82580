package org.tallystick.model;

/**
 * A tax registration number, as the customer gave it: {@code DE811907980}.
 *
 * @param number never empty
 */
public record TaxRegistration(String number) {

    /** @throws IllegalArgumentException if {@code number} is empty */
    public TaxRegistration {
        if (number.isEmpty()) {
            throw new IllegalArgumentException("A tax registration has a number");
        }
    }

    /** The ISO country of its two-letter prefix; {@code EL} is Greece (RULES rule 10). Empty if it is too short. */
    public String country() {
        String prefix = number.length() < 2 ? "" : number.substring(0, 2);
        return prefix.equals("EL") ? "GR" : prefix;
    }
}
