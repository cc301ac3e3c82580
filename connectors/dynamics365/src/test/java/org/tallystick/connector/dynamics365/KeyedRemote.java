package org.tallystick.connector.dynamics365;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tallystick.model.Entity;
import org.tallystick.testkit.connector.RemoteFault;

/**
 * A simulated environment and the rows of one set, which are keyed by company and our key, and seeded by number.
 *
 * @param <T> what is read and written
 */
abstract class KeyedRemote<T extends Entity> extends FinanceRemote<T> {

    private final Set<Integer> there = new HashSet<>();
    private final String set;
    private final String keyField;
    private final String keys;

    /** @param keys of what is seeded, to be formatted with its number */
    KeyedRemote(Path folder, String set, String keyField, String keys) throws IOException {
        super(folder);
        this.set = set;
        this.keyField = keyField;
        this.keys = keys;
    }

    /**
     * Puts a row there, or changes it.
     *
     * @param created fields of a new one only, each with a comma after it
     * @param fields of both
     * @return its id
     */
    String putRow(int number, String created, String fields) {
        if (there.add(number)) {
            finance()
                    .post(
                            set,
                            "{\"dataAreaId\":\"jp50\",\"%s\":\"%s\",%s%s}"
                                    .formatted(keyField, key(number), created, fields));
        } else {
            finance().patch(address(number), "{" + fields + "}");
        }
        return "jp50/" + key(number);
    }

    @Override
    public void delete(int number) {
        there.remove(number);
        finance().delete(address(number));
    }

    @Override
    public int count() {
        return finance().created(set);
    }

    @Override
    public Optional<String> content(String externalKey) {
        return text(rows(externalKey).stream());
    }

    List<Map<String, String>> rows(String key) {
        return finance().rows(set, "%s eq '%s'".formatted(keyField, key));
    }

    /** Where nothing is seeded the fault is for a write, which a look-up comes before. */
    @Override
    String methodOnce(RemoteFault fault) {
        return there.isEmpty() ? methodOnceWritten(fault) : "*";
    }

    private String address(int number) {
        return "%s(dataAreaId='jp50',%s='%s')".formatted(set, keyField, key(number));
    }

    private String key(int number) {
        return keys.formatted(number);
    }
}
