package org.tallystick.examples.desk;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.tallystick.model.Header;
import org.tallystick.model.Milestone;
import org.tallystick.model.MilestoneBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.state.Approval;
import org.tallystick.model.value.Money;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.SecretProvider;
import org.tallystick.testkit.connector.Remote;
import org.tallystick.testkit.connector.RemoteFault;

/** Desk as the contract sees it. */
final class Desk implements Remote<Milestone> {

    private final DeskServer server;

    Desk() throws IOException {
        server = new DeskServer();
    }

    @Override
    public RecordType<Milestone> type() {
        return RecordType.MILESTONE;
    }

    @Override
    public Connector connect(SecretProvider secrets) {
        Map<String, String> properties = Map.of("base-uri", server.address().toString(), "token", "desk-token");
        return new DeskConnectorFactory().create(new ConnectorConfig("desk", properties, secrets, this::now));
    }

    @Override
    public Instant now() {
        return server.now();
    }

    @Override
    public void advance(Duration time) {
        server.now(now().plus(time));
    }

    @Override
    public int requests() {
        return server.requests();
    }

    @Override
    public Map<String, String> secrets() {
        return Map.of("desk-token", server.token());
    }

    @Override
    public void rotateSecrets() {
        server.rotate();
    }

    @Override
    public Set<RemoteFault> faults() {
        return Set.of(RemoteFault.values());
    }

    @Override
    public void arm(RemoteFault fault, int calls) {
        server.arm(fault, calls);
    }

    @Override
    public void armAfter(int calls, RemoteFault fault) {
        server.armAfter(calls, fault);
    }

    @Override
    public String seed(int number, int revision, Instant changedAt) {
        return put(number, changedAt, Map.of("amount", "%d.25".formatted(100 + revision)));
    }

    @Override
    public String seedUnreadable(int number, Instant changedAt) {
        return put(number, changedAt, Map.of("amount", "a lot"));
    }

    @Override
    public String seedAmount(int number, Money amount, Instant changedAt) {
        Map<String, Object> fields = Map.of(
                "amount",
                amount.amount().toPlainString(),
                "currency",
                amount.currency().code());
        return put(number, changedAt, fields);
    }

    @Override
    public void delete(int number) {
        put(number, now(), Map.of("deleted", true));
    }

    String put(int number, Instant changedAt, Map<String, Object> change) {
        String id = "m%04d".formatted(number);
        Map<String, Object> fields = new HashMap<>(
                Map.of("name", "Design " + number, "currency", "EUR", "project", "p1", "approval", "APPROVED"));
        fields.putAll(change);
        server.put(id, changedAt, fields);
        return id;
    }

    @Override
    public Milestone record(int number, int revision) {
        return milestone(number, "Design " + number, Money.of("%d.25".formatted(100 + revision), "EUR"));
    }

    private static Milestone milestone(int number, String name, Money amount) {
        return MilestoneBuilder.builder()
                .header(Header.of(new Ref<>("hub", RecordType.MILESTONE, "m" + number))
                        .withExtension("crm.region", "EMEA")) // which Desk does not keep
                .project(new Ref<>("hub", RecordType.PROJECT, "p1"))
                .name(name)
                .amount(amount)
                .approval(Approval.APPROVED)
                .build();
    }

    @Override
    public String idOf(Ref<?> reference) {
        String id = "desk-" + reference.id();
        server.project(id);
        return id;
    }

    @Override
    public int count() {
        return server.all().size();
    }

    @Override
    public Optional<String> content(String externalKey) {
        return server.keyed(externalKey).map(Object::toString);
    }

    @Override
    public Milestone refused(int number) {
        return withText(number, "x".repeat(DeskServer.NAME + 1));
    }

    @Override
    public OptionalInt textLimit() {
        return OptionalInt.of(DeskServer.NAME);
    }

    @Override
    public Milestone withText(int number, String text) {
        return milestone(number, text, Money.of("1.00", "EUR"));
    }

    @Override
    public Optional<String> textOf(String externalKey) {
        return server.keyed(externalKey).map(row -> row.get("name").toString());
    }

    @Override
    public Milestone withAmount(int number, Money amount) {
        return milestone(number, "Design", amount);
    }

    @Override
    public Optional<Money> amountOf(String externalKey) {
        return server.keyed(externalKey)
                .map(row -> Money.of(
                        row.get("amount").toString(), row.get("currency").toString()));
    }

    @Override
    public void close() {
        server.close();
    }
}
