package org.tallystick.model;

import java.util.List;
import org.tallystick.model.rule.Rule;

/** What the balance of an invoice keeps. */
final class BalanceRules {

    static final Rule BALANCE = Rule.error(
            "I23",
            "The balance of an invoice is never negative, and it is paid or written off if and only if its balance is zero.",
            "leave what is paid too much unapplied");
    static final Rule DISPUTED = Rule.error(
            "COLLECTION_DISPUTE",
            "No more of an invoice is disputed than is open.",
            "lower the disputed amount to the balance");
    static final Rule STATE = Rule.error(
            "COLLECTION_STATE",
            "The collection state follows from balance, dates, dispute and promise.",
            "derive the state again");

    private BalanceRules() {}

    static List<Rule> all() {
        return List.of(BALANCE, DISPUTED, STATE);
    }
}
