package org.tallystick.rules;

import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A rule set, an ownership or policy file is not usable. All its faults are named, each with where it is and how to mend it. */
public final class RuleSetException extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final ArrayList<Fault> faults;

    /**
     * Refuses a file.
     *
     * @param faults at least one
     */
    public RuleSetException(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
        this.faults = new ArrayList<>(faults);
    }

    /** The faults, in the order of the file. Never empty. */
    public List<Fault> faults() {
        return List.copyOf(faults);
    }

    /**
     * One mistake.
     *
     * @param file or the name of the text
     * @param line from 1; 0: the file as a whole
     * @param column from 1; 0: the file as a whole
     * @param what is wrong, with the values
     * @param remedy what to do
     */
    public record Fault(String file, int line, int column, String what, String remedy) implements Serializable {

        /** {@code rules.yaml:12:9: what. Remedy.} Of the file as a whole without line and column. */
        @Override
        public String toString() {
            return line == 0
                    ? "%s: %s. %s.".formatted(file, what, remedy)
                    : "%s:%d:%d: %s. %s.".formatted(file, line, column, what, remedy);
        }
    }
}
