package org.tallystick.store.jdbc.engine;

import static org.tallystick.engine.From.from;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.TallystickBuilder;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.process.BillingRelease;
import org.tallystick.model.AmendmentKind;
import org.tallystick.model.ContractAmendmentBuilder;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.CreditMemoBuilder;
import org.tallystick.model.Engagement;
import org.tallystick.model.Entity;
import org.tallystick.model.Header;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.Project;
import org.tallystick.model.ProjectBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.TimeEntryBuilder;
import org.tallystick.model.state.Approval;
import org.tallystick.model.state.CreditMemoStatus;
import org.tallystick.model.value.Quantity;
import org.tallystick.rules.ownership.Ownership;
import org.tallystick.spi.Change;
import org.tallystick.spi.Draft;
import org.tallystick.spi.Found;
import org.tallystick.spi.RawDocument;
import org.tallystick.store.jdbc.JdbcStore;
import org.tallystick.store.jdbc.engine.ErpView.Look;

/** One contract with work by the hour, billed month by month in an ERP that keeps no items; it is read back or it is not. */
final class BilledFirm implements AutoCloseable {

    private static final Ref<Engagement> ENGAGEMENT = new Ref<>("crm", RecordType.ENGAGEMENT, "E1");
    private static final Ref<Project> PROJECT = new Ref<>("crm", RecordType.PROJECT, "P1");
    private static final Ownership RULES = Ownership.parse(
            "{ownership: acme, rules: {documents: {type: [invoice, credit-memo], owner: erp}}}", "acme.yaml");

    private final boolean isRead;
    private final JdbcStore hub = JdbcStore.sqliteInMemory();
    private final ScriptedDecider contract = new ScriptedDecider();
    private final ManualTime clock = new ManualTime();
    private final PaperSource<TimeEntry> time = new PaperSource<>();
    private final PaperSource<Invoice> issued = new PaperSource<>();
    private final PaperSource<CreditMemo> credited = new PaperSource<>();
    private final PaperTarget<Invoice> invoices = new PaperTarget<>();
    private final PaperTarget<CreditMemo> credits = new PaperTarget<>();
    private final List<Entity> documents = new ArrayList<>();
    private final Tallystick tally;
    private YearMonth month = AUGUST;
    private int versions;
    private List<Finding> open = List.of();

    BilledFirm(boolean isRead) {
        this.isRead = isRead;
        contract.puts("1", Creation.customer("DE"))
                .puts("2", Creation.engagement(ENGAGEMENT))
                .puts("3", project());
        TallystickBuilder builder = Bench.engine(hub, clock)
                .withSystem("crm", new PaperSystem().reading(RecordType.TIME_ENTRY, time))
                .withSystem(
                        "erp",
                        new PaperSystem()
                                .reading(RecordType.INVOICE, issued)
                                .reading(RecordType.CREDIT_MEMO, credited)
                                .writing(RecordType.INVOICE, invoices)
                                .writing(RecordType.CREDIT_MEMO, credits))
                .withOwnership(RULES)
                .ingest(RecordType.TIME_ENTRY, from("crm"))
                .decide(contract, Creation.release(BillingRelease.Sources.ofContracts("crm", "erp")))
                .deliver(RecordType.INVOICE, to("erp"))
                .deliver(RecordType.CREDIT_MEMO, to("erp"));
        if (isRead) {
            builder.ingest(RecordType.INVOICE, from("erp")).ingest(RecordType.CREDIT_MEMO, from("erp"));
        }
        this.tally = builder.build();
    }

    @Override
    public void close() {
        hub.close();
    }

    /** A month ends. */
    void bills() {
        Run run = tally.run(month);
        open = run.exceptions();
        documents.addAll(tally.query().madeIn(RecordType.INVOICE, month));
        documents.addAll(tally.query().madeIn(RecordType.CREDIT_MEMO, month));
        month = month.plusMonths(1);
        clock.pass(Duration.ofDays(30));
        invoices.fallsSilentAfter(0);
        invoices.speaksAgain();
    }

    /** Nothing happens any more. */
    void settles() {
        bills();
        bills();
    }

    /** What the hub has of all that it billed and credited, by what bills. */
    List<String> billed() {
        return documents.stream()
                .map(document -> (Entity) tally.query().find(document.ref()).orElseThrow())
                .map(BilledFirm::bill)
                .toList();
    }

