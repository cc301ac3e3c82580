package org.tallystick.store.jdbc.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.tallystick.model.Entity;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.EndingSink;
import org.tallystick.spi.Problem;

/** Strikes out what is ended. */
final class EndingPaper<T extends Entity> extends PaperTarget<T> implements EndingSink<T> {

    private final List<List<String>> ended = new ArrayList<>();
    private final Deque<Problem> next = new ArrayDeque<>();

    /** The next calls to end something end so. */
    void endsWith(Problem... problems) {
        next.addAll(List.of(problems));
    }

    /** The external keys of each call. */
    List<List<String>> ended() {
        return ended;
    }

    @Override
    public void end(Collection<String> externalKeys) {
        ended.add(externalKeys.stream().sorted().toList());
        Problem problem = next.poll();
        if (problem != null) {
            throw new ConnectorException(problem);
        }
        externalKeys.forEach(this::loses);
    }
}
