package org.tallystick.validation.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the javadoc of the model's own sources says of its types, components and constants: the one place where it is written. */
final class SourceDocs {

    private static final Pattern CONSTANT =
            Pattern.compile("/\\*\\*\\s*(.*?)\\s*\\*/\\s*([A-Z][A-Z_]*)[,;\\s]", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("\\{@(code|link)\\s+([^}]*)}");

    private final Path sources;
    private final Map<Class<?>, String> texts = new HashMap<>();

    /** @param sources the folder that holds {@code org/tallystick/model} */
    SourceDocs(Path sources) {
        this.sources = sources;
    }

    /** What a type is: its description without the components'. */
    String of(Class<?> type) {
        return plain(comment(type).replaceAll("(?s)(@param|@return|@throws|<p>).*", ""));
    }

    /** What a component of a record is. */
    String of(Class<?> record, String component) {
        Matcher parameter = Pattern.compile("@param " + component + "\\s(.*?)(@param|$)", Pattern.DOTALL)
                .matcher(comment(record));
        if (!parameter.find()) {
            throw new AssertionError("%s says nothing of '%s'".formatted(record, component));
        }
        return plain(parameter.group(1));
    }

    /** What a constant of an enum stands for. */
    String of(Enum<?> constant) {
        Class<?> type = constant.getDeclaringClass();
        String text = text(type);
        Matcher comments = CONSTANT.matcher(text.substring(text.indexOf("enum " + type.getSimpleName())));
        while (comments.find()) {
            if (comments.group(2).equals(constant.name())) {
                return plain(comments.group(1));
            }
        }
        throw new AssertionError("%s says nothing of %s".formatted(type, constant));
    }

    private String comment(Class<?> type) {
        String text = text(type);
        Matcher declaration = Pattern.compile("public (record|enum|interface) " + type.getSimpleName() + "\\b")
                .matcher(text);
        if (!declaration.find()) {
            throw new AssertionError("No declaration of " + type);
        }
        String before = text.substring(0, declaration.start());
        return before.substring(before.lastIndexOf("/**") + 3, before.lastIndexOf("*/"));
    }

    private String text(Class<?> type) {
        return texts.computeIfAbsent(type, each -> {
            try {
                return Files.readString(sources.resolve(each.getName().replace('.', '/') + ".java"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** One line of Markdown. */
    private static String plain(String comment) {
        String line =
                comment.replaceAll("\\n\\s*\\*", " ").replaceAll("\\s+", " ").strip();
        return TAG.matcher(line)
                .replaceAll(tag -> Matcher.quoteReplacement(
                        tag.group(1).equals("code") ? "`" + tag.group(2) + "`" : name(tag.group(2))))
                .replace("|", "\\|");
    }

    private static String name(String link) {
        return link.substring(link.lastIndexOf('.') + 1).replace('#', '.');
    }
}
