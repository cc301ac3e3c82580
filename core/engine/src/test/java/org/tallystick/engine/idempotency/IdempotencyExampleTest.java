package org.tallystick.engine.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.retry.ManualTime;
import org.tallystick.engine.time.EngineTime;

/** The example of the package's documentation. */
class IdempotencyExampleTest {

    @Test
    void theExampleRuns() {
        EngineTime time = new ManualTime();
        Erp erp = new Erp();
        byte[] payload = {1, 2, 3};
        String businessVersion = "3f1c";

        IntendedWrite write = new IntendedWrite("erp-emea", "put", "invoice", "INV-2026-117", businessVersion, 1);
        Idempotency idempotency =
                new Idempotency(new InMemoryIdempotencyStore(time), time, Duration.ofMinutes(5), Duration.ZERO);

        String remoteId = idempotency.execute(
                IdempotencyKey.of(write),
                PayloadFingerprint.of(payload),
                lease -> erp.post(payload),
                () -> erp.findInvoice("INV-2026-117"));

        assertThat(remoteId).isEqualTo("3 bytes");
    }

    private static final class Erp {

        String post(byte[] payload) {
            return payload.length + " bytes";
        }

        LookUp findInvoice(String number) {
            return LookUp.found(number);
        }
    }
}
