package org.tallystick.testkit.connector;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.Money;
import org.tallystick.spi.Connector;
import org.tallystick.spi.SecretProvider;

/**
 * The system behind a connector as the contract sees it: a stub server, a simulator, a folder. The author writes it. Its life:
 *
 * <ol>
 *   <li>{@link ConnectorContract} asks for a new one, empty, before each rule.
 *   <li>The rule connects, and from then on looks at the system from both sides: through the connector, and here.
 *   <li>It is closed after the rule.
 * </ol>
 *
 * <p>What a system does not have keeps its default here; the rules that need it are then untested, and say so. Records and documents are
 * told apart by number: the same number and revision is the same content, another revision is other content.
 *
 * @param <T> the entity
 */
public interface Remote<T extends Entity> extends AutoCloseable {

    /** What is read and written. */
    RecordType<T> type();

    /** A new connector to this system; the contract closes it. */
    Connector connect(SecretProvider secrets);

    /** The time, of this system and of the connectors to it. */
    Instant now();

    /** Lets time pass. */
    void advance(Duration time);

    /** How many calls have reached it, of any kind. */
    int requests();

    /** How many calls at once it takes; rules make no more. */
    default int concurrency() {
        return 8;
    }

    /** The credentials that it accepts now, by the names under which the connector asks for them; may be empty. */
    default Map<String, String> secrets() {
        return Map.of();
    }

    /** Changes all its credentials; the old ones are no longer accepted. */
    default void rotateSecrets() {
        throw Offer.absent("rotateSecrets");
    }

    /** What it can be told to do. */
    default Set<RemoteFault> faults() {
        return Set.of();
    }

    /** Does that to the next {@code calls} for data, then behaves again; of no calls: behaves at once. */
    default void arm(RemoteFault fault, int calls) {
        throw Offer.absent("arm");
    }

    /** Lets that many calls for data through and does that to the next one, then behaves again; {@link #arm} takes it back. */
    default void armAfter(int calls, RemoteFault fault) {
        throw Offer.absent("armAfter");
    }

    /** Puts a document there, or its next revision in place of what is there; its change mark is {@code changedAt}. Gives its id. */
    default String seed(int number, int revision, Instant changedAt) {
        throw Offer.absent("seed");
    }

    /** Puts a document there that the connector's mapping cannot read. Gives its id. */
    default String seedUnreadable(int number, Instant changedAt) {
        throw Offer.absent("seedUnreadable");
    }

    /** Puts a document there that says that amount in the system's own way; its change mark is {@code changedAt}. Gives its id. */
    default String seedAmount(int number, Money amount, Instant changedAt) {
        throw Offer.absent("seedAmount");
    }

    /** Deletes a document that {@link #seed} put there, now. */
    default void delete(int number) {
        throw Offer.absent("delete");
    }

    /** A record to write. */
    default T record(int number, int revision) {
        throw Offer.absent("record");
    }

    /** The id of a record that one of ours names; it is put there if it is not there yet. */
    default String idOf(Ref<?> reference) {
        throw Offer.absent("idOf");
    }

    /** How many records of the type it has. */
    default int count() {
        throw Offer.absent("count");
    }

    /** What it has under an external key, as text: equal texts, equal content. */
    default Optional<String> content(String externalKey) {
        throw Offer.absent("content");
    }

    /**
     * Components of the record that it fills in or changes by itself after a write, such as an invoice's number: a reading may differ in them from the
     * sink's normal form.
     */
    default Set<String> ownFields() {
        return Set.of();
    }

    /** A record that its own rules refuse. */
    default T refused(int number) {
        throw Offer.absent("refused");
    }

    /** How many characters the text of {@link #withText} may have. */
    default OptionalInt textLimit() {
        return OptionalInt.empty();
    }

    /** A record with that text in a field that has a limit. */
    default T withText(int number, String text) {
        throw Offer.absent("withText");
    }

    /** That text, as it has it. */
    default Optional<String> textOf(String externalKey) {
        throw Offer.absent("textOf");
    }

    /** A record with that amount. */
    default T withAmount(int number, Money amount) {
        throw Offer.absent("withAmount");
    }

    /** That amount, as it has it. */
    default Optional<Money> amountOf(String externalKey) {
        throw Offer.absent("amountOf");
    }

    /** Rules that cannot be shown on it: the reason by the rule's id, {@code w7}. */
    default Map<String, String> untested() {
        return Map.of();
    }

    @Override
    void close();
}