    private static String bill(Entity document) {
        if (document instanceof Invoice invoice) {
            return InvoiceBuilder.builder(invoice)
                    .number(null)
                    .terms(null)
                    .state(null)
                    .build()
                    .toString();
        }
        return CreditMemoBuilder.builder((CreditMemo) document)
                .number(null)
                .applications(null)
                .status(CreditMemoStatus.DRAFT)
                .posting(null)
                .build()
                .toString();
    }

    List<String> codes() {
        return open.stream().map(Finding::code).distinct().toList();
    }

    List<String> keptInvoices() {
        return invoices.kept().stream().map(Found::externalKey).toList();
    }

    List<String> keptCredits() {
        return credits.kept().stream().map(Found::externalKey).toList();
    }

    private int next() {
        return ++versions;
    }

    /** Somebody works, or corrects what was worked. */
    void works(int item, int hours) {
        Ref<TimeEntry> ref = new Ref<>("crm", RecordType.TIME_ENTRY, "T" + item);
        TimeEntryBuilder entry = TimeEntryBuilder.builder()
                .header(Header.of(ref))
                .project(PROJECT)
                .role("Consultant")
                .workDate(LocalDate.of(2026, 8, 3 + item))
                .hours(Quantity.of(hours + ".00"))
                .billable(true)
                .approval(Approval.APPROVED);
        int version = next();
        time.says(new Change.Upsert<>(ref.id(), version, raw(version), List.of(Draft.of(ref, entry))));
    }

    void withdraws(int item) {
        time.says(new Change.Delete<>("T" + item, next()));
    }

    /** The contract is amended to another last day. */
    void ends(int months) {
        int version = next();
        contract.puts(
                "a" + version,
                ContractAmendmentBuilder.builder()
                        .header(Header.of(new Ref<>("crm", RecordType.CONTRACT_AMENDMENT, "%06d".formatted(version))))
                        .engagement(ENGAGEMENT)
                        .kind(AmendmentKind.DATES)
                        .approval(Approval.APPROVED)
                        .effectiveFrom(month.atDay(1))
                        .newEnd(AUGUST.plusMonths(months).atDay(10))
                        .build());
    }

    /** The ERP shows one of its documents. */
    void shows(int document, Look look, boolean hasItems) {
        int version = next();
        ofErp(document, (ours, id) -> {
            if (ours instanceof Invoice invoice) {
                issued.says(ErpView.shown(invoice, id, look, hasItems, version));
            } else if (ours instanceof CreditMemo credit) {
                credited.says(ErpView.shown(credit, id, look, hasItems, version));
            }
        });
    }

    void deletes(int document) {
        int version = next();
        ofErp(document, (ours, id) -> {
            if (ours instanceof Invoice) {
                issued.says(new Change.Delete<>(id, version));
            } else {
                credited.says(new Change.Delete<>(id, version));
            }
        });
    }

    /** A page is read again. */
    void repeats(int change) {
        again(issued, change);
        again(credited, change);
    }

    private static <T extends Entity> void again(PaperSource<T> source, int change) {
        if (!source.feed.isEmpty()) {
            source.says(source.feed.get(change % source.feed.size()));
        }
    }

    /** Somebody makes an invoice there, which bills nothing of ours. */
    void invoicesByHand(int number) {
        int version = next();
        ofErp(0, (ours, id) -> {
            if (ours instanceof Invoice like) {
                issued.says(ErpView.byHand(like, "by-hand-" + number, version));
            }
        });
    }

    /** What becomes of the next bill on its way, and whether the ERP cannot be asked afterwards. */
    void loses(Fate fate, boolean isSilent) {
        if (isRead) {
            invoices.meets(month + "/E1", fate);
            if (isSilent) {
                invoices.fallsSilentAfter(invoices.calls().size() + 1);
            }
        }
    }

    private void ofErp(int document, BiConsumer<Entity, String> seen) {
        if (isRead && !documents.isEmpty()) {
            Entity ours = documents.get(document % documents.size());
            remoteId(ours.ref()).ifPresent(id -> seen.accept(ours, id));
        }
    }

    private Optional<String> remoteId(Ref<?> ref) {
        PaperTarget<?> target = ref.type() == RecordType.INVOICE ? invoices : credits;
        return target.kept().stream()
                .filter(found -> found.externalKey().equals(ref.id()))
                .map(Found::remoteId)
                .findFirst();
    }

    static RawDocument raw(int version) {
        return RawDocument.json("{\"v\":%d}".formatted(version));
    }

    private static Project project() {
        return ProjectBuilder.builder()
                .header(Header.of(PROJECT))
                .name("Cloud move")
                .engagement(ENGAGEMENT)
                .build();
    }
}
