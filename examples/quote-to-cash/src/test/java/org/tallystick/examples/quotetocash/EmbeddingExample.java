package org.tallystick.examples.quotetocash;

import static org.tallystick.engine.From.from;
import static org.tallystick.engine.To.to;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tallystick.billing.MasterData;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.process.BillingRelease;
import org.tallystick.engine.process.ProjectSetup;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.rules.RuleSet;
import org.tallystick.spi.Connector;
import org.tallystick.store.jdbc.JdbcStore;

/** The README's embedding example: what stands between the marks is what the README shows. */
final class EmbeddingExample {

    private static final Logger log = LoggerFactory.getLogger(EmbeddingExample.class);

    private EmbeddingExample() {}

    static void run(
            Connector salesforce,
            Connector certinia,
            Connector workday,
            Connector netSuite,
            MasterData masterData,
            LegalEntity legalEntity) {
        // spotless:off
        // README begins
try (Tallystick tally = Tallystick.builder()
        .withStore(JdbcStore.sqlite(Path.of("hub.db")))
        .withRules(RuleSet.load(Path.of("rules.yaml"))) // your custom fields and objects
        .withSystem("crm", salesforce)
        .withSystem("psa", certinia)
        .withSystem("hcm", workday)
        .withSystem("erp", netSuite)
        .withKnown(legalEntity, List.of(new Ref<>("erp", RecordType.LEGAL_ENTITY, "5"))) // the ERP's subsidiary
        .ingest(RecordType.CUSTOMER, from("crm"))
        .ingest(RecordType.OPPORTUNITY, from("crm"))
        .ingest(RecordType.PROJECT, from("psa")) // and contract lines, rate cards, assignments, expenses …
        .ingest(RecordType.TIME_ENTRY, from("psa"))
        .ingest(RecordType.RESOURCE, from("hcm"))
        .decide(
                new ProjectSetup(masterData, new ProjectSetup.Systems("crm", "psa", "erp", "netsuite")),
                new BillingRelease(masterData, BillingRelease.Sources.ofOpportunities("crm", "hcm", "netsuite")))
        .deliver(RecordType.CUSTOMER, to("erp").onRequest())
        .deliver(RecordType.PROJECT, to("psa").onRequest())
        .deliver(RecordType.PROJECT, to("erp").onRequest())
        .deliver(RecordType.INVOICE, to("erp").keyedBy(invoice -> "tly-" + invoice.ref().id().replace('/', '-')))
        .deliver(RecordType.CREDIT_MEMO, to("erp").keyedBy(credit -> "tly-" + credit.ref().id().replace('/', '-')))
        .reconcileInvoices("erp")
        .build()) {
    Run run = tally.run(YearMonth.of(2026, 8)); // killed on the way? call it again
    run.exceptions().forEach(e -> log.warn("{} {} {}: {}", e.code(), e.subject(), e.message(), e.remedy()));
    run.breaks().forEach(log::error);
}
        // README ends
        // spotless:on
    }
}
