package org.tallystick.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What an edit changed, value by value. */
class JsonChangesTest {

    @Test
    void changedAddedAndRemovedValuesAreNamedByTheirPath() {
        assertThat(JsonChanges.between(
                        "{\"a\":1.50,\"b\":[true,{\"c/d\":\"x\"}],\"e\":null}",
                        "{\"a\":1.5,\"b\":[true,{\"c/d\":\"y\\n\"}],\"f\":{}}"))
                .isEqualTo("[{\"path\":\"/a\",\"old\":1.50,\"new\":1.5},"
                        + "{\"path\":\"/b/1/c~1d\",\"old\":\"x\",\"new\":\"y\\n\"},"
                        + "{\"path\":\"/e\",\"old\":null},"
                        + "{\"path\":\"/f\",\"new\":{}}]");
    }

    @Test
    void orderOfNamesAndSpaceChangeNothing() {
        assertThat(JsonChanges.between("{\"a\":1,\"b\":[]}", "{ \"b\" : [ ], \"a\" : 1 }"))
                .isEqualTo("[]");
    }

    @Test
    void whatIsNoJsonIsRefused() {
        for (String text : new String[] {"", "{", "{} {}", "{\"a\":1,\"a\":2}", "id;name"}) {
            assertThatThrownBy(() -> JsonChanges.between("{}", text)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
