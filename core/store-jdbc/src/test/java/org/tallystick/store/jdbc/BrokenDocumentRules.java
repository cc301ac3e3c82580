package org.tallystick.store.jdbc;

import static java.util.stream.Collectors.toMap;
import static org.tallystick.store.jdbc.BrokenRules.first;
import static org.tallystick.store.jdbc.BrokenRules.plus;
import static org.tallystick.store.jdbc.WrongStore.doing;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.store.Documents;
import org.tallystick.engine.store.Documents.DocumentRow;
import org.tallystick.store.jdbc.BrokenRules.Broken;

/** Stores that do wrong what is required of documents. */
final class BrokenDocumentRules {

    private BrokenDocumentRules() {}

    static List<Broken> rules() {
        return List.of(
                new Broken(15, doing(Documents.class, "find", BrokenDocumentRules::withRaw), "raw={}"),
                new Broken(
                        16,
                        doing(Documents.class, "put", BrokenDocumentRules::keepingKnownDocuments),
                        "the newest version replaces a document"),
                new Broken(
                        210,
                        doing(
                                Documents.class,
                                "putFirst",
                                call -> call.proceed(call.<Collection<DocumentRow>>arg(0).stream()
                                        .limit(1)
                                        .toList())),
                        "for the first time comes back"),
                new Broken(
                        211,
                        doing(Documents.class, "putFirst", BrokenDocumentRules::replacing),
                        "is known is not put for the first time"),
                new Broken(
                        17,
                        doing(Documents.class, "setAside", BrokenDocumentRules::withoutRaw),
                        "come with their text"),
                new Broken(
                        216,
                        doing(Documents.class, "flowsSetAside", call -> plus(call.<List<String>>result(), "psa/Other")),
                        "some elements were not expected"),
                new Broken(
                        18,
                        doing(Documents.class, "liveIds", call -> plus(call.<List<String>>result(), "c")),
                        "the following elements were unexpected"),
                new Broken(
                        19,
                        doing(
                                Documents.class,
                                "find",
                                call -> call.proceed(call.arg(0), first(call.<Collection<?>>arg(1)))),
                        "Expected size: 1300 but was: 1000"),
                new Broken(
                        205,
                        doing(Documents.class, "countLive", call -> call.proceed(call.arg(0), Integer.MAX_VALUE)),
                        "counted no further than asked"),
                new Broken(
                        206,
                        doing(
                                Documents.class,
                                "setAside",
                                call -> call.<Documents>table().setAside(call.arg(0))),
                        "some elements were not expected"),
                new Broken(207, doing(Documents.class, "remove", call -> null), "\"b\"=DocumentRow"));
    }

    private static @Nullable Object replacing(WrongStore.Call call) {
        Documents table = call.table();
        table.put(call.<Collection<DocumentRow>>arg(0));
        return null;
    }

    private static Object withRaw(WrongStore.Call call) throws Throwable {
        Map<String, DocumentRow> found = call.result();
        return found.entrySet().stream().collect(toMap(Map.Entry::getKey, row -> with(row.getValue(), "{}")));
    }

    private static Object withoutRaw(WrongStore.Call call) throws Throwable {
        return call.<List<DocumentRow>>result().stream()
                .map(row -> with(row, null))
                .toList();
    }

    private static DocumentRow with(DocumentRow row, String raw) {
        return new DocumentRow(row.flow(), row.id(), row.version(), row.hash(), row.ruleSet(), raw, row.state());
    }

    private static Object keepingKnownDocuments(WrongStore.Call call) throws Throwable {
        Documents table = call.table();
        return call.proceed(call.<Collection<DocumentRow>>arg(0).stream()
                .filter(row -> table.find(row.flow(), List.of(row.id())).isEmpty())
                .toList());
    }
}
