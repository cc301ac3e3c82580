package org.tallystick.simulators.netsuite;

import java.net.URI;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tallystick.simulators.FaultPlan;
import org.tallystick.simulators.Simulator;
import org.tallystick.simulators.internal.Deliveries;
import org.tallystick.simulators.internal.Fault;
import org.tallystick.simulators.internal.Fault.Kind;
import org.tallystick.simulators.internal.Routes;
import org.tallystick.simulators.internal.SimulatorServer;
import org.tallystick.simulators.internal.StateFile;
import org.tallystick.simulators.internal.Troubles;
import org.tallystick.simulators.netsuite.internal.async.AsyncJobs;
import org.tallystick.simulators.netsuite.internal.books.Books;
import org.tallystick.simulators.netsuite.internal.query.QueryService;
import org.tallystick.simulators.netsuite.internal.record.AccountTables;
import org.tallystick.simulators.netsuite.internal.record.AccountingPeriods;
import org.tallystick.simulators.netsuite.internal.record.BuiltInAccounts;
import org.tallystick.simulators.netsuite.internal.record.BuiltInItems;
import org.tallystick.simulators.netsuite.internal.record.Catalog;
import org.tallystick.simulators.netsuite.internal.record.DeliveryLoader;
import org.tallystick.simulators.netsuite.internal.record.RecordService;
import org.tallystick.simulators.netsuite.internal.suiteql.SuiteQl;
import org.tallystick.simulators.netsuite.internal.token.KeyFiles;
import org.tallystick.simulators.netsuite.internal.token.SignedCalls;
import org.tallystick.simulators.netsuite.internal.token.TokenService;
import org.tallystick.simulators.netsuite.internal.wire.Refusals;

/**
 * A running account. Dates are shown as month/day/year, moments are UTC; five requests may be in flight.
 *
 * <p>Beside what deliveries bring it has four service items: 51 Professional services, 52 Reimbursable expense,
 * 53 Milestone, 54 Managed service; and accounts of the ledger for journal entries, by number: 1100 Accounts receivable,
 * 1200 Unbilled receivables, 2400 Deferred revenue, 4000 Services revenue, 4900 Rounding, and 4999, which is inactive. A tax
 * item's rate is a fraction. Custom fields and custom records may have any name of their kind. The account has no terms,
 * departments, locations or project tasks, so references to them are refused, and no employees and accounting periods but those
 * of deliveries. Which periods are closed {@link #closePeriods} says, and no delivery. Not simulated: batches,
 * transformations, collections with {@code q}, {@code replaceSelectedFields}, {@code simpleEnumFormat}, governance limits, and
 * the catalog as OpenAPI.
 */
public final class NetSuiteAccount implements Simulator {
    /** Client id of the integration record. */
    public static final String CLIENT_ID = "7b1d9e0c5a4f4c0d8f6e2a9b3c7d1e5f";

    /** Certificate id of the client's key. */
    public static final String CERTIFICATE_ID = "tallystick-certificate-1";

    /** The account's id; it is the realm of token-based authentication. */
    public static final String ACCOUNT_ID = "123456_SB1";

    /** Consumer key of the integration record. */
    public static final String CONSUMER_KEY = "8e1c4a6f0b7d4f2e9a53c6d8e7f1a2b3";

    /** The consumer secret. */
    public static final String CONSUMER_SECRET = "loopback-only-consumer";

    /** Id of the access token of token-based authentication. */
    public static final String TOKEN_ID = "5d2f9b8c7e6a4d1f8b3c2a1e0f9d8c7b";

    /** The access token's secret. */
    public static final String TOKEN_SECRET = "loopback-only-token";

    /** Of an account of the lowest tier. */
    private static final int USUAL_CONCURRENCY = 5;

    private final StateFile state;
    private final Deliveries deliveries;
    private final KeyFiles keys;
    private final DeliveryLoader loader;
    private final SimulatorServer server;
    private final Set<YearMonth> closedPeriods = ConcurrentHashMap.newKeySet();
    private final AccountingPeriods periods;
    private final AccountTables tables;
    private final TokenService tokens;

    private NetSuiteAccount(Builder builder) {
        this.state = StateFile.open(builder.state.resolve("netsuite.db"));
        this.deliveries = new Deliveries(builder.deliveries);
        this.keys = new KeyFiles(builder.state);
        Books books = new Books(state);
        closedPeriods.addAll(builder.closed);
        BuiltInItems.putInto(books);
        BuiltInAccounts.putInto(books);
        this.loader = new DeliveryLoader(books);
        this.tables = new AccountTables(books);
        this.periods = new AccountingPeriods(books, closedPeriods);
        periods.show();
        this.tokens = tokens(builder);
        this.server = SimulatorServer.start(
                routes(builder, books), Refusals::response, state, this::playOnce, builder.mostInFlight);
    }

    /** An account that is too busy may answer that the login failed (F-LIM-04). Source: NetSuite contract sheet, section 6. */
    private static Troubles troubles() {
        return Troubles.ofTheWire()
                .onAll("", Fault.status(503))
                .onAll("/query/", Fault.of(Kind.BUSY), Fault.status(500), Fault.status(401), Fault.of(Kind.EXPIRED))
                .onAll("/record/", Fault.of(Kind.BUSY), Fault.status(500), Fault.status(401), Fault.of(Kind.EXPIRED))
                .onWrites("/record/", Fault.of(Kind.DROP_AFTER_COMMIT), Fault.statusAfterCommit(500))
                .onWrites("/record/", Fault.of(Kind.LOCKED));
    }

