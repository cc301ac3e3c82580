package org.tallystick.store.jdbc.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.tallystick.model.Customer;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.Header;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.spi.Change;
import org.tallystick.spi.Draft;
import org.tallystick.spi.RawDocument;

/**
 * What the customers of two systems go through, drawn from a seed. The CRM has a feed, with repetitions, older versions after newer ones, rows
 * that only a sweep finds, and tombstones; the PSA has listings.
 */
final class Script {

    private static final int ACTS = 5;

    private final Random random;
    private final Map<String, Past> customers = new TreeMap<>();
    private final List<Change<Customer>> feed = new ArrayList<>();
    private final List<Change<Customer>> late = new ArrayList<>();
    private final Map<String, Change<Customer>> listing = new TreeMap<>();

    /** What is true of a customer. */
    static final class Past {

        final String id;
        int version;
        /** Of the newest version that is good; 0: none, or deleted. */
        int good;
        /** Of the newest version at the time of its first decision; 0: not decided. */
        int billed;

        /** Of the newest good version that the hub has seen. */
        int seen;

        boolean isSetAside;
        /** What it was so far shows to a sweep only. */
        boolean isLate;

        Past(String id) {
            this.id = id;
        }

        String name() {
            return id + " v" + good;
        }
    }

    Script(Random random) {
        this.random = random;
    }

    List<Change<Customer>> feed() {
        return feed;
    }

    List<Change<Customer>> late() {
        return late;
    }

    Map<String, Change<Customer>> listing() {
        return listing;
    }

    Map<String, Past> customers() {
        return customers;
    }

    /** More happens, then all that exist for the first time are billed. */
    void goOn() {
        customers.values().forEach(past -> {
            past.seen = past.good;
            past.isLate = false;
        });
        create("psa", "P" + customers.size());
        for (int i = 0; i < ACTS; i++) {
            act();
        }
        customers.values().stream().filter(past -> past.billed == 0).forEach(past -> past.billed = past.good);
    }

    private void act() {
        Past past = any();
        switch (random.nextInt(8)) {
            case 0, 1 -> create("crm", "C" + customers.size());
            case 2 -> create("psa", "P" + customers.size());
            case 3 -> delete(past);
            case 4 -> setAside(past);
            case 5 -> repeat();
            case 6 -> overtake(past);
            default -> amend(past);
        }
    }

    private Past any() {
        List<Past> all = new ArrayList<>(customers.values());
        return all.get(random.nextInt(all.size()));
    }

    private void create(String system, String id) {
        Past past = new Past(id);
        customers.put(id, past);
        if (system.equals("crm") && random.nextInt(4) == 0) {
            late.add(good(past));
            past.isLate = true;
        } else {
            put(past, good(past));
        }
    }

    private void amend(Past past) {
        put(past, good(past));
    }

    private Change<Customer> good(Past past) {
        past.version++;
        past.good = past.version;
        past.isSetAside = false;
        past.isLate = false;
        return change(past.id, past.version, true);
    }

    private void setAside(Past past) {
        past.version++;
        past.isSetAside = true;
        if (isListed(past.id) || past.isLate) {
            // The good version before it was never to be seen.
            past.good = past.seen;
        }
        put(past, change(past.id, past.version, false));
    }

    private void delete(Past past) {
        past.good = 0;
        past.isSetAside = false;
        if (isListed(past.id)) {
            // Its versions have to go on if it comes back.
            past.version++;
            if (listing.size() > 1) {
                listing.remove(past.id);
            } else {
                amend(past);
            }
        } else {
            past.version++;
            feed.add(new Change.Delete<>(past.id, past.version));
        }
    }

    private void repeat() {
        if (!feed.isEmpty()) {
            feed.add(feed.get(random.nextInt(feed.size())));
        }
    }

    /** The newer version is read before the older. */
    private void overtake(Past past) {
        if (past.isSetAside) {
            amend(past);
            return;
        }
        int older = past.version + 1;
        past.version = older;
        put(past, good(past));
        if (!isListed(past.id)) {
            feed.add(change(past.id, older, true));
        }
    }

    private void put(Past past, Change<Customer> change) {
        if (isListed(past.id)) {
            listing.put(past.id, change);
        } else {
            feed.add(change);
        }
    }

    private static boolean isListed(String id) {
        return id.startsWith("P");
    }

    static Ref<Customer> ref(String id) {
        return new Ref<>(isListed(id) ? "psa" : "crm", RecordType.CUSTOMER, id);
    }

    private static Change<Customer> change(String id, int version, boolean isGood) {
        String name = id + " v" + version;
        CustomerBuilder builder = CustomerBuilder.builder().header(Header.of(ref(id)));
        Draft<Customer> draft = Draft.of(ref(id), isGood ? builder.name(name) : builder);
        RawDocument raw = RawDocument.json("{\"name\":\"%s\"}".formatted(isGood ? name : ""));
        return new Change.Upsert<>(id, version, raw, List.of(draft));
    }
}
