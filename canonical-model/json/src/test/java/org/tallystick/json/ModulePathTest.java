package org.tallystick.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The other tests run on the class path, where everything is open to Jackson. As modules, the model's packages are exported only. */
class ModulePathTest {

    private static final String DOCUMENT = """
            {"type":"resource","schemaVersion":"0.2","record":{\
            "header":{"ref":{"system":"psa","type":"resource","id":"R-1"}},"workerId":"W-1"}}""";

    @Test
    void recordsAreWrittenAndReadAsModulesToo() throws Exception {
        ModuleLayer boot = ModuleLayer.boot();
        Configuration modules =
                boot.configuration().resolve(onTheClassPath(), ModuleFinder.of(), Set.of("org.tallystick.json"));
        ClassLoader loader = boot.defineModulesWithOneLoader(modules, ClassLoader.getPlatformClassLoader())
                .findLoader("org.tallystick.json");
        Class<?> recordType = loader.loadClass("org.tallystick.model.RecordType");
        Class<?> jsonForm = loader.loadClass("org.tallystick.json.JsonForm");
        Object form = jsonForm.getMethod("ofDefaults").invoke(null);

        Object resource = jsonForm.getMethod("read", recordType, String.class)
                .invoke(form, recordType.getField("RESOURCE").get(null), DOCUMENT);
        Object again = jsonForm.getMethod("write", loader.loadClass("org.tallystick.model.Entity"))
                .invoke(form, resource);

        assertThat(resource.getClass().getModule().isNamed()).isTrue();
        assertThat(again).isEqualTo(DOCUMENT);
    }

    private static ModuleFinder onTheClassPath() {
        return ModuleFinder.of(Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes"))
                .filter(entry ->
                        entry.contains("jackson") || entry.contains("canonical-model") || entry.contains("tallystick-"))
                .map(Path::of)
                .toArray(Path[]::new));
    }
}
