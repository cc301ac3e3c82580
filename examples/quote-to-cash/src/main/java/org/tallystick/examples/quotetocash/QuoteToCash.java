package org.tallystick.examples.quotetocash;

import static java.util.Map.entry;
import static org.tallystick.engine.From.from;
import static org.tallystick.engine.To.to;
import static org.tallystick.examples.monthend.Connectors.connector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.tallystick.billing.MasterData;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.TallystickBuilder;
import org.tallystick.engine.process.BillingRelease;
import org.tallystick.engine.process.ProjectSetup;
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
 * A consultancy: how its systems hang together, which are connected, what is read from where, who decides, and what is delivered where. Without arguments
 * the month that ships with it is played, and all is left under {@code target}.
 */
public final class QuoteToCash implements Firm {

    static final String CRM = "crm";
    static final String PSA = "psa";
    static final String HCM = "hcm";
    static final String ERP = "erp";

    /** Plays its months. */
    public static void main(String... args) {
        MonthEnd.main(new QuoteToCash(), args);
    }

    @Override
    public String name() {
        return "quote-to-cash";
    }

    @Override
    public String description() {
        return "Plays a consultancy's month from CRM to invoice.";
    }

    @Override
    public String month() {
        return "month-end-1";
    }

    @Override
    public Systems systems() {
        return new Systems(CRM, PSA, ERP, "certinia");
    }

    @Override
    public Tallystick open(Opening opening) {
        MasterData master = opening.master();
        Vendors vendors = opening.vendors();
        TallystickBuilder builder = Tallystick.builder()
                .withStore(HubStore.open(opening.store()))
                .withTime(opening.time())
                .withLease(Firm.Opening.LEASE)
                .withRules(RuleSet.load(opening.rules()))
                .withOwnership(Ownership.load(opening.besideRules("ownership.yaml")))
                .withPolicies(PolicySet.load(opening.besideRules("policies.yaml")))
                .withSystem(CRM, salesforce(vendors.connection("salesforce")))
                .withSystem(PSA, certinia(vendors.connection("salesforce")))
                .withSystem(HCM, workday(vendors.connection("workday")))
                .withSystem(ERP, netSuite(vendors.connection("netsuite")))
                .ingest(RecordType.CUSTOMER, from(CRM))
                .ingest(RecordType.OPPORTUNITY, from(CRM))
                .ingest(RecordType.CONTRACT_LINE, from(CRM))
                .ingest(RecordType.CONTRACT_AMENDMENT, from(CRM))
                .ingest(RecordType.RATE_CARD, from(PSA))
                .ingest(RecordType.PROJECT, from(PSA))
                .ingest(RecordType.RESOURCE, from(PSA))
                .ingest(RecordType.RESOURCE, from(HCM))
                .ingest(RecordType.ASSIGNMENT, from(PSA))
                .ingest(RecordType.TIME_ENTRY, from(PSA))
                .ingest(RecordType.EXPENSE_ITEM, from(PSA))
                .ingest(RecordType.MILESTONE, from(PSA))
                .decide(
                        new ProjectSetup(master, new ProjectSetup.Systems(CRM, PSA, ERP, "netsuite")),
                        new BillingRelease(master, BillingRelease.Sources.ofOpportunities(CRM, HCM, "netsuite")))
                .deliver(RecordType.CUSTOMER, to(ERP).onRequest())
                .deliver(RecordType.PROJECT, to(PSA).onRequest())
                .deliver(RecordType.PROJECT, to(ERP).onRequest())
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
                    RecordType.RESOURCE,
                    RecordType.TIME_ENTRY,
                    RecordType.EXPENSE_ITEM,
                    RecordType.MILESTONE,
                    RecordType.INVOICE,
                    RecordType.CREDIT_MEMO);
        }
        return builder.build();
    }

    private static Connector salesforce(Vendors.Connection at) {
        return connector("salesforce", CRM, org(at), Map.of("org", at.get("consumerSecret")));
    }

    /** Certinia lives in the CRM's org: its accounts and opportunities are the CRM's. */
    static Connector certinia(Vendors.Connection at) {
        Map<String, String> properties = new HashMap<>(org(at));
        properties.put("crm-system", CRM);
        return connector("certinia", PSA, properties, Map.of("org", at.get("consumerSecret")));
    }

    static Map<String, String> org(Vendors.Connection at) {
        return Map.of(
                "token-uri",
                at.get("baseUri") + "/services/oauth2/token",
                "client-id",
                at.get("consumerKey"),
                "client-secret",
                "org");
    }

    private static Connector workday(Vendors.Connection at) {
        return connector(
                "workday",
                HCM,
                Map.of(
                        "base-uri", at.get("baseUri"),
                        "tenant", at.get("tenant"),
                        "report-owner", at.get("reportOwner"),
                        "report-name", at.get("reportName"),
                        "user", at.get("user"),
                        "password", "isu"),
                Map.of("isu", at.get("password")));
    }

    static Connector netSuite(Vendors.Connection at) {
        return connector(
                "netsuite",
                ERP,
                Map.ofEntries(
                        entry("base-uri", at.get("baseUri")),
                        entry("account", "1234567"),
                        entry("client-id", at.get("clientId")),
                        entry("certificate-id", at.get("certificateId")),
                        entry("private-key", "key"),
                        entry("signing-algorithm", "ES256"),
                        // The account takes five requests at once, of all engines that share the hub.
                        entry("max-concurrency", "1"),
                        entry("item-time", "51"),
                        entry("item-expense", "52"),
                        entry("item-milestone", "53"),
                        entry("item-recurring", "54")),
                Map.of("key", text(Path.of(at.get("privateKeyFile")))));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
