package org.tallystick.simulators.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The paths below {@code /_simulator} that steer a simulator. They are never counted and never get a fault. */
final class ControlRoutes {

    private final Faults faults;
    private final RequestCounts counts;
    private final StateFile state;
    private final Consumer<String> player;

    ControlRoutes(Faults faults, RequestCounts counts, StateFile state, Consumer<String> player) {
        this.faults = faults;
        this.counts = counts;
        this.state = state;
        this.player = player;
    }

    Routes routes() {
        return new Routes()
                .on("POST", "/_simulator/faults", this::script)
                .on("DELETE", "/_simulator/faults", this::clear)
                .on("GET", "/_simulator/counters", this::counters)
                .on("POST", "/_simulator/play", this::play);
    }

    private Response script(Request request) {
        try {
            List<Fault> more = new ArrayList<>();
            for (JsonNode fault : request.json()) {
                more.add(Fault.from(fault));
            }
            faults.add(more);
            return Response.empty(204);
        } catch (JacksonException | IllegalArgumentException e) {
            return badRequest(e);
        }
    }

    private Response clear(Request request) {
        faults.clear();
        return Response.empty(204);
    }

    private Response counters(Request request) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("requests", counts.requests());
        all.put("faults", counts.faults());
        all.put("creates", state.counters("creates"));
        all.put("updates", state.counters("updates"));
        return Response.json(200, all);
    }

    private Response play(Request request) {
        try {
            player.accept(request.parameter("period").orElse(""));
            return Response.empty(204);
        } catch (IllegalArgumentException e) {
            return badRequest(e);
        }
    }

    private static Response badRequest(RuntimeException e) {
        return Response.text(400, "text/plain;charset=UTF-8", String.valueOf(e.getMessage()));
    }
}
