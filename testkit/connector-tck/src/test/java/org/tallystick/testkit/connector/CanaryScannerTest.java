package org.tallystick.testkit.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A secret is found in whatever form it travels. */
class CanaryScannerTest {

    private static final String SECRET = "s3cret/with+signs";

    private final CanaryScanner canaries = CanaryScanner.of(List.of("another-one", SECRET));

    @Test
    void aSecretIsFoundAsItIs() {
        assertThat(canaries.find("token=" + SECRET)).contains("plain");
    }

    @Test
    void aSecretIsFoundInAnAddress() {
        assertThat(canaries.find("https://x?key=s3cret%2Fwith%2Bsigns&y")).contains("URL-encoded");
    }

    @Test
    void aSecretIsFoundInHexadecimal() {
        assertThat(canaries.find("0x" + HexFormat.of().formatHex(SECRET.getBytes(StandardCharsets.UTF_8))))
                .contains("hexadecimal");
    }

    @Test
    void aSecretIsFoundInBase64WhateverStandsAroundIt() {
        for (String user : List.of("", "u:", "us:", "user:", "users:")) {
            for (String after : List.of("", ".", "..", "...")) {
                byte[] text = (user + SECRET + after).getBytes(StandardCharsets.UTF_8);

                assertThat(canaries.find("Basic " + Base64.getEncoder().encodeToString(text)))
                        .as(user + after)
                        .contains("Base64");
            }
        }
    }

    @Test
    void whatHoldsNoSecretIsClean() {
        assertThat(canaries.find("Basic c29tZXRoaW5nIGVsc2U=, s3cret")).isEmpty();
    }

    @Test
    void aFailureIsReadWithItsCauses() {
        Throwable failure = new IllegalStateException("failed", new IllegalArgumentException(SECRET));

        assertThat(canaries.find(CanaryScanner.textOf(failure))).contains("plain");
    }

    @Test
    void aSecretThatWouldBeFoundByChanceIsRefused() {
        assertThatThrownBy(() -> CanaryScanner.of(List.of("abc")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A canary needs 6 characters or more, one has 3");
    }
}
