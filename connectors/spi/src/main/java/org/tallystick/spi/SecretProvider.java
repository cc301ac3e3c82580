package org.tallystick.spi;

import java.nio.file.Path;

/** Where a host keeps its secrets. Called at every use, by many threads: what is rotated counts from then on, without a restart (POL-5). */
@FunctionalInterface
public interface SecretProvider {

    /**
     * The secret of that name, as it is now.
     *
     * @throws IllegalArgumentException if there is none
     */
    Secret secret(String name);

    /**
     * Secrets in environment variables: {@code erp-key} is {@code PREFIX_ERP_KEY}.
     *
     * @param prefix what the variables begin with, without the underscore
     */
    static SecretProvider environment(String prefix) {
        return new EnvironmentSecrets(prefix, System::getenv);
    }

    /**
     * Secrets in files of a folder, each under the secret's name: as orchestrators mount them. A file that changed is read again; one line end at its
     * end does not count.
     *
     * @param folder that only the host's own user may read
     */
    static SecretProvider files(Path folder) {
        return new FileSecrets(folder);
    }
}
