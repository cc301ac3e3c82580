package org.tallystick.json.internal;

import tools.jackson.core.JsonGenerator;

/** Where one writing stands. */
final class DocumentWriter {

    final JsonGenerator json;

    /** Scratch for one date. */
    final char[] date = new char[10];

    final JsonCopy copy;

    DocumentWriter(JsonGenerator json, JsonCopy copy) {
        this.json = json;
        this.copy = copy;
    }
}
