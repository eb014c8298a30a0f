package io.broadsheet.ingest;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.broadsheet.fences.OneClient;

@AnalyzeClasses(
    packages = {"io.broadsheet.ingest", "io.broadsheet.parser", "io.broadsheet.events"},
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest static final ArchRule CALLS_OTHERS_BY_THE_GUARDED_CLIENT_ALONE = OneClient.RULE;
}
