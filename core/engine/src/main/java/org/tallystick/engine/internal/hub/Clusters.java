package org.tallystick.engine.internal.hub;

import org.tallystick.engine.store.Exceptions.ExceptionRow;
import org.tallystick.json.TextMap;

/** What equal errors of different subjects have in common (F-DAT-07). */
final class Clusters {

    private Clusters() {}

    /** 64 hexadecimal digits, of code, system, type, field and the message without what differs from record to record. */
    static String of(ExceptionRow said, Subject subject, String field) {
        String message = said.message();
        for (String own : new String[] {
            said.subject(), subject.id(), TextMap.read(said.details()).getOrDefault("value", "")
        }) {
            message = own.isEmpty() ? message : message.replace(own, "#");
        }
        return Fingerprints.of(
                String.join("\n", said.code(), subject.system(), subject.type(), field, template(message)));
    }

    /** Words with a digit in them, and what stands in quotes, differ; the rest is the rule's wording. */
    private static String template(String message) {
        StringBuilder template = new StringBuilder();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < message.length(); i++) {
            char c = message.charAt(i);
            if (c == '"' || c == '\u201c' || c == '\u201d') {
                quoted = !quoted;
                word.append(quoted ? "#" : "");
            } else if (!quoted && (c == ' ' || c == '\n')) {
                template.append(plain(word)).append(' ');
                word.setLength(0);
            } else if (!quoted) {
                word.append(c);
            }
        }
        return template.append(plain(word)).toString();
    }

    private static String plain(StringBuilder word) {
        return word.chars().anyMatch(Character::isDigit) || word.indexOf("#") >= 0 ? "#" : word.toString();
    }
}
