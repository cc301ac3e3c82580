package org.tallystick.connector.workday;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.Version;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.spi.ConfigException;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.ConnectorDescriptor;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;
import org.tallystick.spi.ReadCapabilities;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.RecordSource;
import org.tallystick.spi.SourceSpec;

/** One Workday tenant, read only: workers by a report or by SOAP, and any collection that a rule set names. */
final class WorkdayConnector implements Connector {

    private final ConnectorConfig config;
    private final ConnectorDescriptor descriptor;
    private final RecordSource<?> workers;
    private final Runnable check;
    private final Access access;
    private final Advice advice;
    private final @Nullable RestApi rest;

    private WorkdayConnector(
            ConnectorConfig config, Access access, RecordSource<?> workers, int pageSize, Runnable check) {
        this.config = config;
        this.access = access;
        this.advice = new Advice(access);
        this.descriptor = new ConnectorDescriptor(
                WorkdayConnectorFactory.KIND,
                Version.text(),
                RecordType.all().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                type -> type,
                                type -> completeListing(
                                        type.equals(RecordType.RESOURCE) ? pageSize : Integer.MAX_VALUE))),
                Map.of());
        this.workers = workers;
        this.check = check;
        this.rest = access.hasClient() ? new RestApi(config, access) : null;
    }

    /** Workers are the rows of a report. */
    static WorkdayConnector ofReport(ConnectorConfig config) {
        Map<String, String> prompts = Prompts.parse(config.text("report-prompts"));
        String path =
                Report.path(config.text("tenant"), config.text("report-owner"), config.text("report-name"), prompts);
        Access access = new Access(config);
        Report report = new Report(config, access, path);
        WorkerSource source = new WorkerSource(config.system(), report, WorkerColumns.from(config));
        return new WorkdayConnector(config, access, source, Integer.MAX_VALUE, source::check);
    }

    /** Workers are those of {@code Get_Workers}. */
    static WorkdayConnector ofDirectory(ConnectorConfig config) {
        DirectorySource source = new DirectorySource(config);
        return new WorkdayConnector(config, new Access(config), source, config.number("soap-page-size"), source::check);
    }

    /** No increments; and what is left out may only be out of the user's sight. */
    private static ReadCapabilities completeListing(int pageSize) {
        return new ReadCapabilities(false, ReadCapabilities.DeleteMode.NONE, Duration.ZERO, Duration.ZERO, pageSize);
    }

    @Override
    public ConnectorDescriptor descriptor() {
        return descriptor;
    }

    /**
     * Reads workers, and one organisation if an API client is configured, and drops them: nothing less shows that they may be seen. Of an API
     * client by which reports are entered too it asks for a token alone: one for reports needs no other scope.
     */
    @Override
    public void check() {
        try {
            check.run();
        } catch (ConnectorException failure) {
            throw advice.on(failure);
        }
        if (rest != null) {
            try {
                checkClient(rest);
            } catch (ConnectorException failure) {
                throw advice.onRest(failure);
            }
        }
    }

    private void checkClient(RestApi api) {
        if (access.isBearer()) {
            access.requireToken();
        } else {
            api.check();
        }
    }

    /**
     * Fields of {@code spec} need no asking for: what Workday gives is kept whole.
     *
     * @throws ConfigException if the object that {@code spec} names cannot be read
     */
    @Override
    @SuppressWarnings("unchecked") // The source of workers is the only one that is built in, and its type is checked.
    public <T extends Entity> Optional<RecordSource<T>> source(RecordType<T> type, SourceSpec spec) {
        String object = spec.object();
        if (object != null) {
            return Optional.of(object(type, object));
        }
        return type == (RecordType<?>) RecordType.RESOURCE ? Optional.of((RecordSource<T>) workers) : Optional.empty();
    }

    private <T extends Entity> RecordSource<T> object(RecordType<T> type, String text) {
        ObjectName name = ObjectName.parse(text, config.text("tenant"))
                .orElseThrow(() -> fault(
                        "'%s' is no collection: it is organizations, staffing/v6/jobs or report:owner/name/column?alias=value"
                                .formatted(text)));
        if (name.isReport()) {
            return new ObjectSource<>(config.system(), type, name.id(), new Report(config, access, name.path())::rows);
        }
        return rest == null
                ? new ObjectSource<>(config.system(), type, name.id(), () -> withoutClient(text))
                : ofRest(rest, type, name);
    }

    private <T extends Entity> RecordSource<T> ofRest(RestApi api, RecordType<T> type, ObjectName name) {
        return new ObjectSource<>(config.system(), type, name.id(), () -> api.rows(name.path()));
    }

    private static List<String> withoutClient(String object) {
        throw new ConnectorException(Problem.of(
                        FailureKind.UNSUPPORTED,
                        "API_CLIENT_ABSENT",
                        "'%s' is read by REST, for an API client".formatted(object))
                .withRemedy("Configure client-id, client-secret and refresh-token, or client-id and private-key"
                        + " with authentication jwt-bearer; or name a report as object"));
    }

    private ConfigException fault(String what) {
        return new ConfigException(config.system(), List.of(what));
    }

    @Override
    public <T extends Entity> Optional<RecordSink<T>> sink(RecordType<T> type) {
        return Optional.empty();
    }

    @Override
    public <T extends Entity> Optional<RecordLookup<T>> lookup(RecordType<T> type) {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
