package org.tallystick.store.jdbc.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.To;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.exceptions.CaseFilter;
import org.tallystick.engine.exceptions.ExceptionDesk;
import org.tallystick.engine.process.CreditRelease;
import org.tallystick.engine.process.InvoiceRelease;
import org.tallystick.engine.process.ProcessDesk;
import org.tallystick.engine.store.Breaks.BreakRow;
import org.tallystick.engine.store.Cases;
import org.tallystick.engine.store.Processes.State;
import org.tallystick.engine.store.Store;
import org.tallystick.json.JsonForm;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.CreditMemoBuilder;
import org.tallystick.model.Entity;
import org.tallystick.model.Header;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceTotals;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.state.CreditMemoStatus;
import org.tallystick.model.value.Money;
import org.tallystick.spi.Found;
import org.tallystick.spi.WriteStrategy;

/** A firm that decides a few invoices and credits of them, one ERP that is compared with it, and persons at both. Months pass. */
final class CountedFirm {

    static final int DOCUMENTS = 3;
    private static final int PAGE = 1_000;
    private static final JsonForm FORM = JsonForm.ofDefaults();

    private static final InvoiceRelease RELEASE = FirmStories.RELEASE;
    private static final CreditRelease CREDITS = FirmStories.CREDITS;

    /** What happens to one of the documents, or to all. */
    enum Deed {
        DECIDED,
        ASKED,
        CREDITED,
        CREDITED_IN_PART,
        CREDIT_ASKED,
        REFUSED,
        CREDIT_REFUSED,
        LOST,
        DELAYED,
        CAUGHT_UP,
        DISCARDED,
        REPLAYED,
        ENTERED,
        ENTERED_WRONG,
        CREDIT_ENTERED,
        GONE,
        RELEASED,
        ALLOWED,
        NOT_ALLOWED,
        CREDIT_RELEASED,
        CREDIT_NOT_ALLOWED,
        RUN
    }

    private final Store store;
    private final ManualTime time = new ManualTime(10_000);
    private final PaperTarget<Invoice> invoices = new PaperTarget<>();
    private final PaperTarget<CreditMemo> credits = new PaperTarget<>();
    private final ScriptedDecider decider = new ScriptedDecider();
    private final Tallystick tally;
    private int runs;
    private int byHand;

    /** @param isUpsert how the ERP is written to; else nothing makes a repetition safe */
    CountedFirm(Store store, boolean isOnRequest, boolean isUpsert) {
        this.store = store;
        if (isUpsert) {
            invoices.upserting();
            credits.upserting();
        }
        WriteStrategy strategy = isUpsert ? WriteStrategy.UPSERT_BY_EXTERNAL_KEY : WriteStrategy.NONE;
        To erp = isOnRequest ? to("erp").onRequest() : to("erp");
        tally = Bench.engine(store, time)
                .withSystem(
                        "erp",
                        new PaperSystem()
                                .writing(RecordType.INVOICE, invoices, strategy)
                                .writing(RecordType.CREDIT_MEMO, credits, strategy))
                .withProcess(RELEASE.definition(), CREDITS.definition())
                .decide(decider)
                .deliver(RecordType.INVOICE, erp)
                .deliver(RecordType.CREDIT_MEMO, erp)
                .reconcileInvoices("erp")
                .build();
    }

    void does(Deed deed, int document) {
        Invoice invoice = invoice(document, "600.00");
        CreditMemo credit = credit("C-", invoice, invoice);
        String key = invoice.ref().id();
        switch (deed) {
            case DECIDED -> decider.puts(key, invoice);
            case ASKED -> decider.on(key, () -> asked(invoice));
            case CREDITED -> decider.puts("C-" + key, credit);
            case CREDITED_IN_PART -> decider.puts("P-" + key, credit("P-", invoice, invoice(document, "30.00")));
            case CREDIT_ASKED -> decider.on("C-" + key, () -> asked(credit));
            case REFUSED -> invoices.meets(key, Fate.refused(), Fate.refused());
            case CREDIT_REFUSED -> credits.meets("C-" + key, Fate.refused(), Fate.refused());
            case LOST -> invoices.meets(key, Fate.requestLost());
            case DELAYED -> invoices.meets(key, Fate.delayed());
            case CAUGHT_UP -> invoices.catchesUp();
            case DISCARDED -> discards();
            case REPLAYED ->
                tally.exceptions().replayAll(CaseFilter.all().withStates(Cases.State.DISCARDED), "Ada", "after all");
            case ENTERED -> invoices.has(entered(invoice, invoice.totals()));
            case ENTERED_WRONG ->
                invoices.has(entered(invoice, invoice(document, "7.00").totals()));
            case CREDIT_ENTERED -> credits.has(entered(credit, credit.totals()));
            case GONE -> invoices.loses(key);
            case RELEASED -> {
                RELEASE.release(tally.processes(), ref(invoice), "Ben");
                tally.advance();
            }
            case ALLOWED -> answered(release(invoice), desk -> desk.approve(release(invoice), "allow", "Cem", "right"));
            case NOT_ALLOWED ->
                answered(release(invoice), desk -> desk.reject(release(invoice), "allow", "Cem", "wrong"));
            case CREDIT_RELEASED -> {
                CREDITS.release(tally.processes(), RecordType.CREDIT_MEMO.refOf(credit), "Ben");
                tally.advance();
            }
            case CREDIT_NOT_ALLOWED -> {
                String release = "credit-release/" + credit.ref();
                answered(release, desk -> desk.reject(release, "allow", "Cem", "wrong"));
                decider.on("C-" + key, () -> Decision.NONE);
            }
            case RUN -> {
                check(tally.run(AUGUST.plusMonths(runs)));
                runs++;
            }
        }
    }