    private TokenService tokens(Builder builder) {
        Map<String, PublicKey> certificates = new HashMap<>(builder.certificates);
        certificates.put(CERTIFICATE_ID, keys.publicKey());
        return new TokenService(
                CLIENT_ID,
                certificates,
                keys.publicKey(),
                new SignedCalls(
                        new SignedCalls.Token(ACCOUNT_ID, CONSUMER_KEY, CONSUMER_SECRET, TOKEN_ID, TOKEN_SECRET),
                        builder.clock),
                builder.clock);
    }

    private Routes routes(Builder builder, Books books) {
        QueryService queries = new QueryService(new SuiteQl(tables::named));
        Catalog catalog = new Catalog(books);
        RecordService records = new RecordService(books, builder.clock, closedPeriods);
        AsyncJobs jobs = new AsyncJobs(builder.clock);
        String job = AsyncJobs.PATH + "/{job}";
        String all = RecordService.PATH + "/{record}";
        String one = all + "/{id}";
        return new Routes()
                .on("POST", TokenService.PATH, tokens::issue)
                .on("POST", QueryService.PATH, tokens.secured(queries::answer))
                .on("GET", Catalog.PATH + "/{record}", tokens.secured(catalog::get))
                .on("POST", all, tokens.secured(jobs.orLater(records::create)))
                .on("GET", one, tokens.secured(records::get))
                .on("GET", one + "/{sublist}", tokens.secured(records::getSublist))
                .on("PATCH", one, tokens.secured(jobs.orLater(records::update)))
                .on("PUT", one, tokens.secured(jobs.orLater(records::upsert)))
                .on("DELETE", one, tokens.secured(records::delete))
                .on("GET", job, tokens.secured(jobs::job))
                .on("GET", job + "/task/", tokens.secured(jobs::tasks))
                .on("GET", job + "/task/{task}", tokens.secured(jobs::task))
                .on("GET", job + "/task/{task}/result", tokens.secured(jobs::result));
    }

    /** An account on the system's clock, with no closed periods. */
    public static NetSuiteAccount start(Path deliveries, Path state) {
        return builder(deliveries, state).start();
    }

    /**
     * @param deliveries folder with one folder per period
     * @param state folder for what must survive a restart; made if absent
     */
    public static Builder builder(Path deliveries, Path state) {
        return new Builder(deliveries, state);
    }

    @Override
    public String name() {
        return "netsuite";
    }

    @Override
    public URI baseUri() {
        return server.baseUri();
    }

    /** {@code clientId}, {@code certificateId}, and {@code privateKeyFile}: a PKCS#8 key in PEM, EC P-256 for ES256. */
    @Override
    public Map<String, String> connection() {
        Map<String, String> connection = new LinkedHashMap<>();
        connection.put("clientId", CLIENT_ID);
        connection.put("certificateId", CERTIFICATE_ID);
        connection.put("privateKeyFile", keys.privateKeyFile().toAbsolutePath().toString());
        return connection;
    }

    /** From now on the certificate is of another key, which stands in the same file; tokens that were given before are refused (F-AUT-05). */
    public void rotateKey() {
        server.exclusively(() -> {
            keys.rotate();
            tokens.rotate(CERTIFICATE_ID, keys.publicKey());
        });
    }

    /** From now on nothing can be posted to these months, and to all others it can (F-FIN-09). */
    public void closePeriods(Set<YearMonth> months) {
        server.exclusively(() -> {
            closedPeriods.clear();
            closedPeriods.addAll(months);
            periods.show();
        });
    }

    /** From now on SuiteQL has no such table, as for a role without the right, or where its feature is off; the record service is as it was. */
    public void hideTable(String table) {
        tables.hide(table.toLowerCase(Locale.ROOT));
    }

    /** From now on SuiteQL shows no such column, built-in or custom, as for a role without the right, or where its feature is off. */
    public void hideColumn(String table, String column) {
        tables.hide(table.toLowerCase(Locale.ROOT), column.toLowerCase(Locale.ROOT));
    }

    @Override
    public void play(String period) {
        server.exclusively(() -> playOnce(period));
    }

    /** Runs the work while no request is handled; those that arrive wait. */
    void whileBusy(Runnable work) {
        server.exclusively(work);
    }

    private void playOnce(String period) {
        if (!state.isPlayed(period)) {
            loader.load(deliveries, period);
            periods.show();
        }
    }

    @Override
    public void misbehave(FaultPlan plan) {
        server.misbehave(plan, troubles());
    }

    @Override
    public void close() {
        server.close();
        state.close();
    }

    /** How an account is started. */
    public static final class Builder {
        private final Path deliveries;
        private final Path state;
        private final Map<String, PublicKey> certificates = new HashMap<>();
        private InstantSource clock = InstantSource.system();
        private Set<YearMonth> closed = Set.of();
        private int mostInFlight = USUAL_CONCURRENCY;

        private Builder(Path deliveries, Path state) {
            this.deliveries = deliveries;
            this.state = state;
        }

        /** The clock of tokens and of modification times; the system's unless set. */
        public Builder withClock(InstantSource source) {
            this.clock = source;
            return this;
        }

        /** Months that nothing can be posted to; none unless set. */
        public Builder withClosedPeriods(Set<YearMonth> months) {
            this.closed = Set.copyOf(months);
            return this;
        }

        /** Maps one more certificate to the client, beside the account's own. */
        public Builder withCertificate(String certificateId, PublicKey key) {
            certificates.put(certificateId, key);
            return this;
        }

        /**
         * Requests in flight beyond which the account refuses; {@value #USUAL_CONCURRENCY} unless set, as the lowest tier has it.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder withConcurrencyLimit(int requests) {
            if (requests < 1) {
                throw new IllegalArgumentException("A concurrency limit is at least 1, not " + requests);
            }
            this.mostInFlight = requests;
            return this;
        }

        public NetSuiteAccount start() {
            return new NetSuiteAccount(this);
        }
    }
}
