package org.tallystick.simulators.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** What is answered: status, headers, and a body that may be empty. */
public record Response(int status, Map<String, String> headers, String body) {

    public Response {
        headers = Map.copyOf(headers);
    }

    /** @param value anything that the JSON mapper writes: a tree, a map, a list, a record */
    public static Response json(int status, Object value) {
        return new Response(
                status,
                Map.of("Content-Type", "application/json;charset=UTF-8"),
                Json.MAPPER.writeValueAsString(value));
    }

    public static Response text(int status, String contentType, String text) {
        return new Response(status, Map.of("Content-Type", contentType), text);
    }

    public static Response empty(int status) {
        return new Response(status, Map.of(), "");
    }

    public Response withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Response(status, more, body);
    }

    /** What is sent of it: the text in UTF-8, packed if its {@code Content-Encoding} says so. */
    byte[] bytes() {
        byte[] text = body.getBytes(StandardCharsets.UTF_8);
        return "gzip".equals(headers.get("Content-Encoding")) ? packed(text) : text;
    }

    private static byte[] packed(byte[] text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
