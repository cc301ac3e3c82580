package org.tallystick.json;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FingerprintTest {

    @Test
    void isTheSha256InHexadecimal() {
        // FIPS 180-2, appendix B.1
        assertThat(Fingerprint.of("abc".getBytes(US_ASCII)))
                .hasToString("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void anythingElseIsRefused() {
        assertThatThrownBy(() -> new Fingerprint("BA78")).hasMessageContaining("64 hexadecimal digits, was 'BA78'");
    }
}
