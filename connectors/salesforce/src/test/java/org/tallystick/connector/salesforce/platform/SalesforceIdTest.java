package org.tallystick.connector.salesforce.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SalesforceIdTest {

    /** Worked out by hand: the groups of five, read from the right, are binary numbers of upper-case letters. */
    @ParameterizedTest
    @CsvSource({
        "001000000000000, 001000000000000AAA",
        "0015g00000f8o0f, 0015g00000f8o0fAAA",
        "0015g00000KD0b8, 0015g00000KD0b8AAD",
        "0015g00000hsrE3, 0015g00000hsrE3AAI",
        "ABCDEFGHIJKLMNO, ABCDEFGHIJKLMNO555",
        "0015g00000KD0b8AAD, 0015g00000KD0b8AAD",
        "short, short",
    })
    void anIdOfFifteenGetsItsCheckLetters(String id, String full) {
        assertThat(SalesforceId.canonical(id)).isEqualTo(full);
    }
}
