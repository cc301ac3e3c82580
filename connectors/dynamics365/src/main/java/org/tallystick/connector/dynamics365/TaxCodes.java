package org.tallystick.connector.dynamics365;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.connector.http.JsonPage;
import org.tallystick.spi.Problem;

/** The tax codes of all companies. They are read when they are first needed, and again when one is not among them. Thread-safe. */
final class TaxCodes {

    private final ODataClient client;
    private volatile @Nullable Set<CompanyKey> held;

    TaxCodes(ODataClient client) {
        this.client = client;
    }

    /**
     * Refuses a document that names a code which its company does not have.
     *
     * @throws BadRecordException if it does
     * @throws org.tallystick.spi.ConnectorException if the codes cannot be read
     */
    void check(Document document) {
        String company = document.content().company();
        List<CompanyKey> named = document.taxCodes().stream()
                .sorted()
                .map(code -> new CompanyKey(company, code))
                .toList();
        Set<CompanyKey> known = held;
        if (known == null || !known.containsAll(named)) {
            known = read();
            held = known;
        }
        for (CompanyKey code : named) {
            if (!known.contains(code)) {
                throw new BadRecordException(Problem.ofField(
                        "CODE_UNKNOWN",
                        "taxCode",
                        code.key(),
                        "Company %s has no tax code '%s'".formatted(company, code.key()),
                        "Add the tax code in Dynamics 365, or correct the rule that chose it"));
            }
        }
    }

    private Set<CompanyKey> read() {
        return client.all(Query.of(EntitySet.TAX_CODES, EntitySet.TAX_CODES.keys())).stream()
                .map(JsonPage::members)
                .map(row -> new CompanyKey(row.getOrDefault("dataAreaId", ""), row.getOrDefault("TaxCode", "")))
                .collect(Collectors.toUnmodifiableSet());
    }
}
