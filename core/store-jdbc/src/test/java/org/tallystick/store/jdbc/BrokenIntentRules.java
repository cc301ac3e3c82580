package org.tallystick.store.jdbc;

import static org.tallystick.store.jdbc.WrongStore.doing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.store.Deliveries;
import org.tallystick.engine.store.Deliveries.IntentRow;
import org.tallystick.store.jdbc.BrokenRules.Broken;

/** Stores that do wrong what is required of intents, and what is sent by them. */
final class BrokenIntentRules {

    private BrokenIntentRules() {}

    static List<Broken> rules() {
        return List.of(
                new Broken(
                        52,
                        doing(Deliveries.class, "putIntent", BrokenIntentRules::sortingTheIntent),
                        "recordIds=[b, a, c]"),
                new Broken(
                        53,
                        doing(Deliveries.class, "putIntent", BrokenIntentRules::keepingKnownIntents),
                        "recordIds=[c]"),
                new Broken(147, doing(Deliveries.class, "send", BrokenIntentRules::movingWhatIsSent), "stays as it is"),
                new Broken(148, doing(Deliveries.class, "settle", BrokenIntentRules::leavingTheBatch), "has ended"));
    }

    private static Object sortingTheIntent(WrongStore.Call call) throws Throwable {
        IntentRow i = call.arg(0);
        return call.proceed(new IntentRow(
                i.id(), i.target(), i.type(), i.recordIds().stream().sorted().toList(), i.body(), i.sentAt(), true));
    }

    private static @Nullable Object movingWhatIsSent(WrongStore.Call call) throws Throwable {
        Deliveries table = call.table();
        table.put(call.arg(1));
        return call.proceed();
    }

    private static @Nullable Object leavingTheBatch(WrongStore.Call call) {
        Deliveries table = call.table();
        table.put(call.arg(1));
        return null;
    }

    private static Object keepingKnownIntents(WrongStore.Call call) throws Throwable {
        Deliveries table = call.table();
        IntentRow intent = call.arg(0);
        return table.intents(intent.target(), intent.type()).isEmpty() ? call.proceed() : null;
    }
}
