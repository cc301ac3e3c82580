package org.tallystick.examples.managedservices;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.tallystick.engine.From.from;
import static org.tallystick.engine.To.to;
import static org.tallystick.examples.monthend.Connectors.connector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.tallystick.billing.MasterData;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.TallystickBuilder;
import org.tallystick.engine.process.BillingRelease;
import org.tallystick.examples.monthend.ErpNames;
import org.tallystick.examples.monthend.Firm;
import org.tallystick.examples.monthend.HubStore;
import org.tallystick.examples.monthend.MonthEnd;
import org.tallystick.examples.monthend.Reporting;
import org.tallystick.examples.monthend.Vendors;
import org.tallystick.model.RecordType;
import org.tallystick.rules.RuleSet;
import org.tallystick.rules.ownership.Ownership;
import org.tallystick.rules.policy.PolicySet;
import org.tallystick.spi.Connector;

/**
 * A managed-services firm without a CRM: its PSA keeps contracts and drops CSV files, its ERP is Dynamics 365 Finance. Without arguments the month that
 * ships with it is played, and all is left under {@code target}.
 */
public final class ManagedServices implements Firm {

    private static final String PSA = "psa";
    static final String ERP = "erp";

    /** Plays its months. */
    public static void main(String... args) {
        MonthEnd.main(new ManagedServices(), args);
    }

    @Override
    public String name() {
        return "managed-services";
    }

    @Override
    public String description() {
        return "Plays a managed-services month, from CSV files to invoices and credit memos.";
    }

    @Override
    public String month() {
        return "month-end-2";
    }

    @Override
    public Systems systems() {
        return new Systems(PSA, PSA, ERP, "psa");
    }

    @Override
    public Tallystick open(Opening opening) {
        MasterData master = opening.master();
        RuleSet rules = RuleSet.load(opening.rules());
        TallystickBuilder builder = Tallystick.builder()
                .withStore(HubStore.open(opening.store()))
                .withTime(opening.time())
                .withLease(Firm.Opening.LEASE)
                .withRules(rules)
                .withOwnership(Ownership.load(opening.besideRules("ownership.yaml")))
                .withPolicies(PolicySet.load(opening.besideRules("policies.yaml")))
                .withSystem(PSA, feeds(rules, inbox(opening.vendors())))
                .withSystem(ERP, dynamics365(opening.vendors().connection("dynamics365")))
                .ingest(RecordType.CUSTOMER, from(ERP))
                .ingest(RecordType.ENGAGEMENT, from(PSA))
                .ingest(RecordType.PROJECT, from(PSA))
                .ingest(RecordType.CONTRACT_LINE, from(PSA))
                .ingest(RecordType.CONTRACT_AMENDMENT, from(PSA))
                .ingest(RecordType.TIME_ENTRY, from(PSA))
                .ingest(RecordType.EXPENSE_ITEM, from(PSA))
                .ingest(RecordType.MILESTONE, from(PSA))
                .decide(new BillingRelease(master, BillingRelease.Sources.ofContracts(PSA, "dynamics365")))
                .deliver(RecordType.INVOICE, to(ERP).keyedBy(ErpNames::documentKey))
                .deliver(RecordType.CREDIT_MEMO, to(ERP).keyedBy(ErpNames::documentKey))
                .reconcileInvoices(ERP);
        ErpNames.addLegalEntities(builder, master, ERP);
        if (opening.warehouse() != null) {
            Reporting.connect(
                    builder,
                    opening.warehouse(),
                    RecordType.CUSTOMER,
                    RecordType.ENGAGEMENT,
                    RecordType.PROJECT,
                    RecordType.TIME_ENTRY,
                    RecordType.EXPENSE_ITEM,
                    RecordType.MILESTONE,
                    RecordType.INVOICE,
                    RecordType.CREDIT_MEMO);
        }
        return builder.build();
    }

    @Override
    public void drop(Path deliveries, YearMonth period, Vendors vendors) throws IOException {
        new DropFolders(inbox(vendors))
                .drop(deliveries.resolve(period.toString()).resolve("psa"), period);
    }

    private static Path inbox(Vendors vendors) {
        return vendors.state().resolve("psa");
    }

    /** The PSA's folders, one for each object that the rule set names. */
    private static Connector feeds(RuleSet rules, Path inbox) {
        Set<RecordType<?>> types = rules.types(PSA);
        try {
            DropFolders folders = new DropFolders(inbox);
            for (RecordType<?> type : types) {
                folders.make(requireNonNull(rules.sourceSpec(PSA, type).object(), type.name()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return connector(
                "feeds",
                PSA,
                Map.of(
                        "inbox",
                        inbox.toString(),
                        "types",
                        types.stream().map(RecordType::name).collect(joining(",")),
                        "version-column",
                        "version",
                        "deleted-column",
                        "deleted"),
                Map.of());
    }

    static Connector dynamics365(Vendors.Connection at) {
        Map<String, String> properties = new HashMap<>();
        properties.put("base-uri", at.get("baseUri"));
        properties.put("authority", at.get("baseUri"));
        properties.put("tenant", at.get("tenant"));
        properties.put("client-id", at.get("clientId"));
        properties.put("client-secret", "app");
        properties.put("account-time", "401100");
        properties.put("account-expense", "401200");
        properties.put("account-milestone", "401300");
        properties.put("account-recurring", "401400");
        return connector("dynamics365", ERP, properties, Map.of("app", at.get("clientSecret")));
    }
}
