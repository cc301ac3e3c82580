package org.tallystick.rules.internal;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads the part of YAML that configuration needs: one document of names, texts, lists and nothing else. Anchors, aliases and tags are
 * refused, so that nothing in it is longer, deeper or other than it looks.
 */
final class YamlReader {

    static final int MAX_LENGTH = 1_048_576;
    private static final int MAX_DEPTH = 16;
    private static final int MAX_NAME_LENGTH = 512;

    private static final YAMLFactory YAML = YAMLFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(MAX_LENGTH)
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_LENGTH)
                    .maxNameLength(MAX_NAME_LENGTH)
                    .build())
            .build();

    private final YAMLParser in;
    private final Faults faults;

    private YamlReader(YAMLParser in, Faults faults) {
        this.in = in;
        this.faults = faults;
    }

    /** The document, or none if it is no YAML; then there is a fault that says so. */
    static @Nullable Node read(String yaml, Faults faults) {
        if (yaml.length() > MAX_LENGTH) {
            faults.add(
                    Position.WHOLE_FILE,
                    "The file has %d characters".formatted(yaml.length()),
                    "At most %d are read: split it".formatted(MAX_LENGTH));
            return null;
        }
        try (YAMLParser in = (YAMLParser) YAML.createParser(ObjectReadContext.empty(), yaml)) {
            return new YamlReader(in, faults).document();
        } catch (JacksonException e) {
            faults.add(position(e.getLocation()), sentences(e.getOriginalMessage()), "Correct the YAML");
            return null;
        }
    }

    private Node document() {
        in.nextToken();
        Node root = node();
        if (in.nextToken() != null) {
            faults.add(here(), "A second document begins", "Keep one document in one file");
        }
        return root;
    }

    private Node node() {
        refuseIndirection();
        JsonToken token = in.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return mapping();
        }
        if (token == JsonToken.START_ARRAY) {
            return sequence();
        }
        return new Node.Text(here(), token == null || token == JsonToken.VALUE_NULL ? null : in.getString());
    }

    private Node mapping() {
        Position start = here();
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            refuseIndirection();
            Position at = here();
            String name = in.currentName();
            in.nextToken();
            if (entries.putIfAbsent(name, new Node.Entry(at, name, node())) != null) {
                faults.add(at, "'%s' is there twice".formatted(name), "Remove one of them");
            }
        }
        return new Node.Mapping(start, entries);
    }

    private Node sequence() {
        Position start = here();
        List<Node> items = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            items.add(node());
        }
        return new Node.Sequence(start, items);
    }

    private void refuseIndirection() {
        if (in.isCurrentAlias()) {
            faults.add(here(), "An alias (*) refers to another part of the file", "Write the part out here");
        } else if (in.getObjectId() != null) {
            faults.add(
                    here(),
                    "An anchor (&) marks a part of the file",
                    "Remove it: parts are written out where they apply");
        }
        if (in.getRawTag() != null) {
            faults.add(here(), "A tag (!) gives a type", "Remove it: the canonical field decides the type");
        }
    }

    private Position here() {
        return position(in.currentTokenLocation());
    }

    private static Position position(@Nullable TokenStreamLocation location) {
        return location == null || location.getLineNr() < 1
                ? Position.WHOLE_FILE
                : new Position(location.getLineNr(), location.getColumnNr());
    }

    /** The sentences of the message, without the quotations of the file, which are indented. */
    private static String sentences(String message) {
        String sentences = message.lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .collect(joining(": "));
        return sentences.isEmpty() ? "The file is no YAML" : sentences;
    }
}
