package org.tallystick.connector.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/** What can be wrong with a folder or a file. */
final class Failures {

    private Failures() {}

    /** The folder, or the disk under it, cannot be used. */
    static ConnectorException unavailable(Path folder, IOException cause) {
        return new ConnectorException(
                Problem.of(FailureKind.UNAVAILABLE, "FOLDER", "%s cannot be used: %s".formatted(folder, reason(cause)))
                        .withRemedy("Check that the folder is mounted, exists, and may be read and written."),
                cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return "it is not there";
        }
        return cause instanceof AccessDeniedException ? "access is denied" : cause.toString();
    }

    /** The file is there, and is not what it should be. */
    static ConnectorException broken(Path file, String code, String what, String remedy) {
        return new ConnectorException(Problem.of(FailureKind.INVALID, code, "%s %s".formatted(file.getFileName(), what))
                .withRemedy(remedy));
    }
}
