package org.tallystick.connector.dynamics365;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.HttpSettings;
import org.tallystick.connector.http.HttpTransport;
import org.tallystick.connector.http.RestClient;
import org.tallystick.connector.http.TokenGrant;
import org.tallystick.connector.http.TokenProvider;
import org.tallystick.connector.http.Uris;
import org.tallystick.connector.http.Version;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.EngagementBuilder;
import org.tallystick.model.Entity;
import org.tallystick.model.LegalEntityBuilder;
import org.tallystick.model.ProjectBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.spi.ConfigException;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.ConnectorDescriptor;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.CustomObject;
import org.tallystick.spi.CustomObjectPort;
import org.tallystick.spi.ReadCapabilities;
import org.tallystick.spi.ReadCapabilities.DeleteMode;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.RecordSource;
import org.tallystick.spi.SchemaSnapshot;
import org.tallystick.spi.SourceSpec;
import org.tallystick.spi.WriteCapabilities;
import org.tallystick.spi.WriteStrategy;

/** One environment. */
final class Dynamics365Connector implements Connector {

    /** Most rows of one page of the server. */
    private static final int MAX_PAGE = 10_000;

    /** Sets carry no stamp of change. */
    private static final ReadCapabilities SWEEP =
            new ReadCapabilities(false, DeleteMode.ABSENCE, Duration.ZERO, Duration.ZERO, MAX_PAGE);

    /**
     * Our key stands in a field that the system does not keep unique. How long a request that was sent may still take effect is not
     * documented: half an hour is more than any gateway waits. A look-up reads the live database.
     */
    private static final WriteCapabilities PROBED = new WriteCapabilities(
            WriteStrategy.PROBE_THEN_CREATE,
            OData.CHUNK,
            false,
            Duration.ofMinutes(30),
            Duration.ZERO,
            ChangeSet.MAX_OPERATIONS);

    /** We choose the key, and the system refuses a second row of it: the same again changes what is there, or nothing. */
    private static final WriteCapabilities KEYED = new WriteCapabilities(
            WriteStrategy.UPSERT_BY_EXTERNAL_KEY,
            OData.CHUNK,
            false,
            Duration.ofMinutes(30),
            Duration.ZERO,
            Integer.MAX_VALUE);

    /** These are written only; any type without a reading of its own may be read from a set that a rule set names. */
    private static final Set<RecordType<?>> DOCUMENTS =
            Set.of(RecordType.INVOICE, RecordType.CREDIT_MEMO, RecordType.JOURNAL_ENTRY);

    /** {@code $metadata} has tens of megabytes. */
    private static final int MAX_METADATA = 256 * 1024 * 1024;

    private final ConnectorConfig config;
    private final URI base;
    private final HttpTransport transport;
    private final TokenGrant grant;
    private final TokenProvider tokens;
    private final ODataClient client;
    private final Schema schema;
    private final Map<RecordType<?>, Reading<?>> readings;
    private final Map<RecordType<?>, RecordSink<?>> sinks = new HashMap<>();
    private final Map<RecordType<?>, WriteCapabilities> writes = new HashMap<>();
    private final Map<RecordType<?>, RecordLookup<?>> lookups = new HashMap<>();

