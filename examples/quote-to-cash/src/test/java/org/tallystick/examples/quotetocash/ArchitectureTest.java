package org.tallystick.examples.quotetocash;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rules that keep the library's boundaries; it stands here because the example sees every module. */
class ArchitectureTest {

    private static final JavaClasses LIBRARY = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/examples/"))
            .importPackages("org.tallystick");

    private static final Set<String> EXPORTED = exportedPackages();

    @Test
    void everyModuleIsSeen() {
        assertThat(moduleDescriptors().map(ModuleDescriptor::name))
                .contains(
                        "org.tallystick.model",
                        "org.tallystick.json",
                        "org.tallystick.validation",
                        "org.tallystick.spi",
                        "org.tallystick.rules",
                        "org.tallystick.billing",
                        "org.tallystick.engine",
                        "org.tallystick.store.jdbc",
                        "org.tallystick.simulators")
                .hasSize(15);
        assertThat(LIBRARY.size()).isGreaterThan(200);
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> unmarked = packages(LIBRARY)
                .filter(each -> !each.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(unmarked).isEmpty();
    }

    @Test
    void packagesHaveNoCycles() {
        slices().assignedFrom(packagesWithTheirInternals())
                .should()
                .beFreeOfCycles()
                .check(LIBRARY);
    }

    @Test
    void signaturesOfExportedTypesNameOnlyTheJdkAndOurOwn() {
        classes()
                .that(new DescribedPredicate<JavaClass>("are public and exported") {
                    @Override
                    public boolean test(JavaClass type) {
                        return EXPORTED.contains(type.getPackageName())
                                && type.getModifiers().contains(JavaModifier.PUBLIC);
                    }
                })
                .should(nameOnlyJdkAndOwnTypes())
                .check(LIBRARY);
    }

    @Test
    void onlyTheEngineClockKnowsTheTimeOrWaits() {
        noClasses()
                .that(are(DescribedPredicate.not(name("org.tallystick.engine.time.SystemTime"))))
                .should(callMethodWhere(target(owner(name("java.time.Instant"))).and(target(name("now")))))
                .orShould(
                        callMethodWhere(target(owner(name("java.lang.Thread"))).and(target(name("sleep")))))
                .orShould(callMethodWhere(
                        target(owner(name("java.util.concurrent.TimeUnit"))).and(target(name("sleep")))))
                .orShould(
                        callMethodWhere(target(owner(name("java.lang.System"))).and(target(name("currentTimeMillis")))))
                .check(LIBRARY);
    }

    /** But the commands, which are for the console. */
    @Test
    void nothingPrints() {
        noClasses()
                .that()
                .doNotHaveSimpleName("HubCommand")
                .and()
                .doNotHaveSimpleName("RulesCommand")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(LIBRARY);
    }

    @Test
    void theModelHasNoBinaryFloatingPoint() {
        noClasses()
                .that()
                .resideInAPackage("org.tallystick.model..")
                .should()
                .dependOnClassesThat(are(name("double")
                        .or(name("float"))
                        .or(name("java.lang.Double"))
                        .or(name("java.lang.Float"))))
                .check(LIBRARY);
        classes()
                .that()
                .resideInAPackage("org.tallystick.model..")
                .should(useNoFloatingPoint())
                .check(LIBRARY);
    }

    @Test
    void arrowsPointUpTheListOfModules() {
        noClasses()
                .that(resideInAPackage("org.tallystick.model.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.tallystick.spi..", "org.tallystick.engine..", "org.tallystick.connector.."))
                .check(LIBRARY);
        noClasses()
                .that(resideInAnyPackage(
                        "org.tallystick.engine..", "org.tallystick.rules..", "org.tallystick.billing.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.tallystick.connector..", "org.tallystick.simulators.."))
                .check(LIBRARY);
        noClasses()
                .that(resideInAPackage("org.tallystick.connector.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.tallystick.engine..", "org.tallystick.simulators.."))
                .check(LIBRARY);
    }

    /** A package and its own {@code internal} are one room with two doors. */
    private static SliceAssignment packagesWithTheirInternals() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                String name = type.getPackageName();
                return SliceIdentifier.of(name.endsWith(".internal") ? name.substring(0, name.lastIndexOf('.')) : name);
            }

            @Override
            public String getDescription() {
                return "packages with their internals";
            }
        };
    }

    private static ArchCondition<JavaClass> nameOnlyJdkAndOwnTypes() {
        return new ArchCondition<>("name only types of the JDK and our own in signatures") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getCodeUnits().stream()
                        .filter(ArchitectureTest::isVisible)
                        .forEach(unit -> signature(unit)
                                .filter(each -> !isOwnOrJdk(each))
                                .forEach(each -> events.add(SimpleConditionEvent.violated(
                                        unit, unit.getFullName() + " names " + each.getName()))));
                type.getFields().stream()
                        .filter(field -> field.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(field -> !isOwnOrJdk(field.getRawType()))
                        .forEach(field -> events.add(SimpleConditionEvent.violated(
                                field,
                                field.getFullName() + " is a "
                                        + field.getRawType().getName())));
            }
        };
    }

    private static ArchCondition<JavaClass> useNoFloatingPoint() {
        return new ArchCondition<>("use no float or double in a signature") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getCodeUnits()
                        .forEach(unit -> signature(unit)
                                .filter(each -> Set.of("double", "float").contains(each.getName()))
                                .forEach(each -> events.add(SimpleConditionEvent.violated(unit, unit.getFullName()))));
            }
        };
    }

    private static boolean isVisible(JavaCodeUnit unit) {
        return unit.getModifiers().contains(JavaModifier.PUBLIC)
                || unit.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static Stream<JavaClass> signature(JavaCodeUnit unit) {
        Stream<JavaType> types = Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream());
        return types.flatMap(type -> type.getAllInvolvedRawTypes().stream()).map(JavaClass::getBaseComponentType);
    }

    private static boolean isOwnOrJdk(JavaClass type) {
        return type.isPrimitive()
                || type.getPackageName().startsWith("java.")
                || type.getPackageName().equals("javax.sql")
                || type.getPackageName().equals("javax.xml.stream")
                // A constraint annotation has this component, or it is none.
                || type.getName().equals("jakarta.validation.Payload")
                || type.getPackageName().startsWith("org.tallystick.");
    }

    private static Stream<JavaPackage> packages(JavaClasses classes) {
        return classes.stream().map(JavaClass::getPackage).distinct();
    }

    private static Set<String> exportedPackages() {
        return moduleDescriptors()
                .flatMap(descriptor -> descriptor.exports().stream())
                .filter(exports -> !exports.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<ModuleDescriptor> moduleDescriptors() {
        try {
            List<URL> all =
                    Collections.list(ArchitectureTest.class.getClassLoader().getResources("module-info.class"));
            return all.stream()
                    .map(ArchitectureTest::read)
                    .filter(each -> each.name().startsWith("org.tallystick."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ModuleDescriptor read(URL url) {
        try (InputStream in = url.openStream()) {
            return ModuleDescriptor.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
