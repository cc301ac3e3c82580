package org.tallystick.connector.files;

import static org.tallystick.model.RecordType.MILESTONE;
import static org.tallystick.model.RecordType.PROJECT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.tallystick.model.Entity;
import org.tallystick.model.Header;
import org.tallystick.model.Milestone;
import org.tallystick.model.MilestoneBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.state.Approval;
import org.tallystick.model.value.Money;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.ConnectorDescriptor;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.RecordSource;
import org.tallystick.spi.SecretProvider;
import org.tallystick.spi.SourceSpec;
import org.tallystick.testkit.connector.Remote;
import org.tallystick.testkit.connector.RemoteFault;

/** A pair of folders as the contract sees them. A fault holds during a call: the folders are away, or their files are damaged. */
final class Folders implements Remote<Milestone> {

    static final String COLUMNS =
            "id:text=Id, key:text=Key, name:text(40)=Title, amount:decimal=Amount, currency:text=Currency,"
                    + " project:text=Project, planned:date=Due, approval:text=Approval";

    private static final String HEADER = "Id,Key,Title,Amount,Currency,Project,Due,Approval\r\n";

    private final Path root;
    private Instant now = Instant.parse("2026-03-31T22:30:00Z");
    private RemoteFault fault = RemoteFault.UNAVAILABLE;
    private int faulty;
    private int requests;

    Folders(Path root) throws IOException {
        this.root = root;
        Files.createDirectories(inbox());
        Files.createDirectories(outbox());
    }

    private Path inbox() {
        return root.resolve("in");
    }

    private Path outbox() {
        return root.resolve("out");
    }

    @Override
    public RecordType<Milestone> type() {
        return MILESTONE;
    }

