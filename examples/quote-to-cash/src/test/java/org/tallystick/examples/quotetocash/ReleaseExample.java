package org.tallystick.examples.quotetocash;

import java.time.YearMonth;
import java.util.Map;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.process.CreditRelease;
import org.tallystick.engine.process.InvoiceRelease;
import org.tallystick.engine.process.Leave;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;

/** The README's example of a process: what stands between the marks is what the README shows. */
final class ReleaseExample {

    private ReleaseExample() {}

    static void run(Tallystick tally, YearMonth august, Ref<Invoice> proposal) {
        // spotless:off
        // README begins
Leave leave = new Leave("billing", Map.of(new CurrencyCode("EUR"), Money.of("10000.00", "EUR")));
InvoiceRelease release = new InvoiceRelease("erp", leave, false);
CreditRelease credits = new CreditRelease("erp", leave);
// builder: .withProcess(release.definition(), credits.definition()), and .onRequest() for the ERP's flows of both
tally.run(august);
release.releaseAll(tally.processes(), tally.query().madeIn(RecordType.INVOICE, august), "ben");
credits.releaseAll(tally.processes(), tally.query().madeIn(RecordType.CREDIT_MEMO, august), "ben"); // before their rebills
tally.advance(); // small ones are delivered, large ones wait
tally.processes().approve(release.key(proposal), "allow", "ada", "checked against the order"); // not by ben
tally.advance();
        // README ends
        // spotless:on
    }
}
