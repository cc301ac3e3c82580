package org.tallystick.store.jdbc;

import static org.tallystick.store.jdbc.WrongStore.doing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tallystick.engine.store.Allocations;
import org.tallystick.engine.store.AlreadyBilledException;
import org.tallystick.engine.store.Blanking;
import org.tallystick.engine.store.Explanations;
import org.tallystick.engine.store.Explanations.ExplanationRow;
import org.tallystick.store.jdbc.BrokenRules.Broken;

/** Stores that do wrong what is required of what was billed. */
final class BrokenAllocationRules {

    private BrokenAllocationRules() {}

    static List<Broken> rules() {
        return List.of(
                new Broken(
                        42,
                        doing(Allocations.class, "claim", BrokenAllocationRules::claimingTheFirst),
                        "claimed items are on their document"),
                new Broken(
                        43,
                        doing(Allocations.class, "claim", BrokenAllocationRules::leavingOutWhatIsTaken),
                        "neither are the others. Expecting code to raise a throwable"),
                new Broken(44, doing(Allocations.class, "claim", BrokenAllocationRules::claimingOneByOne), "inv-2"),
                new Broken(
                        162,
                        doing(Allocations.class, "claim", BrokenAllocationRules::claimingWholeItems),
                        "is billed on"),
                new Broken(200, doing(Explanations.class, "find", call -> Optional.empty()), "as agreed"),
                new Broken(201, doing(Explanations.class, "find", BrokenAllocationRules::asAmended), "as amended"),
                new Broken(202, doing(Blanking.class, "mentions", call -> 0), "as Ada_L said"));
    }

    private static Object asAmended(WrongStore.Call call) {
        return Optional.of(new ExplanationRow(call.arg(0), "release", null, "as amended", "{}"));
    }

    private static Object claimingTheFirst(WrongStore.Call call) throws Throwable {
        String first = new TreeSet<>(call.<Map<String, Integer>>arg(1).keySet()).first();
        return call.proceed(call.arg(0), Map.of(first, 1));
    }

    private static Object claimingWholeItems(WrongStore.Call call) throws Throwable {
        Map<String, Integer> whole = new HashMap<>();
        call.<Map<String, Integer>>arg(1).keySet().forEach(item -> whole.put(item, 1));
        return call.proceed(call.arg(0), whole);
    }

    private static Object leavingOutWhatIsTaken(WrongStore.Call call) throws Throwable {
        try {
            return claimingOneByOne(call);
        } catch (AlreadyBilledException e) {
            return null;
        }
    }

    private static Object claimingOneByOne(WrongStore.Call call) throws Throwable {
        for (Map.Entry<String, Integer> claim :
                new TreeMap<>(call.<Map<String, Integer>>arg(1)).descendingMap().entrySet()) {
            call.proceed(call.arg(0), Map.of(claim.getKey(), claim.getValue()));
        }
        return null;
    }
}
