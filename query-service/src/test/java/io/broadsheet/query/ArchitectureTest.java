package io.broadsheet.query;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.broadsheet.fences.OneClient;
import jakarta.persistence.Entity;

@AnalyzeClasses(
    packages = "io.broadsheet.query",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule ENTITIES_STAY_IN_THE_STORE =
      classes()
          .that()
          .areAnnotatedWith(Entity.class)
          .should()
          .resideInAPackage("..store..")
          .andShould()
          .bePackagePrivate();

  @ArchTest
  static final ArchRule ONLY_THE_STORE_KNOWS_SQL_AND_KAFKA =
      noClasses()
          .that()
          .resideOutsideOfPackage("..store..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..",
              "javax.sql..",
              "jakarta.persistence..",
              "org.hibernate..",
              "org.apache.kafka..");

  @ArchTest
  static final ArchRule THE_STORE_KNOWS_NO_READER =
      noClasses()
          .that()
          .resideInAPackage("..store..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..articles..",
              "..entities..",
              "..exports..",
              "..facts..",
              "..follow..",
              "..index..",
              "..lists..",
              "..stats..",
              "..subscriptions..",
              "..trace..");

  @ArchTest
  static final ArchRule ONLY_THE_INDEX_KNOWS_LUCENE =
      noClasses()
          .that()
          .resideOutsideOfPackage("..index..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.lucene..");

  @ArchTest static final ArchRule CALLS_OTHERS_BY_THE_GUARDED_CLIENT_ALONE = OneClient.RULE;
}
