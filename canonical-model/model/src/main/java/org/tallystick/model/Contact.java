package org.tallystick.model;

import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;
import org.tallystick.model.rule.Name;

/**
 * A person at a customer; personal data.
 *
 * @param name as shown
 * @param email address for mail
 * @param phone number, as written
 * @param role what the person does there
 */
public record Contact(
        @Name String name,
        @Nullable @Name String email,
        @Nullable @Code String phone,
        @Nullable @Code String role) {

    public Contact {
        MissingFieldsException.check(Contact.class, "name", name);
    }
}
