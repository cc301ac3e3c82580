package org.tallystick.connector.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Between bytes and rows (RFC 4180). */
final class CsvText {

    private final Charset encoding;
    private final char separator;

    CsvText(Charset encoding, char separator) {
        this.encoding = encoding;
        this.separator = separator;
    }

    /** Rows as they stand, header first. */
    List<List<String>> rows(Path file, byte[] content) {
        List<List<String>> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text(file, content))) {
            for (CsvRecord row : reader) {
                rows.add(row.getFields());
            }
        } catch (CsvParseException malformed) {
            throw Failures.broken(
                    file,
                    "NOT_CSV",
                    "is no CSV after row %d".formatted(rows.size()),
                    "Quote fields that hold quotes or separators, and double the quotes in them.");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return rows;
    }

    private String text(Path file, byte[] content) {
        Bom bom = Bom.of(content, encoding);
        try {
            return bom.encoding()
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content, bom.length(), content.length - bom.length()))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw Failures.broken(
                    file,
                    "ENCODING",
                    "is not in %s".formatted(bom.encoding()),
                    "Have it written in %s, or set 'encoding' to what it is in.".formatted(bom.encoding()));
        }
    }

    byte[] bytes(List<List<String>> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder().fieldSeparator(separator).build(text)) {
            rows.forEach(writer::writeRecord);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(encoding);
    }

    /** A byte order mark: it says more of the encoding than configuration does. */
    private record Bom(Charset encoding, int length) {

        static Bom of(byte[] content, Charset otherwise) {
            if (begins(content, 0xEF, 0xBB, 0xBF)) {
                return new Bom(StandardCharsets.UTF_8, 3);
            }
            if (begins(content, 0xFE, 0xFF)) {
                return new Bom(StandardCharsets.UTF_16BE, 2);
            }
            return begins(content, 0xFF, 0xFE) ? new Bom(StandardCharsets.UTF_16LE, 2) : new Bom(otherwise, 0);
        }

        private static boolean begins(byte[] content, int... mark) {
            for (int i = 0; i < mark.length; i++) {
                if (content.length <= i || (content[i] & 0xFF) != mark[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
