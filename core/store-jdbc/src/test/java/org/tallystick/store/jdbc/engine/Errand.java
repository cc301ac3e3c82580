package org.tallystick.store.jdbc.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.process.Deed;
import org.tallystick.engine.process.ProcessDefinition;
import org.tallystick.engine.process.ProcessStep;
import org.tallystick.engine.process.Situation;
import org.tallystick.engine.process.Verdict;
import org.tallystick.engine.process.Wait;
import org.tallystick.engine.process.Wait.Kind;
import org.tallystick.model.Customer;

/** A process that has everything: two records that can be withdrawn, an approval, a delivery without return, thirty days, another record. */
final class Errand {

    static final Duration REST = Duration.ofDays(30);

    private Errand() {}

    /** Its input: {@code id}, of the customer whom it sends to the ERP; customer {@code N-id} is a note beside it. */
    static ProcessDefinition definition() {
        return ProcessDefinition.of(
                "errand",
                1,
                ProcessStep.of("draft", about -> Deed.of(put(about.input("id"), "drafted v1")))
                        .undoneBy("a withdrawn draft", about -> Deed.of(put(about.input("id"), "withdrawn v2"))),
                ProcessStep.of(
                                "note",
                                about -> Deed.of(put("N-" + about.input("id"), "noted v1"))
                                        .until(Wait.person("sales")))
                        .waitingFor(Kind.PERSON)
                        .undoneBy("a withdrawn note", about -> Deed.of(put("N-" + about.input("id"), "withdrawn v2"))),
                ProcessStep.of("send", Errand::send).waitingFor(Kind.DELIVERY).asPivot(),
                ProcessStep.of(
                                "rest",
                                about -> Deed.NONE.until(Wait.time(about.now().plus(REST))))
                        .waitingFor(Kind.TIME),
                ProcessStep.waiting(
                        "thanked",
                        "a thank-you",
                        about -> Verdict.of(about.hub()
                                .find(Papers.customerRef("crm", "T-" + about.input("id")))
                                .isPresent())));
    }

    private static Deed send(Situation about) {
        var ref = Papers.customerRef("crm", about.input("id"));
        return Deed.of(Decision.builder().deliver(ref, "erp", Map.of()).build())
                .until(Wait.delivery("erp", List.of(ref)));
    }

    static Decision put(String id, String name) {
        Customer customer = Papers.customer(id, name);
        return Decision.builder().put(customer).build();
    }
}
