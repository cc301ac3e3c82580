package org.tallystick.connector.salesforce.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.connector.http.Uris;

class SoqlTest {

    @Test
    void aTextCannotEndItself() {
        assertThat(Soql.text("a' OR Name != 'b\\")).isEqualTo("'a\\' OR Name != \\'b\\\\'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Name FROM User", "a,b", "a'", "1a", "a..b", ".a", "a-b", "Ä"})
    void onlyNamesAreNames(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Soql.name(text)).withMessageContaining(text);
    }

    @Test
    void aPathOfNamesIsAName() {
        assertThat(Soql.name("pse__Rate_Card__r.pse__Role__c")).isEqualTo("pse__Rate_Card__r.pse__Role__c");
    }

    /** Address and headers together may have 16,384 bytes, and a token that is a JWT has some two thousand. */
    @Test
    void manyValuesAreAskedForInAddressesThatAreShortEnough() {
        List<String> ids =
                IntStream.range(0, 2_000).mapToObj("0015g00000f%07d"::formatted).toList();

        List<String> queries = Soql.chunks(ids, list -> "SELECT Id FROM Account WHERE Id IN " + list);

        assertThat(queries)
                .hasSizeBetween(3, 5)
                .allMatch(query -> Uris.encode(query).length() <= 12_000);
        assertThat(String.join("", queries)).contains(ids);
    }

    @Test
    void noValuesNeedNoQuery() {
        assertThat(Soql.chunks(List.of(), list -> "x" + list)).isEmpty();
    }
}
