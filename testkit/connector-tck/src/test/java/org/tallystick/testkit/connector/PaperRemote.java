package org.tallystick.testkit.connector;

import static org.tallystick.model.RecordType.MILESTONE;
import static org.tallystick.model.RecordType.PROJECT;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
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
import org.tallystick.spi.SecretProvider;

/** The paper server as the contract sees it, with a connector of some variant. */
class PaperRemote implements Remote<Milestone> {

    private final PaperServer server;
    private final Variant variant;

    PaperRemote(Variant variant) {
        this.variant = variant;
        this.server = new PaperServer(variant.served(), variant.servedAtomic());
    }

    @Override
    public RecordType<Milestone> type() {
        return MILESTONE;
    }

    @Override
    public Connector connect(SecretProvider secrets) {
        return new PaperConnector(server, secrets, variant);
    }

    @Override
    public Instant now() {
        return server.now();
    }

    @Override
    public void advance(Duration time) {
        server.advance(time);
    }

    @Override
    public int requests() {
        return server.requests();
    }

    @Override
    public Map<String, String> secrets() {
        return Map.of("token", server.token());
    }

    @Override
    public void rotateSecrets() {
        server.rotate();
    }

    @Override
    public Set<RemoteFault> faults() {
        return EnumSet.allOf(RemoteFault.class);
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
        String id = "r%03d".formatted(number);
        server.seed(id, revision, changedAt, false, "Design %d|%d.25|EUR".formatted(number, 100 + revision));
        return id;
    }

    @Override
    public String seedUnreadable(int number, Instant changedAt) {
        String id = "r%03d".formatted(number);
        server.seed(id, 1, changedAt, false, "Design|a lot|EUR");
        return id;
    }

    @Override
    public String seedAmount(int number, Money amount, Instant changedAt) {
        String id = "r%03d".formatted(number);
        String text = "Design|%s|%s"
                .formatted(amount.amount().toPlainString(), amount.currency().code());
        server.seed(id, 1, changedAt, false, text);
        return id;
    }

    @Override
    public void delete(int number) {
        String id = "r%03d".formatted(number);
        server.seed(
                id,
                server.rows.get(id).version() + 1,
                server.now(),
                true,
                server.rows.get(id).text());
    }

    @Override
    public Milestone record(int number, int revision) {
        return milestone(number, "Design %d ".formatted(number), Money.of("%d.25".formatted(100 + revision), "EUR"));
    }

    private static Milestone milestone(int number, String name, Money amount) {
        return MilestoneBuilder.builder()
                .header(Header.of(new Ref<>("hub", MILESTONE, "m" + number)))
                .project(new Ref<>("hub", PROJECT, "p1"))
                .name(name)
                .amount(amount)
                .approval(Approval.DRAFT)
                .build();
    }

    @Override
    public String idOf(Ref<?> reference) {
        return "remote-" + reference.id();
    }

    @Override
    public int count() {
        return server.count();
    }

    @Override
    public Optional<String> content(String externalKey) {
        return server.byKey(externalKey).map(PaperDoc::text);
    }

    @Override
    public Milestone refused(int number) {
        return milestone(number, "forbidden", Money.of("1.00", "EUR"));
    }

    @Override
    public OptionalInt textLimit() {
        return OptionalInt.of(PaperServer.NAME_LIMIT);
    }

    @Override
    public Milestone withText(int number, String text) {
        return milestone(number, text, Money.of("1.00", "EUR"));
    }

    @Override
    public Optional<String> textOf(String externalKey) {
        return server.byKey(externalKey).map(PaperDoc::name);
    }

    @Override
    public Milestone withAmount(int number, Money amount) {
        return milestone(number, "Design", amount);
    }

    @Override
    public Optional<Money> amountOf(String externalKey) {
        return server.byKey(externalKey).map(doc -> Money.of(doc.amount(), doc.currency()));
    }

    @Override
    public void close() {}
}
