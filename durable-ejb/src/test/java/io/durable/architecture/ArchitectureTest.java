package io.durable.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The classes of {@code durable-api} and {@code durable-ejb} keep the rules of the house. */
class ArchitectureTest {

  private static final JavaClasses SHIPPED =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(ArchitectureTest::notInATestJar)
          .importPackages("io.durable");

  private static final JavaClasses WRONG =
      new ClassFileImporter().importPackages("io.durable.wrong");

  static Stream<Arguments> rules() {
    return rules("io.durable");
  }

  static Stream<Arguments> rulesForTheWrong() {
    return rules("io.durable.wrong");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void theHouseKeepsTheRule(String name, ArchRule rule) {
    rule.check(SHIPPED);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rulesForTheWrong")
  void theRuleSeesTheFixtureThatBreaksIt(String name, ArchRule rule) {
    assertThat(rule.evaluate(WRONG).hasViolation()).isTrue();
  }

  private static Stream<Arguments> rules(String root) {
    return new ClassRules(root)
        .all().entrySet().stream().map(rule -> Arguments.of(rule.getKey(), rule.getValue()));
  }

  private static boolean notInATestJar(Location location) {
    return !location.contains("-tests.jar");
  }
}
