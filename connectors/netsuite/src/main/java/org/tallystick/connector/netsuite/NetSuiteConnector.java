package org.tallystick.connector.netsuite;

import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.Authorization;
import org.tallystick.connector.http.HttpSettings;
import org.tallystick.connector.http.HttpTransport;
import org.tallystick.connector.http.RestClient;
import org.tallystick.connector.http.Version;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.Customer;
import org.tallystick.model.Entity;
import org.tallystick.model.Header;
import org.tallystick.model.Invoice;
import org.tallystick.model.Project;
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

/** One NetSuite account. */
final class NetSuiteConnector implements Connector {

    /** The server ends a request after 15 minutes; SuiteQL reads the live database. */
    private static final WriteCapabilities UPSERTS = new WriteCapabilities(
            WriteStrategy.UPSERT_BY_EXTERNAL_KEY,
            ExternalIds.CHUNK,
            false,
            Duration.ofMinutes(15),
            Duration.ZERO,
            Integer.MAX_VALUE);

    /** Every read is a complete listing. */
    private static final ReadCapabilities SWEEP =
            new ReadCapabilities(false, DeleteMode.ABSENCE, Duration.ZERO, Duration.ZERO, SuiteQl.MAX_PAGE);

    private static final Map<RecordType<?>, WriteCapabilities> WRITES = Map.of(
            RecordType.CUSTOMER, UPSERTS,
            RecordType.PROJECT, UPSERTS,
            RecordType.INVOICE, UPSERTS,
            RecordType.CREDIT_MEMO, UPSERTS,
            RecordType.JOURNAL_ENTRY, UPSERTS);

    /** Journal entries are written only; any type without a reading of its own may be read from a table that a rule set names. */
    private static final ConnectorDescriptor DESCRIPTOR = new ConnectorDescriptor(
            NetSuiteConnectorFactory.KIND,
            Version.text(),
            RecordType.all().stream()
                    .filter(type -> !type.equals(RecordType.JOURNAL_ENTRY))
                    .collect(Collectors.toUnmodifiableMap(type -> type, type -> SWEEP)),
            WRITES);

    private static final Set<RecordType<?>> DOCUMENTS = Set.of(RecordType.INVOICE, RecordType.CREDIT_MEMO);

    private final HttpTransport transport;
    private final Supplier<Authorization> access;
    private final Addresses addresses;
    private final Items items;
    private final ConnectorConfig config;
    private final InFlight inFlight;
    private final SuiteQl suiteQl;
    private final Catalog catalog;
    private final CustomRecords customRecords;
    private final Map<RecordType<?>, Reading<?>> readings;
    private final Map<RecordType<?>, RecordSink<?>> sinks;
    private final Map<RecordType<?>, RecordLookup<?>> lookups;
    private final Map<RecordType<?>, List<Probe>> writesAsk;

    /** What is in use, and what is asked of SuiteQL for it. */
    private final Map<Object, List<Probe>> asked = new ConcurrentHashMap<>();

    private final Set<RecordType<?>> used = ConcurrentHashMap.newKeySet();

