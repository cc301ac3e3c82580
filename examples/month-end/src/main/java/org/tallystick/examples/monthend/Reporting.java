package org.tallystick.examples.monthend;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;
import static org.tallystick.engine.To.to;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tallystick.connector.warehouse.ExceptionFact;
import org.tallystick.connector.warehouse.Warehouse;
import org.tallystick.engine.Run;
import org.tallystick.engine.TallystickBuilder;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.exceptions.CaseFilter;
import org.tallystick.engine.exceptions.ExceptionCase;
import org.tallystick.engine.exceptions.ExceptionDesk;
import org.tallystick.engine.process.BillingRelease;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.model.RecordType;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.Secret;

/** The warehouse that reports are made from: one more system, to which is delivered what the firm has. */
public final class Reporting {

    private static final String WAREHOUSE = "warehouse";
    private static final int PAGE = 500;
    private static final Set<String> LACKING = Set.of("WAITS_FOR", "RECORD_GONE");

    private Reporting() {}

    /**
     * Connects it.
     *
     * @param url JDBC URL of its database
     * @param types of the records that it gets, what others name before what names them. Without resources nothing in it names people
     */
    public static void connect(TallystickBuilder builder, String url, RecordType<?>... types) {
        boolean hasResources = List.of(types).contains(RecordType.RESOURCE);
        Map<String, String> properties = Map.of("url", url, "resources", hasResources ? "yes" : "no");
        builder.withSystem(WAREHOUSE, Connectors.connector(WAREHOUSE, WAREHOUSE, properties, Map.of()));
        for (RecordType<?> type : types) {
            builder.deliver(type, to(WAREHOUSE));
        }
    }

    /** Hands over all items that were ever held, those that are held no more with the moment since when. */
    static void putHeldItems(String url, ExceptionDesk desk) {
        ConnectorConfig config = new ConnectorConfig(WAREHOUSE, Map.of("url", url), Secret::of, EngineTime.system());
        try (Warehouse warehouse = Warehouse.of(config)) {
            warehouse.put(heldItems(desk));
        }
    }

    private static List<ExceptionFact> heldItems(ExceptionDesk desk) {
        List<ExceptionFact> held = new ArrayList<>();
        List<ExceptionCase> page = desk.find(CaseFilter.all(), 0, PAGE);
        while (!page.isEmpty()) {
            page.stream()
                    .filter(each -> BillingRelease.isHeldItem(each.found()))
                    .map(Reporting::fact)
                    .forEach(held::add);
            page = desk.find(CaseFilter.all(), page.get(page.size() - 1).id(), PAGE);
        }
        return held;
    }

    /** In the month of its service. */
    private static ExceptionFact fact(ExceptionCase held) {
        String day = requireNonNull(held.details().get("serviceDate"), held.subject());
        return new ExceptionFact(
                String.valueOf(held.id()),
                held.code(),
                held.subject(),
                held.details().get("engagement"),
                YearMonth.from(LocalDate.parse(day)),
                held.found().amount(),
                held.found().owner(),
                held.state().name(),
                held.firstSeenAt(),
                held.goneAt());
    }

    /** What a run leaves waiting, per target and type, but for the records that the warehouse rightly lacks. */
    static SortedMap<String, Map<String, String>> waiting(Run run) {
        Set<String> lacking = lacking(run);
        SortedMap<String, Map<String, String>> waiting = new TreeMap<>();
        run.waiting().forEach((flow, rows) -> {
            Map<String, String> others = new TreeMap<>(rows);
            others.keySet().removeIf(key -> lacking.contains(flow + "/" + key));
            if (!others.isEmpty()) {
                waiting.put(flow, others);
            }
        });
        return waiting;
    }

    /**
     * Records that the warehouse rightly lacks, as {@code warehouse/type/key}: they name what nobody has delivered or what is not set up, so that for the
     * books they do not exist yet (RULES rule 0, "unknown"), and it gets them with what they name; or they were deleted before that.
     */
    static Set<String> lacking(Run run) {
        return run.exceptions().stream()
                .filter(finding -> LACKING.contains(finding.code()))
                .map(Finding::subject)
                .filter(subject -> subject.startsWith(WAREHOUSE + "/"))
                .collect(toSet());
    }
}
