package org.tallystick.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContentDigestTest {

    @Test
    void theOrderOfFieldsDoesNotCount() {
        Map<String, String> there = new LinkedHashMap<>();
        there.put("a", "1");
        there.put("b", "2");
        Map<String, String> back = new LinkedHashMap<>();
        back.put("b", "2");
        back.put("a", "1");

        assertThat(ContentDigest.of(there)).isEqualTo(ContentDigest.of(back)).isEqualTo("""
                a="1"
                b="2\"""");
    }

    @Test
    void aValueThatLooksLikeAnotherFieldIsNone() {
        assertThat(ContentDigest.of(Map.of("a", "1\nb=2"))).isEqualTo("a=\"1\\nb=2\"");
    }

    @Test
    void nullCountsAsAbsent() {
        Map<String, String> withNull = new HashMap<>(Map.of("a", "1"));
        withNull.put("b", null);

        assertThat(ContentDigest.of(withNull)).isEqualTo(ContentDigest.of(Map.of("a", "1")));
    }

    @Test
    void anotherValueIsAnotherDigest() {
        assertThat(ContentDigest.of(Map.of("a", "1"))).isNotEqualTo(ContentDigest.of(Map.of("a", "2")));
    }

    @Test
    void decimalsAreWrittenPlainAndExact() {
        assertThat(JsonText.of(Map.of("a", new BigDecimal("1E+3")))).isEqualTo("{\"a\":1000}");
    }
}