    NetSuiteConnector(ConnectorConfig config) {
        this.config = config;
        addresses = Addresses.from(config);
        transport = new HttpTransport(HttpSettings.from(config));
        access = Access.of(config, addresses, transport);
        inFlight = new InFlight(config.number("max-concurrency"));

        Authorization tokens = access.get();
        RestClient client = new RestClient(transport, tokens, NetSuiteErrors.TABLE, config.clock());
        RecordWriter records = config.text("write-mode").equals(NetSuiteConnectorFactory.ASYNC)
                ? new AsyncRecords(client, addresses)
                : new RecordClient(client, addresses);
        suiteQl = new SuiteQl(client, addresses);
        catalog = new Catalog(client, addresses);
        customRecords = new CustomRecords(config.system(), tokens, records, client, addresses, suiteQl, inFlight);
        CodeList currencies = CodeList.currencies(suiteQl);
        CodeList taxCodes = CodeList.taxCodes(suiteQl);
        KeyedRows customers = new KeyedRows(suiteQl, Target.CUSTOMER, "companyname");
        KeyedRows projects = new KeyedRows(suiteQl, Target.PROJECT, "companyname");
        KeyedRows invoices = new KeyedRows(suiteQl, Target.INVOICE, null);
        KeyedRows creditMemos = new KeyedRows(suiteQl, Target.CREDIT_MEMO, null);
        CodeList accounts = CodeList.accounts(suiteQl);
        KeyedRows journals = new KeyedRows(suiteQl, Target.JOURNAL_ENTRY, null);
        items = new Items(config);
        DocumentForm<Invoice> invoiceForm = new DocumentForm<>(
                Target.INVOICE,
                Document::of,
                write -> ShownInvoice.of(write, config.system(), items)
                        .invoice(Header.of(write.record().header().ref())),
                currencies,
                taxCodes,
                items);
        DocumentForm<CreditMemo> creditMemoForm = new DocumentForm<>(
                Target.CREDIT_MEMO,
                Document::of,
                write -> ShownCredit.of(write, config.system(), items)
                        .creditMemo(Header.of(write.record().header().ref())),
                currencies,
                taxCodes,
                items);
        String prefix = config.text("invoice-key-prefix");
        readings = Readings.all(TimeZones.of(config), prefix, items);
        sinks = Map.of(
                RecordType.CUSTOMER,
                new UpsertSink<>(tokens, records, new CustomerForm(currencies), customers, inFlight),
                RecordType.PROJECT,
                new UpsertSink<>(tokens, records, new ProjectForm(config.system(), currencies), projects, inFlight),
                RecordType.INVOICE,
                new UpsertSink<>(tokens, records, invoiceForm, invoices, inFlight),
                RecordType.CREDIT_MEMO,
                new UpsertSink<>(tokens, records, creditMemoForm, creditMemos, inFlight),
                RecordType.JOURNAL_ENTRY,
                new UpsertSink<>(tokens, records, new JournalForm(currencies, accounts), journals, inFlight));
        DocumentLookup<Invoice> invoiceLookup =
                new DocumentLookup<>(Target.INVOICE, Document::of, suiteQl, invoices, prefix, currencies, taxCodes);
        DocumentLookup<CreditMemo> creditMemoLookup = new DocumentLookup<>(
                Target.CREDIT_MEMO, Document::of, suiteQl, creditMemos, prefix, currencies, taxCodes);
        lookups = Map.of(
                RecordType.CUSTOMER, new EntityLookup<>(customers, Customer::name),
                RecordType.PROJECT, new EntityLookup<>(projects, Project::name),
                RecordType.INVOICE, invoiceLookup,
                RecordType.CREDIT_MEMO, creditMemoLookup,
                RecordType.JOURNAL_ENTRY,
                        new JournalLookup(
                                new ShownRecords(client, addresses, Target.JOURNAL_ENTRY, journals),
                                prefix,
                                currencies,
                                accounts));
        Probe currency = currencies.probe();
        Probe taxCode = taxCodes.probe();
        writesAsk = Map.of(
                RecordType.CUSTOMER, List.of(currency, customers.probe()),
                RecordType.PROJECT, List.of(currency, projects.probe()),
                RecordType.INVOICE, List.of(currency, taxCode, invoices.probe(), invoiceLookup.probe()),
                RecordType.CREDIT_MEMO, List.of(currency, taxCode, creditMemos.probe(), creditMemoLookup.probe()),
                RecordType.JOURNAL_ENTRY, List.of(currency, accounts.probe(), journals.probe()));
    }

    @Override
    public ConnectorDescriptor descriptor() {
        return DESCRIPTOR;
    }