    Dynamics365Connector(ConnectorConfig config) {
        this.config = config;
        base = URI.create(Uris.origin(config.uri("base-uri")));
        transport = new HttpTransport(HttpSettings.from(config));
        grant = grant(config, base);
        tokens = new TokenProvider(transport, grant, config.clock());
        schema = new Schema(base, metadata(tokens));
        readings = readings(Companies.zones(config));
        readings.values().forEach(reading -> schema.uses(reading.set().get(), reading.fields()));
        schema.uses(EntitySet.TAX_CODES, List.of());

        RestClient rest = new RestClient(transport, tokens, Dynamics365Errors.TABLE, config.clock());
        client = new ODataClient(rest, base, () -> UUID.randomUUID().toString());
        Documents invoices = new Documents(client, Layout.freeText(config.text("invoice-key-field")));
        TaxCodes taxCodes = new TaxCodes(client);
        Accounts accounts = Accounts.from(config);
        offer(RecordType.INVOICE, invoices, new InvoiceForm(accounts, taxCodes, invoices));
        offer(RecordType.CREDIT_MEMO, invoices, new CreditMemoForm(accounts, taxCodes, invoices));
        if (!config.text("journal-name").isEmpty()) {
            Documents journals = new Documents(client, Layout.JOURNALS);
            offer(RecordType.JOURNAL_ENTRY, journals, new JournalForm(config.text("journal-name")));
        }
        offer(RecordType.CUSTOMER, new CustomerForm(config.text("customer-group")));
        offer(RecordType.ENGAGEMENT, new ContractForm(config.system()));
        offer(RecordType.PROJECT, new ProjectForm(config.system(), config.text("project-group")));
    }

    private <T extends Entity> void offer(RecordType<T> type, MasterForm<T> form) {
        schema.uses(form.set(), form.kept());
        MasterRows rows = new MasterRows(client, form);
        sinks.put(type, new MasterSink<>(tokens, client, rows, form));
        writes.put(type, KEYED);
        lookups.put(type, new MasterLookup<>(rows, form, config.text("key-prefix")));
    }

    private <T extends Entity> void offer(RecordType<T> type, Documents documents, Form<T> form) {
        Layout layout = documents.layout();
        schema.uses(layout.headers(), layout.headerFields());
        schema.uses(layout.lines(), layout.lineFields());
        sinks.put(type, new DocumentSink<>(tokens, client, documents, form));
        writes.put(type, PROBED);
        lookups.put(type, new DocumentLookup<>(documents, form, config.text("key-prefix")));
    }

    @Override
    public ConnectorDescriptor descriptor() {
        return new ConnectorDescriptor(
                Dynamics365ConnectorFactory.KIND,
                Version.text(),
                RecordType.all().stream()
                        .filter(type -> !DOCUMENTS.contains(type))
                        .collect(Collectors.toUnmodifiableMap(type -> type, type -> SWEEP)),
                Map.copyOf(writes));
    }

    /** Asks for a token, and not for one that is held already; then for sets, their fields, companies and roles. */
    @Override
    public void check() {
        TokenProvider fresh = new TokenProvider(transport, grant, config.clock());
        try {
            fresh.token();
        } catch (ConnectorException e) {
            throw SystemCheck.withRemedy(e, "a token");
        }
        new SystemCheck(metadata(fresh), client, base, Companies.read(config), schema).run();
    }

    @Override
    public Optional<SchemaSnapshot> discover() {
        return Optional.of(SystemCheck.discover(schema, metadata(tokens)));
    }

    /** A client for the one answer that is larger than all others. */
    private RestClient metadata(TokenProvider authorization) {
        HttpSettings settings = HttpSettings.from(config);
        HttpTransport large = new HttpTransport(new HttpSettings(
                settings.connectTimeout(), settings.callTimeout(), Math.max(settings.maxBodyBytes(), MAX_METADATA)));
        return new RestClient(large, authorization, Dynamics365Errors.TABLE, config.clock());
    }

    /** @throws ConfigException if {@code spec} names what is no set or field */
    @Override
    @SuppressWarnings("unchecked") // Each stands under its own type.
    public <T extends Entity> Optional<RecordSource<T>> source(RecordType<T> type, SourceSpec spec) {
        String object = spec.object();
        SchemaNames.check(config.system(), object, spec.fields());
        Optional<Reading<T>> found = object == null
                ? Optional.ofNullable((Reading<T>) readings.get(type))
                : Optional.of(named(type, object));
        return found.map(reading -> {
            schema.uses(object == null ? reading.set().get().setName() : object, spec.fields());
            return new SweepSource<>(client, config.system(), reading, spec, Companies.read(config));
        });
    }

