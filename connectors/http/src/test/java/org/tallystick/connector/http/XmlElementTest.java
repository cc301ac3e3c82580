package org.tallystick.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

class XmlElementTest {

    @Test
    void elementsHaveLocalNamesNamespacesAttributesAndText() {
        XmlElement root = XmlElement.parse("""
                <?xml version="1.0"?>
                <w:a xmlns:w="urn:x"><!-- no text --><w:b w:type="WID"> 1 &amp; <![CDATA[<2>]]> </w:b><b xmlns="urn:y">2</b><c/></w:a>""");

        assertThat(root.namespace()).isEqualTo("urn:x");
        assertThat(root.name()).isEqualTo("a");
        assertThat(root.all("b").map(XmlElement::text)).containsExactly("1 & <2>", "2");
        assertThat(root.all("b").map(XmlElement::namespace)).containsExactly("urn:x", "urn:y");
        assertThat(root.first("b").orElseThrow().attributes()).containsEntry("type", "WID");
        assertThat(root.first("c", "d")).isEmpty();
    }

    @Test
    void thoseOfXmlItselfMayBeMany() {
        String many = "&amp;".repeat(100_001);

        assertThat(XmlElement.parse("<a>%s</a>".formatted(many)).text()).isEqualTo("&".repeat(100_001));
    }

    @Test
    void anEntityThatNamesAFileIsRefusedAndTheFileNotRead(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "canary");

        Problem problem = refused("<!DOCTYPE a [<!ENTITY x SYSTEM \"%s\">]><a>&x;</a>".formatted(secret.toUri()));

        assertThat(problem.code()).isEqualTo("XML_DTD");
        assertThat(problem.toString()).doesNotContain("canary");
    }

    @Test
    void entitiesThatGrowAreRefused() {
        String laughs = IntStream.rangeClosed(1, 9)
                .mapToObj(i -> "<!ENTITY l%d \"%s\">".formatted(i, ("&l" + (i - 1) + ";").repeat(10)))
                .collect(Collectors.joining("", "<!DOCTYPE a [<!ENTITY l0 \"lol\">", "]><a>&l9;</a>"));

        assertThat(refused(laughs).code()).isEqualTo("XML_DTD");
    }

    @Test
    void aDtdElsewhereIsRefusedAndNotAskedFor() throws IOException {
        try (WireStub wire = new WireStub()) {
            String dtd = wire.uri("/evil.dtd").toString();

            assertThat(refused("<!DOCTYPE a SYSTEM \"%s\"><a/>".formatted(dtd)).code())
                    .isEqualTo("XML_DTD");
            assertThat(refused("<!DOCTYPE a [<!ENTITY %% p SYSTEM \"%s\"> %%p;]><a/>".formatted(dtd))
                            .code())
                    .isEqualTo("XML_DTD");
            assertThat(wire.requests()).isEmpty();
        }
    }

    @Test
    void anInclusionIsAnElementLikeAnyOther() {
        XmlElement root = XmlElement.parse(
                "<a xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"file:///etc/hostname\" parse=\"text\"/></a>");

        assertThat(root.first("include").orElseThrow().text()).isEmpty();
    }

    @Test
    void depthIsBounded() {
        assertThat(XmlElement.parse("<a>".repeat(100) + "</a>".repeat(100)).name())
                .isEqualTo("a");
        assertThat(refused("<a>".repeat(101) + "</a>".repeat(101)).code()).isEqualTo("XML_LIMIT");
    }

    @Test
    void theNumberOfElementsIsBounded() {
        assertThat(refused("<a>" + "<b/>".repeat(XmlParser.MAX_ELEMENTS) + "</a>")
                        .code())
                .isEqualTo("XML_LIMIT");
    }

    @Test
    void aDocumentThatIsCutIsAFailureAtEveryPlaceAndShowsNothingOfIt() {
        String whole = "<a><salary>12</salary></a>";

        for (int length = 0; length < whole.length(); length++) {
            Problem problem = refused(whole.substring(0, length));
            assertThat(problem.code()).isEqualTo("ANSWER_MALFORMED");
            assertThat(problem.kind()).isEqualTo(FailureKind.UNAVAILABLE);
            assertThat(problem.message()).doesNotContain("salary");
        }
        assertThat(refused("{\"a\":1}").code()).isEqualTo("ANSWER_MALFORMED");
        assertThat(refused(whole + whole).code()).isEqualTo("ANSWER_MALFORMED");
    }

    private static Problem refused(String xml) {
        return assertThatThrownBy(() -> XmlElement.parse(xml))
                .asInstanceOf(InstanceOfAssertFactories.type(ConnectorException.class))
                .actual()
                .problem();
    }
}
