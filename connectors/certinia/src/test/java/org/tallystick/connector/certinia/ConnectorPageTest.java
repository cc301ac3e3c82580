package org.tallystick.connector.certinia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.ConnectorFactory;
import org.tallystick.testkit.connector.ConnectorPageContract;

class ConnectorPageTest extends ConnectorPageContract {

    private static final Pattern MISSING = Pattern.compile("(\\w+) has no (?!external)([^;]+)");

    @Override
    protected ConnectorFactory factory() {
        return new CertiniaConnectorFactory();
    }

    /** An org that has no field at all misses each of them. */
    @Test
    void thePageNamesEveryObjectAndFieldThatTheUserMustSee() throws IOException {
        String page = Files.readString(Path.of("../..").resolve(page()));
        try (OrgStub org = new OrgStub();
                Connector connector = factory().create(org.config("org"))) {
            connector.sink(RecordType.PROJECT);
            connector.sink(RecordType.INVOICE);
            IntStream.range(0, 40).forEach(i -> org.then(200, "{\"fields\":[]}"));
            String message = catchThrowableOfType(ConnectorException.class, connector::check)
                    .problem()
                    .message();

            assertThat(MISSING.matcher(message).results()).isNotEmpty().allSatisfy(missing -> {
                assertThat(page).contains("`" + missing.group(1) + "`");
                assertThat(List.of(missing.group(2).split(", ")))
                        .allSatisfy(field -> assertThat(page).contains(shown(field)));
            });
        }
    }

    /** Of a path its last field; one weekday stands for all. */
    private static String shown(String field) {
        return "`" + field.replaceFirst(".*\\.", "").replaceFirst("(Tues|Wednes|Thurs|Fri|Satur|Sun)day", "Monday")
                + "`";
    }
}
