package org.tallystick.spi;

/** Where a host keeps its secrets. Called at every use, by many threads. */
@FunctionalInterface
public interface SecretProvider {

    /**
     * The secret of that name, as it is now.
     *
     * @throws IllegalArgumentException if there is none
     */
    Secret secret(String name);
}
