package dev.onset;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The direction of dependencies: {@code jdbc → api → sql → plan ← exec → archive}, {@code ingest → archive}. */
@AnalyzeClasses(packages = "dev.onset", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule LAYERS = layeredArchitecture().consideringOnlyDependenciesInLayers()
            .layer("jdbc").definedBy("dev.onset.jdbc..")
            .layer("api").definedBy("dev.onset.api..")
            .layer("sql").definedBy("dev.onset.sql..")
            .layer("exec").definedBy("dev.onset.exec..")
            .layer("plan").definedBy("dev.onset.plan..")
            .layer("ingest").definedBy("dev.onset.ingest..")
            .layer("archive").definedBy("dev.onset.archive..")
            .layer("functions").definedBy("dev.onset.functions..")
            .layer("error").definedBy("dev.onset.error..")
            .whereLayer("jdbc").mayOnlyAccessLayers("api", "exec", "plan", "functions", "archive", "error")
            .whereLayer("api").mayOnlyAccessLayers("sql", "exec", "plan", "ingest", "archive", "functions", "error")
            .whereLayer("sql").mayOnlyAccessLayers("plan", "functions", "error")
            .whereLayer("exec").mayOnlyAccessLayers("plan", "archive", "functions", "error")
            .whereLayer("plan").mayOnlyAccessLayers("functions", "error")
            .whereLayer("ingest").mayOnlyAccessLayers("archive", "error")
            .whereLayer("archive").mayOnlyAccessLayers("error")
            .whereLayer("functions").mayNotAccessAnyLayer()
            .whereLayer("error").mayNotAccessAnyLayer();

    /** Within {@code sql}: {@code syntax → rewrite → validate → optimize → translate} is the way of a statement, not of imports. */
    @ArchTest
    static final ArchRule STAGES_OF_A_STATEMENT = layeredArchitecture().consideringOnlyDependenciesInLayers()
            .layer("syntax").definedBy("dev.onset.sql.syntax..")
            .layer("catalog").definedBy("dev.onset.sql.catalog..")
            .layer("operators").definedBy("dev.onset.sql.operators..")
            .layer("rewrite").definedBy("dev.onset.sql.rewrite..")
            .layer("validate").definedBy("dev.onset.sql.validate..")
            .layer("optimize").definedBy("dev.onset.sql.optimize..")
            .layer("translate").definedBy("dev.onset.sql.translate..")
            .whereLayer("syntax").mayNotAccessAnyLayer()
            .whereLayer("catalog").mayNotAccessAnyLayer()
            .whereLayer("operators").mayOnlyAccessLayers("syntax", "catalog")
            .whereLayer("rewrite").mayOnlyAccessLayers("syntax", "operators")
            .whereLayer("validate").mayOnlyAccessLayers("syntax", "catalog", "operators")
            .whereLayer("optimize").mayNotAccessAnyLayer()
            .whereLayer("translate").mayOnlyAccessLayers("syntax", "catalog", "operators", "optimize");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("dev.onset.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule CALCITE_IS_THE_FRONT_END_ALONE = noClasses().that().resideOutsideOfPackage("dev.onset.sql..")
            .should().dependOnClassesThat().resideInAnyPackage("org.apache.calcite.rel..", "org.apache.calcite.rex..",
                    "org.apache.calcite.sql..", "org.apache.calcite.plan..", "org.apache.calcite.schema..",
                    "org.apache.calcite.tools..", "org.apache.calcite.jdbc..");

    @ArchTest
    static final ArchRule AVATICA_STAYS_IN_THE_DRIVER = noClasses().that().resideOutsideOfPackages("dev.onset.jdbc..",
            "dev.onset.sql..").should().dependOnClassesThat().resideInAPackage("org.apache.calcite.avatica..");

    @ArchTest
    static final ArchRule ARROW_STAYS_IN_THE_ARCHIVE = noClasses().that().resideOutsideOfPackage("dev.onset.archive..")
            .should().dependOnClassesThat().resideInAPackage("org.apache.arrow..");

    @ArchTest
    static final ArchRule FUNCTIONS_DEPEND_ON_THE_JDK_ALONE = noClasses().that()
            .resideInAPackage("dev.onset.functions..").should().dependOnClassesThat()
            .resideOutsideOfPackages("dev.onset.functions..", "java..", "jdk..", "org.jspecify..");

    @ArchTest
    static final ArchRule VECTOR_KERNELS_ALONE_USE_THE_VECTOR_MODULE = noClasses().that()
            .haveNameNotMatching("dev\\.onset\\.functions\\.kernels\\.Vector\\w+").should()
            .dependOnClassesThat()
            .resideInAPackage("jdk.incubator..");
}