    @Override
    public Connector connect(SecretProvider secrets) {
        Map<String, String> properties = Map.of(
                "type", "milestone", "inbox", inbox().toString(), "outbox", outbox().toString(), "columns", COLUMNS);
        return new Watched(
                new FilesConnectorFactory().create(new ConnectorConfig("files", properties, secrets, this::now)));
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void advance(Duration time) {
        now = now.plus(time);
    }

    @Override
    public int requests() {
        return requests;
    }

    @Override
    public Set<RemoteFault> faults() {
        return Set.of(RemoteFault.UNAVAILABLE, RemoteFault.CUT_REPLY, RemoteFault.GARBAGE_REPLY);
    }

    @Override
    public void arm(RemoteFault next, int calls) {
        fault = next;
        faulty = calls;
    }

    @Override
    public String seed(int number, int revision, Instant changedAt) {
        return drop(number, revision, "%d.25".formatted(100 + revision), "EUR", changedAt);
    }

    @Override
    public String seedAmount(int number, Money amount, Instant changedAt) {
        return drop(
                number, 1, amount.amount().toPlainString(), amount.currency().code(), changedAt);
    }

    @Override
    public String seedUnreadable(int number, Instant changedAt) {
        return drop(number, 1, "a lot", "EUR", changedAt);
    }

    private String drop(int number, int revision, String amount, String currency, Instant changedAt) {
        String id = "m%04d".formatted(number);
        String row = "%s,,\"Design, part %d\",%s,%s,p1,2026-01-31,approved\r\n".formatted(id, number, amount, currency);
        try {
            put(inbox().resolve("%s-%03d.csv".formatted(id, revision)), HEADER + row, changedAt);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return id;
    }

    static void put(Path file, String text, Instant changedAt) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        Files.write(file, content);
        Files.setLastModifiedTime(file, FileTime.from(changedAt));
        Files.write(Checksum.beside(file), Checksum.line(file, content));
    }

    @Override
    public Milestone record(int number, int revision) {
        return milestone(number, "=Design %d".formatted(number), Money.of("-%d.25".formatted(100 + revision), "EUR"));
    }

    private static Milestone milestone(int number, String name, Money amount) {
        return MilestoneBuilder.builder()
                .header(Header.of(new Ref<>("hub", MILESTONE, "m" + number)))
                .project(new Ref<>("hub", PROJECT, "p1"))
                .name(name)
                .amount(amount)
                .approval(Approval.APPROVED)
                .build();
    }

    @Override
    public String idOf(Ref<?> reference) {
        return "remote-" + reference.id();
    }

    @Override
    public int count() {
        try (Stream<Path> files = Files.list(outbox())) {
            return (int) files.filter(file -> file.toString().endsWith(".csv")).count();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public Optional<String> content(String externalKey) {
        Path file = outbox().resolve(Outbox.name(externalKey));
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Optional<List<String>> row(String externalKey) {
        return content(externalKey).map(text -> List.of(text.split("\r\n", -1)[1].split(",", -1)));
    }

    @Override
    public Milestone refused(int number) {
        return milestone(number, "x".repeat(41), Money.of("1.00", "EUR"));
    }

    @Override
    public OptionalInt textLimit() {
        return OptionalInt.of(40);
    }

    @Override
    public Milestone withText(int number, String text) {
        return milestone(number, text, Money.of("1.00", "EUR"));
    }

    @Override
    public Optional<String> textOf(String externalKey) {
        return row(externalKey).map(row -> row.get(2));
    }

    @Override
    public Milestone withAmount(int number, Money amount) {
        return milestone(number, "Design", amount);
    }

    @Override
    public Optional<Money> amountOf(String externalKey) {
        return row(externalKey).map(row -> Money.of(row.get(3), row.get(4)));
    }

    @Override
    public Map<String, String> untested() {
        return Map.of("w21", "a file is there or it is not: no answer can be lost");
    }

    @Override
    public void close() {}

    /** The connector, with the fault that is armed in force during each call. */
    private final class Watched implements Connector {

        private final Connector connector;

        Watched(Connector connector) {
            this.connector = connector;
        }

        @Override
        public ConnectorDescriptor descriptor() {
            return connector.descriptor();
        }

        @Override
        public void check() {
            connector.check();
        }

        @Override
        public <T extends Entity> Optional<RecordSource<T>> source(RecordType<T> asked, SourceSpec spec) {
            return connector.source(asked, spec).map(source -> watched(RecordSource.class, source));
        }

        @Override
        public <T extends Entity> Optional<RecordSink<T>> sink(RecordType<T> asked) {
            return connector.sink(asked).map(sink -> watched(RecordSink.class, sink));
        }

        @Override
        public <T extends Entity> Optional<RecordLookup<T>> lookup(RecordType<T> asked) {
            return connector.lookup(asked).map(lookup -> watched(RecordLookup.class, lookup));
        }

        @Override
        public void close() {
            connector.close();
        }

        private <P> P watched(Class<? super P> type, P part) {
            @SuppressWarnings("unchecked")
            P watched = (P) Proxy.newProxyInstance(
                    type.getClassLoader(),
                    new Class<?>[] {type},
                    (proxy, method, arguments) -> call(part, method, arguments));
            return watched;
        }
    }

    private Object call(Object part, Method method, Object[] arguments) throws Throwable {
        boolean data = Set.of("read", "write", "byExternalKey", "list").contains(method.getName());
        boolean breaks = data && begin();
        Map<Path, byte[]> before = breaks ? damage() : Map.of();
        try {
            return method.invoke(part, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        } finally {
            if (breaks) {
                mend(before);
            }
        }
    }

    private synchronized boolean begin() {
        requests++;
        return faulty > 0 && faulty-- > 0;
    }

    private Map<Path, byte[]> damage() throws IOException {
        if (fault == RemoteFault.UNAVAILABLE) {
            Files.move(inbox(), root.resolve("in-away"));
            Files.move(outbox(), root.resolve("out-away"));
            return Map.of();
        }
        Map<Path, byte[]> before = new HashMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".csv")).toList()) {
                byte[] content = Files.readAllBytes(file);
                before.put(file, content);
                rewrite(
                        file,
                        fault == RemoteFault.CUT_REPLY
                                ? Arrays.copyOf(content, content.length / 2)
                                : new byte[] {1, 2, 3});
            }
        }
        return before;
    }

    private void mend(Map<Path, byte[]> before) throws IOException {
        if (Files.exists(root.resolve("in-away"))) {
            Files.move(root.resolve("in-away"), inbox());
            Files.move(root.resolve("out-away"), outbox());
        }
        for (Map.Entry<Path, byte[]> file : before.entrySet()) {
            rewrite(file.getKey(), file.getValue());
        }
    }

    private static void rewrite(Path file, byte[] content) throws IOException {
        FileTime modified = Files.getLastModifiedTime(file);
        Files.write(file, content);
        Files.setLastModifiedTime(file, modified);
    }
}
