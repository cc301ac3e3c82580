package org.tallystick.spi;

import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Secrets in environment variables. */
final class EnvironmentSecrets implements SecretProvider {

    private final String prefix;
    private final UnaryOperator<@Nullable String> environment;

    EnvironmentSecrets(String prefix, UnaryOperator<@Nullable String> environment) {
        this.prefix = prefix;
        this.environment = environment;
    }

    @Override
    public Secret secret(String name) {
        String variable =
                prefix + "_" + name.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
        String content = environment.apply(variable);
        if (content == null || content.isEmpty()) {
            throw new IllegalArgumentException(
                    "There is no secret '%s': set the environment variable %s".formatted(name, variable));
        }
        return Secret.of(content);
    }
}