    /**
     * Enters anew, and not by a token that is held already; then asks SuiteQL what is asked of it for reading and writing here, for all built-in types as long
     * as nothing is read or written, and for the items of lines.
     */
    @Override
    public void check() {
        try {
            RestClient client = new RestClient(transport, access.get(), NetSuiteErrors.TABLE, config.clock());
            boolean linesToo = asked.isEmpty() || !Collections.disjoint(used, DOCUMENTS);
            new AccountCheck(new SuiteQl(client, addresses), items.all()).run(probes(), linesToo);
        } catch (ConnectorException failure) {
            throw AccountCheck.withRemedy(failure, config.text("authentication").equals(NetSuiteConnectorFactory.TBA));
        }
    }

    /** Each once, in the same order at every check. */
    private Set<Probe> probes() {
        Set<Probe> probes =
                new TreeSet<>(Comparator.comparing(probe -> probe.query().text()));
        asked.values().forEach(probes::addAll);
        if (asked.isEmpty()) {
            writesAsk.values().forEach(probes::addAll);
            readings.values()
                    .forEach(reading -> probes.addAll(rows(reading, List.of()).probes()));
        }
        return probes;
    }

    private <T extends Entity> RowSource<T> rows(Reading<T> reading, List<String> columns) {
        return new RowSource<>(suiteQl, config.system(), reading, columns, config.clock());
    }

    /** @throws ConfigException if it is no custom record, or its key is not the external id */
    @Override
    public <T extends Entity> Optional<CustomObjectPort<T>> customObject(RecordType<T> type, CustomObject object) {
        CustomObjectPort<T> port = customRecords.port(object, UPSERTS);
        catalog.include(object.object());
        asked.put(object, List.of(customRecords.probe(object)));
        return Optional.of(port);
    }

    @Override
    public Optional<SchemaSnapshot> discover() {
        return Optional.of(catalog.discover());
    }

    /** @throws ConfigException if {@code spec} names what is no table or column */
    @Override
    @SuppressWarnings("unchecked") // Each stands under its own type.
    public <T extends Entity> Optional<RecordSource<T>> source(RecordType<T> type, SourceSpec spec) {
        List<String> columns = spec.fields().stream().sorted().toList();
        List<String> faults = columns.stream()
                .filter(column -> !Reading.isColumn(column))
                .map("'%s' is no column of SuiteQL: those are in lower case"::formatted)
                .toList();
        if (!faults.isEmpty()) {
            throw new ConfigException(config.system(), faults);
        }
        String object = spec.object();
        @Nullable Reading<?> builtIn = readings.get(type);
        if (object == null) {
            used.add(type);
        }
        Optional<Reading<T>> reading =
                object == null ? Optional.ofNullable((Reading<T>) builtIn) : Optional.of(table(type, object));
        return reading.map(each -> {
            RowSource<T> rows = rows(each, columns);
            asked.put(List.of(type, spec), rows.probes());
            return rows;
        });
    }

    private <T extends Entity> Reading<T> table(RecordType<T> type, String name) {
        Reading<T> reading = Reading.ofTable(type, name)
                .orElseThrow(() -> new ConfigException(
                        config.system(),
                        List.of("'%s' is no table of SuiteQL: its name has letters, digits and _ only"
                                .formatted(name))));
        catalog.include(name);
        return reading;
    }

    @Override
    @SuppressWarnings("unchecked") // Each stands under its own type.
    public <T extends Entity> Optional<RecordSink<T>> sink(RecordType<T> type) {
        @Nullable RecordSink<?> sink = sinks.get(type);
        used.add(type);
        asked.put(type, writesAsk.getOrDefault(type, List.of()));
        return Optional.ofNullable((RecordSink<T>) sink);
    }

    @Override
    @SuppressWarnings("unchecked") // Each stands under its own type.
    public <T extends Entity> Optional<RecordLookup<T>> lookup(RecordType<T> type) {
        @Nullable RecordLookup<?> lookup = lookups.get(type);
        return Optional.ofNullable((RecordLookup<T>) lookup);
    }

    @Override
    public void close() {
        inFlight.close();
    }
}
