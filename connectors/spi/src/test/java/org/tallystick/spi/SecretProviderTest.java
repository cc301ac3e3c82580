package org.tallystick.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets in files and in the environment. */
class SecretProviderTest {

    @TempDir
    Path folder;

    @Test
    void aFileHoldsASecretWithoutItsLineEnd() throws IOException {
        Files.writeString(folder.resolve("erp-key"), "s3cret\r\n");
        Files.writeString(folder.resolve("pem"), "-----BEGIN-----\nAAA\n-----END-----\n");

        SecretProvider secrets = SecretProvider.files(folder);

        assertThat(secrets.secret("erp-key").reveal()).isEqualTo("s3cret");
        assertThat(secrets.secret("pem").reveal()).isEqualTo("-----BEGIN-----\nAAA\n-----END-----");
    }

    /** POL-5. */
    @Test
    void aRotatedFileCountsAtTheNextUse() throws IOException {
        SecretProvider secrets = SecretProvider.files(folder);
        Path file = Files.writeString(folder.resolve("erp-key"), "old");
        assertThat(secrets.secret("erp-key").reveal()).isEqualTo("old");

        Files.writeString(file, "new");
        Files.setLastModifiedTime(
                file, FileTime.fromMillis(Files.getLastModifiedTime(file).toMillis() + 1));
        assertThat(secrets.secret("erp-key").reveal()).isEqualTo("new");

        Path next = Files.writeString(folder.resolve("next"), "longer");
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        assertThat(secrets.secret("erp-key").reveal()).isEqualTo("longer");
    }

    /** As orchestrators do it: the folder is a link that points elsewhere after a rotation. */
    @Test
    void aLinkThatPointsElsewhereIsAnotherFile() throws IOException {
        Path first = Files.createDirectory(folder.resolve("first"));
        Path second = Files.createDirectory(folder.resolve("second"));
        Files.writeString(first.resolve("key"), "one");
        Files.writeString(second.resolve("key"), "two");
        Files.setLastModifiedTime(second.resolve("key"), Files.getLastModifiedTime(first.resolve("key")));
        Path link = Files.createSymbolicLink(folder.resolve("current"), first);
        SecretProvider secrets = SecretProvider.files(link);
        assertThat(secrets.secret("key").reveal()).isEqualTo("one");

        Files.delete(link);
        Files.createSymbolicLink(link, second);

        assertThat(secrets.secret("key").reveal()).isEqualTo("two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../erp-key", "a/b", "a\\b", ".hidden", ".."})
    void aNameThatLeadsOutOfTheFolderIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SecretProvider.files(folder).secret(name))
                .withMessageContaining("'" + name + "' is no name of a secret");
    }

    @Test
    void whatIsNotThereIsNamedWithWhereToPutIt() throws IOException {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SecretProvider.files(folder).secret("erp-key"))
                .withMessage(
                        "There is no secret 'erp-key': put it into a file of that name in %s that may be read", folder);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SecretProvider.environment("TALLYSTICK").secret("no.such-key"))
                .withMessage("There is no secret 'no.such-key': set the environment variable TALLYSTICK_NO_SUCH_KEY");
    }

    @Test
    void aFileThatIsTooLargeIsNotReadAndNotShown() throws IOException {
        Files.writeString(folder.resolve("key"), "canary".repeat(20_000));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SecretProvider.files(folder).secret("key"))
                .withMessageContaining("has 120000 bytes")
                .withMessageNotContaining("canary");
    }

    @Test
    void anEnvironmentVariableIsNamedAfterTheSecret() {
        SecretProvider secrets = new EnvironmentSecrets("HUB", Map.of("HUB_ERP_KEY", "s3cret")::get);

        assertThat(secrets.secret("erp-key").reveal()).isEqualTo("s3cret");
        assertThat(secrets.secret("erp-key")).hasToString("Secret[…]");
    }
}