    private <T extends Entity> Reading<T> named(RecordType<T> type, String set) {
        return Reading.named(type, () -> EntitySet.of(set, schema.of(set)));
    }

    /** @throws ConfigException if {@code object} names what is no set or field, or what is not ours as its key */
    @Override
    public <T extends Entity> Optional<CustomObjectPort<T>> customObject(RecordType<T> type, CustomObject object) {
        SchemaNames.check(
                config.system(),
                object.object(),
                Stream.concat(Stream.of(object.keyField()), object.fields().stream())
                        .toList());
        if (object.keyField().equals(EntitySet.COMPANY) || object.fields().contains(object.keyField())) {
            throw new ConfigException(
                    config.system(),
                    List.of(
                            "The key of %s, '%s', is the company, or a rule writes it: name the field beside %s that identifies its rows, for our key alone"
                                    .formatted(object.object(), object.keyField(), EntitySet.COMPANY)));
        }
        CustomForm<T> form = new CustomForm<>(schema, object);
        MasterRows rows = new MasterRows(client, form);
        schema.uses(form.set(), object.fields());
        schema.writes(object.object(), object.keyField());
        return Optional.of(new CustomObjectPort<>(
                new MasterSink<>(tokens, client, rows, form),
                new MasterLookup<>(rows, form, config.text("key-prefix")),
                KEYED));
    }

    @Override
    @SuppressWarnings("unchecked") // Each stands under its own type.
    public <T extends Entity> Optional<RecordSink<T>> sink(RecordType<T> type) {
        @Nullable RecordSink<?> sink = sinks.get(type);
        return Optional.ofNullable((RecordSink<T>) sink);
    }

    @Override
    @SuppressWarnings("unchecked") // Each stands under its own type.
    public <T extends Entity> Optional<RecordLookup<T>> lookup(RecordType<T> type) {
        @Nullable RecordLookup<?> lookup = lookups.get(type);
        return Optional.ofNullable((RecordLookup<T>) lookup);
    }

    /** Holds nothing open: connections end with the process or when they are idle. */
    @Override
    public void close() {}

    private static Map<RecordType<?>, Reading<?>> readings(Map<String, ZoneId> zones) {
        return Map.of(
                RecordType.CUSTOMER,
                Reading.of(
                        RecordType.CUSTOMER,
                        EntitySet.CUSTOMERS,
                        CustomerRow.class,
                        CustomerBuilder::builder,
                        CustomerRow::fill),
                RecordType.LEGAL_ENTITY,
                Reading.of(
                        RecordType.LEGAL_ENTITY,
                        EntitySet.LEGAL_ENTITIES,
                        LegalEntityRow.class,
                        LegalEntityBuilder::builder,
                        (wire, row, entity) -> wire.fill(row, zones, entity)),
                RecordType.ENGAGEMENT,
                Reading.of(
                        RecordType.ENGAGEMENT,
                        EntitySet.PROJECT_CONTRACTS,
                        ContractRow.class,
                        EngagementBuilder::builder,
                        ContractRow::fill),
                RecordType.PROJECT,
                Reading.of(
                        RecordType.PROJECT,
                        EntitySet.PROJECTS,
                        ProjectRow.class,
                        ProjectBuilder::builder,
                        ProjectRow::fill));
    }

    /** The scope is the environment's address without a slash at its end. */
    private static TokenGrant grant(ConnectorConfig config, URI base) {
        String authority = config.text("authority").replaceFirst("/+$", "");
        URI token = URI.create("%s/%s/oauth2/v2.0/token".formatted(authority, Uris.encode(config.text("tenant"))));
        return TokenGrant.clientCredentialsInForm(
                token, config.text("client-id"), () -> config.secret("client-secret"), base + "/.default");
    }
}
