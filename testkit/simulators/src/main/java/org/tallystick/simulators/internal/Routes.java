package org.tallystick.simulators.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Which handler answers which method and path. A template's {@code {name}} stands for exactly one segment; a path is
 * split before it is decoded, so an encoded slash stays inside its segment. Of two templates that fit, the first counts.
 */
public final class Routes {

    private final List<Route> routes = new ArrayList<>();

    public Routes on(String method, String template, Handler handler) {
        routes.add(new Route(method, template, List.of(template.split("/", -1)), handler));
        return this;
    }

    /** And what the others answer, each handler as the change makes it. */
    public Routes onAll(Routes others, UnaryOperator<Handler> change) {
        others.routes.forEach(route -> on(route.method, route.template, change.apply(route.handler)));
        return this;
    }

    /** @param rawPath without a query, percent-encoded */
    public Optional<Match> find(String method, String rawPath) {
        String[] segments = rawPath.split("/", -1);
        return routes.stream()
                .filter(route -> route.method.equals(method))
                .flatMap(route -> route.match(segments).stream())
                .findFirst();
    }

    /** Whether the path is known with another method. */
    public boolean knowsPath(String rawPath) {
        String[] segments = rawPath.split("/", -1);
        return routes.stream().anyMatch(route -> route.match(segments).isPresent());
    }

    /**
     * A route that a request takes.
     *
     * @param variables for {@link Request#withVariables}
     */
    public record Match(String template, Map<String, String> variables, Handler handler) {}

    private record Route(String method, String template, List<String> parts, Handler handler) {

        Optional<Match> match(String[] segments) {
            if (segments.length != parts.size()) {
                return Optional.empty();
            }
            Map<String, String> variables = new LinkedHashMap<>();
            for (int i = 0; i < segments.length; i++) {
                String part = parts.get(i);
                if (part.startsWith("{")) {
                    variables.put(part.substring(1, part.length() - 1), UriText.decodePath(segments[i]));
                } else if (!part.equals(segments[i])) {
                    return Optional.empty();
                }
            }
            return Optional.of(new Match(template, variables, handler));
        }
    }
}
