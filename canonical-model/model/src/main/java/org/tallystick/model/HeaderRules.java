package org.tallystick.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Rule;

/** Rules of what all records share. */
final class HeaderRules {

    static final Rule SOURCES = Rule.error(
            "HEADER_SOURCES",
            "A record names each record of another system that stands for it once.",
            "keep the newest observation of it");

    static final Rule EFFECTIVE = Rule.error(
            "HEADER_EFFECTIVE",
            "The effective periods of the versions of one record do not overlap.",
            "end the earlier version where the later one begins");

    private HeaderRules() {}

    static List<Rule> all() {
        return List.of(SOURCES, EFFECTIVE);
    }

    /** Whether there is nothing to report; costs nothing where a record has one source. */
    static boolean isKept(Header header) {
        List<SourceRef> sources = header.provenance().sources();
        return sources.size() < 2 || namesEachOnce(sources);
    }

    private static boolean namesEachOnce(List<SourceRef> sources) {
        Set<Name> names = new HashSet<>();
        return sources.stream().map(Name::of).allMatch(names::add);
    }

    static void check(Header header, Findings findings) {
        List<SourceRef> sources = header.provenance().sources();
        Set<Name> names = new HashSet<>();
        for (int i = 0; i < sources.size(); i++) {
            Name name = Name.of(sources.get(i));
            if (!names.add(name)) {
                findings.broken(SOURCES, "/header/provenance/sources/" + i, "%s is named before".formatted(name));
            }
        }
    }

    private record Name(String system, @Nullable String instance, String objectType, String externalId) {

        static Name of(SourceRef source) {
            return new Name(source.system(), source.instance(), source.objectType(), source.externalId());
        }

        @Override
        public String toString() {
            String place = instance == null ? system : system + "/" + instance;
            return "%s/%s/%s".formatted(place, objectType, externalId);
        }
    }
}
