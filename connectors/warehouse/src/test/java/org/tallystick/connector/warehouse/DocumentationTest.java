package org.tallystick.connector.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The documentation tells of all that there is. */
class DocumentationTest {

    @Test
    void everyColumnIsDocumented() throws IOException {
        for (Table<?> table : Star.tables()) {
            assertThat(Documentation.columns(table.name()))
                    .as(table.name())
                    .containsExactlyElementsOf(
                            table.columns().stream().map(Column::name).toList());
        }
    }
}
