package org.tallystick.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.testkit.properties.Records;

class RoundTripTest {

    private final JsonForm json = JsonForm.ofDefaults();

    @Provide
    Arbitrary<Entity> records() {
        return Records.any();
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void whatIsWrittenIsReadBackEqual(@ForAll("records") Entity record) {
        RecordType<?> type = typeOf(record);

        byte[] bytes = json.writeBytes(record);

        assertThat(json.read(type, bytes)).isEqualTo(record);
        assertThat(json.read(type, new String(bytes, UTF_8))).isEqualTo(record);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void whatIsReadBackIsWrittenInTheSameBytes(@ForAll("records") Entity record) {
        String document = json.write(record);

        Entity again = json.read(typeOf(record), document);

        assertThat(json.write(again)).isEqualTo(document);
        assertThat(Fingerprint.of(json.writeBytes(again))).isEqualTo(Fingerprint.of(document.getBytes(UTF_8)));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void recordsThatDifferHaveDifferentFingerprints(@ForAll("records") Entity one, @ForAll("records") Entity other) {
        boolean sameFingerprint = Fingerprint.of(json.writeBytes(one)).equals(Fingerprint.of(json.writeBytes(other)));

        assertThat(sameFingerprint).isEqualTo(one.equals(other));
    }

    private static RecordType<?> typeOf(Entity record) {
        return RecordType.all().stream()
                .filter(type -> type.entityClass() == record.getClass())
                .findFirst()
                .orElseThrow();
    }
}
