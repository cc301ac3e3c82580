package org.tallystick.connector.netsuite;

import static org.tallystick.model.RecordType.CUSTOMER;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tallystick.model.Entity;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.testkit.connector.RemoteFault;

/**
 * A simulated account, its one customer, and documents to it.
 *
 * @param <T> the document
 */
abstract class DocumentAccount<T extends Entity> extends Account<T> {

    /** Of which the account has no subsidiary. */
    static final Ref<LegalEntity> UNKNOWN = new Ref<>("hub", RecordType.LEGAL_ENTITY, "unknown");

    private final Pattern counts;
    private final String customer;

    /**
     * @param record its REST name
     * @param counts what counts of a document as the account shows it
     */
    DocumentAccount(Path folder, String record, String counts) throws IOException {
        super(folder, record);
        this.counts = Pattern.compile(counts);
        customer = put(
                "customer/eid:alder",
                "{\"companyName\":\"Alder Rail\",\"subsidiary\":{\"id\":\"2\"},\"currency\":{\"id\":\"1\"}}");
    }

    /** Its internal id. */
    String customer() {
        return customer;
    }

    /** Also a closed period, which masters do not have. */
    @Override
    public Set<RemoteFault> faults() {
        Set<RemoteFault> faults = EnumSet.copyOf(super.faults());
        faults.add(RemoteFault.PERIOD_CLOSED);
        return faults;
    }

    @Override
    public String idOf(Ref<?> reference) {
        if (reference.type().equals(CUSTOMER)) {
            return customer;
        }
        return reference.equals(UNKNOWN) ? "99" : "2";
    }

    @Override
    public Optional<String> content(String externalKey) {
        return shown(externalKey)
                .map(document -> counts.matcher(document)
                        .results()
                        .map(MatchResult::group)
                        .collect(Collectors.joining(", ")));
    }

    @Override
    public Map<String, String> untested() {
        return Map.of("w43", "an amount is a double there, which cannot hold the rule's longest one");
    }
}
