package io.broadsheet.parser;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.broadsheet.parser",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule knowsNoFrameworkAndNoNetwork =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta..", "io.quarkus..", "io.vertx..", "org.apache.kafka..", "java.net.http..");

  @ArchTest
  static final ArchRule pagesKnowNoFacts =
      noClasses()
          .that()
          .resideInAnyPackage("..page..", "..text..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..entities..", "..quotes..", "..figures..", "..dates..", "..claims..");
}
