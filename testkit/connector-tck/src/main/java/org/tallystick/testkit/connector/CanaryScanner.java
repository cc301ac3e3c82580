package org.tallystick.testkit.connector;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Looks for planted secrets in text: as they are, and as they travel (Base64 at each offset, URL-encoded, hexadecimal). Immutable. */
public final class CanaryScanner {

    private static final int SHORTEST = 6;

    private final List<Form> forms;

    private CanaryScanner(List<Form> forms) {
        this.forms = forms;
    }

    private record Form(String name, String text) {}

    /**
     * A scanner for these.
     *
     * @throws IllegalArgumentException if one is shorter than six characters: it would be found by chance
     */
    public static CanaryScanner of(Collection<String> secrets) {
        List<Form> forms = new ArrayList<>();
        for (String secret : secrets) {
            if (secret.length() < SHORTEST) {
                throw new IllegalArgumentException(
                        "A canary needs %d characters or more, one has %d".formatted(SHORTEST, secret.length()));
            }
            byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
            forms.add(new Form("plain", secret));
            forms.add(new Form("URL-encoded", URLEncoder.encode(secret, StandardCharsets.UTF_8)));
            forms.add(new Form("hexadecimal", HexFormat.of().formatHex(bytes)));
            for (int offset = 0; offset < 3; offset++) {
                forms.add(new Form("Base64", base64Core(bytes, offset)));
            }
        }
        return new CanaryScanner(List.copyOf(forms));
    }

    /** What is the same of the secret's Base64 whatever stands before and after it. */
    private static String base64Core(byte[] bytes, int offset) {
        byte[] shifted = new byte[bytes.length + offset];
        System.arraycopy(bytes, 0, shifted, offset, bytes.length);
        String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int whole = shifted.length / 3 * 4;
        return text.substring(offset == 0 ? 0 : offset + 1, whole);
    }

    /** In which form the text holds a secret; it does not say which. */
    public Optional<String> find(String text) {
        return forms.stream()
                .filter(form -> text.contains(form.text()))
                .map(Form::name)
                .findFirst();
    }

    /** All that a failure would print: messages, causes, suppressed ones, stack. */
    public static String textOf(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