    /** What is open counts for what both sides differ by in it. */
    private void check(Run run) {
        Sums hub = new Sums();
        Sums target = new Sums();
        Sums open = new Sums();
        for (Side<?> side :
                List.of(new Side<>(RecordType.INVOICE, invoices, 1), new Side<>(RecordType.CREDIT_MEMO, credits, -1))) {
            Set<String> keys = open(run, side.type());
            for (Entity document : all(side.type())) {
                InvoiceTotals totals = totals(document);
                hub.add(totals.net(), totals.tax(), side.sign());
                if (keys.contains(document.ref().id())) {
                    open.add(totals.net(), totals.tax(), side.sign());
                }
            }
            for (Found found : side.target().kept()) {
                target.add(requireNonNull(found.net()), requireNonNull(found.tax()), side.sign());
                if (keys.contains(found.externalKey())) {
                    open.add(requireNonNull(found.net()), requireNonNull(found.tax()), -side.sign());
                }
            }
        }
        assertThat(hub.sums)
                .as("the hub; the ERP has %s, open are %s: %s %s", target.sums, open.sums, run.waiting(), run.breaks())
                .isEqualTo(target.plus(open).sums);
    }

    /** One type on both sides. */
    private record Side<T extends Entity>(RecordType<T> type, PaperTarget<T> target, int sign) {}

    /** Amounts by currency, without those that are zero. */
    private static final class Sums {

        private final Map<String, BigDecimal> sums = new TreeMap<>();

        void add(Money net, Money tax, int sign) {
            Money gross = net.plus(tax);
            add(gross.currency().code(), gross.amount().multiply(BigDecimal.valueOf(sign)));
        }

        Sums plus(Sums other) {
            other.sums.forEach(this::add);
            return this;
        }

        private void add(String currency, BigDecimal amount) {
            sums.merge(currency, amount, BigDecimal::add);
            sums.values().removeIf(sum -> sum.signum() == 0);
        }
    }

    private Set<String> open(Run run, RecordType<?> type) {
        Set<String> keys = new HashSet<>(
                run.waiting().getOrDefault("erp/" + type.name(), Map.of()).keySet());
        store.inTransaction(tx -> tx.breaks().open()).stream()
                .filter(found -> found.type().equals(type.name()))
                .map(BreakRow::key)
                .forEach(keys::add);
        return keys;
    }

    /** All that counts. */
    private <T extends Entity> List<T> all(RecordType<T> type) {
        return store.inTransaction(tx -> tx.records().page(type.name(), "", PAGE)).stream()
                .map(row -> FORM.read(type, requireNonNull(row.decided())))
                .filter(document ->
                        !(document instanceof CreditMemo memo && memo.status() == CreditMemoStatus.CANCELLED))
                .toList();
    }

    private void discards() {
        ExceptionDesk desk = tally.exceptions();
        desk.find(CaseFilter.open(), 0, PAGE).forEach(each -> desk.discard(each.id(), "Ada", "not now"));
    }

    private void answered(String release, Consumer<ProcessDesk> answer) {
        boolean isAsked = tally.processes()
                .find(release)
                .filter(process ->
                        process.state() == State.WAITING && process.step().equals("allow"))
                .isPresent();
        if (isAsked) {
            answer.accept(tally.processes());
            tally.advance();
        }
    }

    private Found entered(Entity document, InvoiceTotals totals) {
        byHand++;
        return new Found(
                document.ref().id(), "by-hand-" + byHand, null, document.toString(), totals.net(), totals.tax());
    }

    private static Decision asked(Entity document) {
        return Decision.builder()
                .put(document)
                .deliver(document.ref(), "erp", Map.of())
                .build();
    }

    /** Those of other currencies and large ones need a person to be released. */
    private static Invoice invoice(int document, String net) {
        return FirmStories.invoice("I" + document, AUGUST, Money.of(net, document == 0 ? "USD" : "EUR"));
    }

    private static CreditMemo credit(String prefix, Invoice invoice, Invoice part) {
        String id = invoice.ref().id();
        return CreditMemoBuilder.builder(Papers.creditMemo(id, "0.00"))
                .header(Header.of(new Ref<>("hub", RecordType.CREDIT_MEMO, prefix + id)))
                .currency(invoice.currency())
                .totals(part.totals())
                .build();
    }

    private static String release(Invoice invoice) {
        return RELEASE.key(ref(invoice));
    }

    private static Ref<Invoice> ref(Invoice invoice) {
        return RecordType.INVOICE.refOf(invoice);
    }

    private static InvoiceTotals totals(Entity document) {
        return document instanceof CreditMemo memo ? memo.totals() : ((Invoice) document).totals();
    }
}
