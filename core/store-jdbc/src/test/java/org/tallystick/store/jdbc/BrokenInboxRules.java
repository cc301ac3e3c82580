package org.tallystick.store.jdbc;

import static org.tallystick.store.jdbc.BrokenRules.reversed;
import static org.tallystick.store.jdbc.WrongStore.doing;

import java.util.List;
import org.tallystick.engine.store.Inbox;
import org.tallystick.engine.store.Inbox.InboxRow;
import org.tallystick.store.jdbc.BrokenRules.Broken;

/** Stores that do wrong what is required of the inbox. */
final class BrokenInboxRules {

    private BrokenInboxRules() {}

    static List<Broken> rules() {
        return List.of(
                new Broken(
                        114,
                        doing(Inbox.class, "list", call -> reversed(call.<List<InboxRow>>result())),
                        "the inbox is listed in the order of its numbers"),
                new Broken(
                        115,
                        doing(Inbox.class, "remove", call -> null),
                        "what is removed from the inbox is gone and nothing else"));
    }
}
