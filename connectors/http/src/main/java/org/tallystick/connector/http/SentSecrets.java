package org.tallystick.connector.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** The secrets that a call shows, to be taken out of what a system says of it: some repeat in their errors what they were sent (F-AUT-04). */
final class SentSecrets {

    /** What is shorter is no secret worth hiding, and might stand anywhere. */
    private static final int SHORTEST = 6;

    private static final Set<String> FIELDS =
            Set.of("client_secret", "refresh_token", "assertion", "client_assertion", "password");

    private static final String BASIC = "basic";

    private SentSecrets() {}

    /** The answer's text without them. */
    static String hidden(HttpCall call, String text) {
        String hidden = text;
        for (String secret : of(call)) {
            hidden = hidden(secret, hidden);
        }
        return hidden;
    }

    /** The same, of one secret. */
    static String hidden(String secret, String text) {
        return secret.length() < SHORTEST ? text : text.replace(secret, "…");
    }

    private static List<String> of(HttpCall call) {
        List<String> secrets = new ArrayList<>();
        call.headers().forEach((name, value) -> {
            if (name.equalsIgnoreCase("Authorization")) {
                addCredentials(value, secrets);
            }
        });
        String type = call.headers().getOrDefault("Content-Type", "");
        if (call.body() != null && type.equals("application/x-www-form-urlencoded")) {
            addFields(call.body(), secrets);
        }
        return secrets;
    }

    /** The scheme is none; of Basic also the password within. */
    private static void addCredentials(String header, List<String> secrets) {
        int space = header.indexOf(' ');
        String credentials = header.substring(space + 1);
        secrets.add(credentials);
        if (space > 0 && header.substring(0, space).equalsIgnoreCase(BASIC)) {
            secrets.add(password(credentials));
        }
    }

    private static String password(String credentials) {
        try {
            String pair = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1);
        } catch (IllegalArgumentException e) {
            return credentials;
        }
    }

    private static void addFields(String form, List<String> secrets) {
        for (String field : form.split("&", -1)) {
            int sign = field.indexOf('=');
            if (sign > 0 && FIELDS.contains(field.substring(0, sign))) {
                String value = field.substring(sign + 1);
                secrets.add(value);
                secrets.add(URLDecoder.decode(value, StandardCharsets.UTF_8));
            }
        }
    }
}
