package org.tallystick.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** POL-7: what not everybody may see is hidden in texts. */
class JsonMaskTest {

    private static final String PERSON =
            "{\"id\":\"W1\",\"name\":\"Ann\",\"pay\":{\"rate\":80.50,\"bonus\":null},\"mails\":[{\"to\":\"a@b\",\"kind\":\"work\"}],\"old\":true}";

    @Test
    void hiddenValuesAreReplacedAndAllElseStaysAsItStands() {
        assertThat(JsonMask.of(List.of("name", "pay", "mails.to")).hide(PERSON))
                .isEqualTo(
                        "{\"id\":\"W1\",\"name\":\"***\",\"pay\":{\"rate\":\"***\",\"bonus\":null},\"mails\":[{\"to\":\"***\",\"kind\":\"work\"}],\"old\":true}");
        assertThat(JsonMask.of(List.of()).hide(PERSON)).isEqualTo(PERSON);
    }

    @Test
    void everythingIsHiddenButNamesAndStructure() {
        assertThat(JsonMask.all().hide(PERSON))
                .isEqualTo(
                        "{\"id\":\"***\",\"name\":\"***\",\"pay\":{\"rate\":\"***\",\"bonus\":null},\"mails\":[{\"to\":\"***\",\"kind\":\"***\"}],\"old\":\"***\"}");
    }

    @Test
    void removedFieldsAreGoneWithTheirParts() {
        assertThat(JsonMask.of(List.of("name", "pay", "mails.to")).remove(PERSON))
                .isEqualTo("{\"id\":\"W1\",\"mails\":[{\"kind\":\"work\"}],\"old\":true}");
    }

    @Test
    void aNameWithAPointIsHiddenToo() {
        assertThat(JsonMask.of(List.of("Worker.Name"))
                        .hide("{\"Worker.Name\":\"Ann\",\"Worker\":{\"Name\":\"Ann\",\"Id\":7}}"))
                .isEqualTo("{\"Worker.Name\":\"***\",\"Worker\":{\"Name\":\"***\",\"Id\":7}}");
    }

    @Test
    void changesTellWhatChangedAndNotTheHiddenValues() {
        String changes = JsonChanges.between(
                PERSON, PERSON.replace("a@b", "c@d").replace("80.50", "90").replace("W1", "W2"));

        assertThat(JsonMask.of(List.of("pay", "mails.to")).hideChanges(changes))
                .isEqualTo(
                        "[{\"path\":\"/id\",\"old\":\"W1\",\"new\":\"W2\"},{\"path\":\"/pay/rate\",\"old\":\"***\",\"new\":\"***\"},{\"path\":\"/mails/0/to\",\"old\":\"***\",\"new\":\"***\"}]");
        assertThat(JsonMask.all().hideChanges(changes)).doesNotContain("W1", "W2", "80.50", "a@b");
    }

    @Test
    void whatIsNoJsonIsRefusedWithoutQuotingIt() {
        for (String text : new String[] {"", "{", "{} {}", "Ann", "{\"a\":Ann}", "{\"Ann\":1,\"Ann\":2}"}) {
            assertThatThrownBy(() -> JsonMask.all().hide(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("Ann");
        }
    }
}
