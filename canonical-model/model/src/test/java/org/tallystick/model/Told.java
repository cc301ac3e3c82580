package org.tallystick.model;

import java.util.List;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.value.Money;

/** What tests of rules share: records of one system, and what a check tells. */
final class Told {

    private Told() {}

    /** Rule and path of each violation: {@code I4 /lines/2/net}. */
    static List<String> told(List<Violation> violations) {
        return violations.stream()
                .map(violation -> violation.rule() + " " + violation.path())
                .toList();
    }

    static <T extends Entity> Ref<T> ref(RecordType<T> type, String id) {
        return new Ref<>("psa", type, id);
    }

    static Header header(RecordType<?> type, String id) {
        return Header.of(Ref.of("psa", type, id));
    }

    static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
