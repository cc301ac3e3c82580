package org.tallystick.connector.dynamics365;

import java.net.URI;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.tallystick.connector.http.CheckAdvice;
import org.tallystick.connector.http.JsonPage;
import org.tallystick.connector.http.RestClient;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;
import org.tallystick.spi.SchemaSnapshot;

/** Finds out what keeps an environment from being used, and says how to mend it. Reads at most one row of a set, except the companies. */
final class SystemCheck {

    private static final String HOST = "Check base-uri, authority and the network between";

    private final RestClient metadata;
    private final ODataClient client;
    private final URI base;
    private final List<String> companies;
    private final Schema schema;

    /**
     * @param metadata a client that takes an answer of tens of megabytes
     * @param schema what is read and written
     */
    SystemCheck(RestClient metadata, ODataClient client, URI base, List<String> companies, Schema schema) {
        this.metadata = metadata;
        this.client = client;
        this.base = base;
        this.companies = companies;
        this.schema = schema;
    }

    /** @throws ConnectorException with a remedy, if something is wrong */
    void run() {
        requireSchema();
        requireCompanies();
        schema.used().forEach(this::probe);
    }

    /** What to do about a failure of the first call that needs a token. */
    static ConnectorException withRemedy(ConnectorException e, String what) {
        return CheckAdvice.on(e, HOST, problem -> remedy(problem, what));
    }

    /** As {@link Schema#discover}; a failure has a remedy. */
    static SchemaSnapshot discover(Schema schema, RestClient metadata) {
        return reading(() -> schema.discover(metadata));
    }

    private void requireSchema() {
        schema.require(reading(() -> schema.read(metadata)));
    }

    private static <R> R reading(Supplier<R> schema) {
        try {
            return schema.get();
        } catch (ConnectorException e) {
            throw withRemedy(e, "the environment");
        }
    }

    private void requireCompanies() {
        Set<String> known = new HashSet<>();
        try {
            client.all(Query.of(EntitySet.LEGAL_ENTITIES, EntitySet.LEGAL_ENTITIES.keys()))
                    .forEach(json -> known.add(JsonPage.members(json)
                            .getOrDefault("LegalEntityId", "")
                            .toLowerCase(Locale.ROOT)));
        } catch (ConnectorException e) {
            throw withRemedy(e, EntitySet.LEGAL_ENTITIES.setName());
        }
        List<String> missing =
                companies.stream().filter(company -> !known.contains(company)).toList();
        if (!missing.isEmpty()) {
            throw new ConnectorException(Problem.of(
                            FailureKind.NOT_FOUND,
                            "COMPANY_MISSING",
                            "%s has no company %s that the user may see".formatted(base, String.join(", ", missing)))
                    .withRemedy("Correct 'companies', or give the user a role in these companies"));
        }
    }

    private void probe(String set, Collection<String> fields) {
        try {
            client.first(Query.unordered(set, fields).top(1));
        } catch (ConnectorException e) {
            throw withRemedy(e, set);
        }
    }

    private static String remedy(Problem problem, String what) {
        return switch (problem.kind()) {
            case UNAUTHORIZED ->
                problem.code().startsWith("HTTP_")
                        ? "List the client id in System administration > Setup > Microsoft Entra applications, with a user"
                        : "Check tenant, client-id and base-uri, and renew the client secret if it has expired";
            case REFUSED -> "Give the user that the client id is mapped to a security role that may use " + what;
            case NOT_FOUND ->
                "Check base-uri: it is not the host of a Dynamics 365 Finance environment that has " + what;
            case UNAVAILABLE -> HOST;
            case INVALID ->
                "Check that the environment's version has these fields of %s, and 'invoice-key-field'".formatted(what);
            default -> "Try again later";
        };
    }
}
