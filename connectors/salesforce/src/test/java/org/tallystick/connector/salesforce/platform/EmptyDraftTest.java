package org.tallystick.connector.salesforce.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;

class EmptyDraftTest {

    @Test
    void everyTypeHasAnEmptyDraftWithItsHeader() {
        for (RecordType<?> type : RecordType.all()) {
            assertThat(EmptyDraft.of(new Ref<>("crm", type, "1")).builder().toString())
                    .as(type.name())
                    .contains("header=Header[ref=crm/" + type.name() + "/1");
        }
    }
}
