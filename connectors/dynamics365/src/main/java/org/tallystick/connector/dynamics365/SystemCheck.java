package org.tallystick.connector.dynamics365;

import java.io.StringReader;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.tallystick.connector.http.HttpCall;
import org.tallystick.connector.http.JsonPage;
import org.tallystick.connector.http.RestClient;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/** Finds out what keeps an environment from being used, and says how to mend it. Reads at most one row of a set, except the companies. */
final class SystemCheck {

    /** Sets that are read whatever is written. */
    private static final List<EntitySet> READ = List.of(
            EntitySet.LEGAL_ENTITIES,
            EntitySet.CUSTOMERS,
            EntitySet.PROJECT_CONTRACTS,
            EntitySet.PROJECTS,
            EntitySet.TAX_CODES);

    private final RestClient metadata;
    private final ODataClient client;
    private final URI base;
    private final List<String> companies;
    private final List<Layout> layouts;

    /**
     * @param metadata a client that takes an answer of tens of megabytes
     * @param layouts what is written
     */
    SystemCheck(RestClient metadata, ODataClient client, URI base, List<String> companies, List<Layout> layouts) {
        this.metadata = metadata;
        this.client = client;
        this.base = base;
        this.companies = companies;
        this.layouts = layouts;
    }

    /** @throws ConnectorException with a remedy, if something is wrong */
    void run() {
        requireSets();
        requireCompanies();
        for (EntitySet set : READ) {
            probe(set, set.keys());
        }
        for (Layout layout : layouts) {
            probe(layout.headers(), layout.headerFields());
            probe(layout.lines(), layout.lineFields());
        }
    }

    /** What to do about a failure of the first call that needs a token. */
    static ConnectorException withRemedy(ConnectorException e, String what) {
        Problem problem = e.problem();
        return problem.remedy() != null ? e : new ConnectorException(problem.withRemedy(remedy(problem, what)), e);
    }

    private void requireSets() {
        Set<String> known;
        try {
            HttpCall call = HttpCall.get(base.resolve("/data/$metadata")).withHeader("Accept", "application/xml");
            known = setNames(metadata.send(call).body());
        } catch (ConnectorException e) {
            throw withRemedy(e, "the environment");
        }
        Stream<EntitySet> written = layouts.stream().flatMap(layout -> Stream.of(layout.headers(), layout.lines()));
        List<String> missing = Stream.concat(READ.stream(), written)
                .map(EntitySet::setName)
                .filter(name -> !known.contains(name))
                .toList();
        if (!missing.isEmpty()) {
            throw new ConnectorException(
                    Problem.of(
                                    FailureKind.UNSUPPORTED,
                                    "ENTITY_SET_MISSING",
                                    "%s has no entity set %s".formatted(base, String.join(", ", missing)))
                            .withRemedy(
                                    "Check that base-uri is an environment of Dynamics 365 Finance, and refresh its data entities"));
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

    private void probe(EntitySet set, List<String> fields) {
        try {
            client.first(Query.of(set, fields).top(1));
        } catch (ConnectorException e) {
            throw withRemedy(e, set.setName());
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
            case UNAVAILABLE -> "Check base-uri, authority and the network between";
            case INVALID ->
                "Check that the environment's version has these fields of %s, and 'invoice-key-field'".formatted(what);
            default -> "Try again later";
        };
    }

    /** The names of entity sets in an EDMX document. */
    private static Set<String> setNames(String edmx) {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        Set<String> names = new HashSet<>();
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(edmx));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals("EntitySet")) {
                    names.add(reader.getAttributeValue(null, "Name"));
                }
            }
            return names;
        } catch (XMLStreamException e) {
            throw new ConnectorException(
                    Problem.of(FailureKind.NOT_FOUND, "METADATA_MALFORMED", "$metadata is cut or no EDMX document"), e);
        }
    }
}
