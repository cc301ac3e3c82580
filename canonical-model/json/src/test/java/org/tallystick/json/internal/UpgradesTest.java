package org.tallystick.json.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tallystick.json.DocumentRules;
import org.tallystick.json.internal.Upgrades.Edit;
import tools.jackson.core.JsonParser;

class UpgradesTest {

    private static final List<Edit> CUSTOMER = List.of(
            Upgrades.intoList("taxRegistration", "taxRegistrations"),
            Upgrades.intoElement("billingCountry", "addresses", "country", Map.of("use", "BILLING")));

    private final Json json = new Json();

    @Test
    void aCustomerOfTheFirstVersionGetsListsOfRegistrationsAndAddresses() {
        assertThat(changed("""
                {"name":"A","billingCountry":"DE","taxRegistration":{"number":"DE1"},"colour":1.50}""", CUSTOMER)).isEqualTo("""
                {"name":"A","colour":1.50,"taxRegistrations":[{"number":"DE1"}],\
                "addresses":[{"use":"BILLING","country":"DE"}]}""");
    }

    @Test
    void aFieldGetsAnotherNameInEachElementAndItsValuesToo() {
        Edit edit = Upgrades.inEach("entries", Upgrades.renamed("kind", "method", Map.of("EXPENSE", "COST_PLUS")));

        assertThat(changed("{\"entries\":[{\"kind\":\"EXPENSE\"},{\"kind\":\"TIME\"},{},7]}", List.of(edit)))
                .isEqualTo("{\"entries\":[{\"method\":\"COST_PLUS\"},{\"method\":\"TIME\"},{},7]}");
    }

    @Test
    void whatIsAbsentIsNotMoved() {
        assertThat(changed("{\"name\":\"A\",\"billingCountry\":null}", CUSTOMER))
                .isEqualTo("{\"name\":\"A\"}");
    }

    @Test
    void aTreeIsWrittenAsItWasRead() {
        String all = "{\"a\":[1,-2.50e3,\"x \\\"y\\\"\",true,false,null,{}],\"b\":{\"c\":[]}}";

        assertThat(changed(all, List.of())).isEqualTo(all);
    }

    @Test
    void aFieldThatStandsTwiceIsReportedAndTheFirstIsTaken() {
        Problems problems = new Problems("customer");

        assertThat(changed("{\"a\":[{\"b\":1,\"b\":2}]}", List.of(), problems)).isEqualTo("{\"a\":[{\"b\":1}]}");
        assertThat(problems.fatal(DocumentRules.JSON_SYNTAX, "", "").violations())
                .first()
                .hasToString("JSON_DUPLICATE /a/0/b: the field stands twice; Leave out the one that does not hold.");
    }

    private String changed(String record, List<Edit> edits) {
        return changed(record, edits, new Problems("customer"));
    }

    @SuppressWarnings("unchecked")
    private String changed(String record, List<Edit> edits, Problems problems) {
        try (JsonParser in = json.parser(record)) {
            in.nextToken();
            Map<String, Object> tree = (Map<String, Object>) Tree.read(in, problems);
            edits.forEach(edit -> edit.apply(tree));
            return json.text(out -> Tree.write(tree, out));
        }
    }
}
