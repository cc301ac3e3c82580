package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Run;
import org.tallystick.engine.TallystickBuilder;
import org.tallystick.engine.decide.Finding;
import org.tallystick.model.Customer;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.Handling;
import org.tallystick.model.HeaderBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.spi.ConfigException;
import org.tallystick.store.jdbc.JdbcStore;

/** POL-8: a record that must not leave its region goes to no system outside of it. */
class RegionTest {

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final PaperTarget<Customer> erp = new PaperTarget<>();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void pol8_aRecordOfTheEuGoesToASystemThere() {
        assertThat(run("EU", "EU").exceptions()).isEmpty();
        assertThat(erp.kept()).hasSize(1);
    }

    @Test
    void pol8_aSystemOutsideIsRefused() {
        assertThat(run("EU", "US").exceptions()).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("REGION");
            assertThat(found.message()).contains("must not leave EU, and erp lies in US");
        });
        assertThat(erp.kept()).isEmpty();
        assertThat(erp.calls()).isEmpty();
    }

    @Test
    void pol8_aSystemOfNoDeclaredRegionIsRefused() {
        assertThat(run("EU", null).exceptions()).extracting(Finding::code).containsExactly("REGION");
        assertThat(erp.kept()).isEmpty();
    }

    @Test
    void aRecordWithoutATagGoesAnywhere() {
        assertThat(run(null, "US").exceptions()).isEmpty();
        assertThat(erp.kept()).hasSize(1);
    }

    @Test
    void aRegionOfASystemThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> engine("EU").withRegion("epr", "EU").build())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("There is a region for the system 'epr', which is not added");
    }

    private Run run(@Nullable String residency, @Nullable String region) {
        TallystickBuilder engine = engine(residency);
        if (region != null) {
            engine.withRegion("erp", region);
        }
        return engine.build().run(AUGUST);
    }

    private TallystickBuilder engine(@Nullable String residency) {
        Customer acme = Papers.customer("C1", "Acme");
        Customer tagged = CustomerBuilder.builder(acme)
                .header(HeaderBuilder.builder(acme.header())
                        .handling(new Handling(Set.of(), residency))
                        .build())
                .build();
        return Bench.engine(store, new ManualTime())
                .withSystem("erp", new PaperSystem().writing(RecordType.CUSTOMER, erp))
                .deliver(RecordType.CUSTOMER, to("erp"))
                .decide(new ScriptedDecider().puts("1", tagged));
    }
}
