package org.tallystick.connector.salesforce.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.salesforce.platform.ChildRows;
import org.tallystick.connector.salesforce.platform.Children;
import org.tallystick.connector.salesforce.platform.WireValues;
import org.tallystick.model.Contact;

/**
 * The people at an account: personal data, which is read only if the host wants it.
 *
 * @param wanted whether it does
 */
record AccountContacts(boolean wanted) {

    private static final String RELATIONSHIP = "Contacts";

    /** The model's roles are no longer; the org's titles may be. */
    private static final int LONGEST_ROLE = 100;

    /** The rows, or none if contacts are not read. */
    @Nullable ChildRows rows() {
        return wanted ? ChildRows.of("Contact", "AccountId", RELATIONSHIP, ContactWire.class) : null;
    }

    /** In the order of their ids, without deleted ones. */
    List<Contact> of(AccountWire account) {
        return wanted ? Children.of(account.contacts(), RELATIONSHIP, AccountContacts::contact) : List.of();
    }

    private static Contact contact(String path, ContactWire row) {
        return new Contact(WireValues.required(path + "Name", row.name()), row.email(), row.phone(), role(row.title()));
    }

    /** None if it has no place: a customer is not set aside for what somebody there is called, and half a title is another one. */
    private static @Nullable String role(@Nullable String title) {
        return title == null || title.length() > LONGEST_ROLE ? null : title;
    }
}
