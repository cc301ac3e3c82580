package org.tallystick.simulators.netsuite.internal.token;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * The client's key pair (EC P-256, for ES256), made once in a folder: the private key in PKCS#8, the public key in
 * SubjectPublicKeyInfo, both as PEM.
 */
public final class KeyFiles {
    private static final String PRIVATE = "netsuite-client-key.pem";
    private static final String PUBLIC = "netsuite-client-public.pem";

    private final Path folder;

    public KeyFiles(Path folder) {
        this.folder = folder;
        if (!Files.exists(publicKeyFile())) {
            generate();
        }
    }

    /** The file with the private key, for the client. */
    public Path privateKeyFile() {
        return folder.resolve(PRIVATE);
    }

    public PublicKey publicKey() {
        try {
            String base64 = Files.readString(publicKeyFile()).replaceAll("-----[A-Z ]+-----|\\s", "");
            byte[] encoded = Base64.getDecoder().decode(base64);
            return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(publicKeyFile() + " holds no EC key", e);
        }
    }

    /** Puts another pair in the place of this one. */
    public void rotate() {
        generate();
    }

    private Path publicKeyFile() {
        return folder.resolve(PUBLIC);
    }

    private void generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            Files.createDirectories(folder);
            write(privateKeyFile(), "PRIVATE KEY", pair.getPrivate().getEncoded());
            write(publicKeyFile(), "PUBLIC KEY", pair.getPublic().getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no EC P-256", e);
        }
    }

    private static void write(Path file, String label, byte[] encoded) throws IOException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n");
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
