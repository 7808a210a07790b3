package io.durable.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durable.InvalidConfiguration;
import io.durable.boundary.Settings;
import io.durable.store.Schema;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.Converter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {

  private static final Map<String, String> EVERY_KEY =
      Map.ofEntries(
          Map.entry("durable.datasource", "jdbc/mine"),
          Map.entry("durable.schema", "validate"),
          Map.entry("durable.node", "berlin-1"),
          Map.entry("durable.queues", "fast, slow,,"),
          Map.entry("durable.executions", "7"),
          Map.entry("durable.steps.transactional", "3"),
          Map.entry("durable.steps.external", "4"),
          Map.entry("durable.steps.timeout", "PT1M"),
          Map.entry("durable.payload.limit", "1000"),
          Map.entry("durable.heartbeat", "PT1S"),
          Map.entry("durable.lease", "PT9S"),
          Map.entry("durable.poll", "PT4S"),
          Map.entry("durable.sweep", "PT5S"),
          Map.entry("durable.drain", "PT6S"),
          Map.entry("durable.rest.challenge", "Bearer"));

  private static Configuration of(Map<String, String> values) {
    return Configuration.of(new Values(values));
  }

  @Test
  void everyKeyHasADefault() {
    var configuration = of(Map.of());

    assertThat(configuration.dataSource()).isEqualTo("java:comp/DefaultDataSource");
    assertThat(configuration.schema()).isEqualTo(Schema.Mode.MIGRATE);
    var settings = configuration.settings();
    assertThat(settings.node()).isNotBlank();
    assertThat(settings)
        .usingRecursiveComparison()
        .ignoringFields("node")
        .isEqualTo(
            new Settings(
                "any",
                Set.of("default"),
                200,
                8,
                32,
                Duration.ofMinutes(2),
                4 * 1024 * 1024,
                new Settings.Times(
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(20))));
  }

  @Test
  void everyKeyIsRead() {
    var configuration = of(EVERY_KEY);

    assertThat(configuration)
        .isEqualTo(
            new Configuration(
                "jdbc/mine",
                Schema.Mode.VALIDATE,
                new Settings(
                    "berlin-1",
                    Set.of("fast", "slow"),
                    7,
                    3,
                    4,
                    Duration.ofMinutes(1),
                    1000,
                    new Settings.Times(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(9),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(6)))));
  }

  @Test
  void anEmptyValueIsNoValue() {
    assertThat(of(Map.of("durable.datasource", " ", "durable.queues", ",")))
        .usingRecursiveComparison()
        .isEqualTo(of(Map.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "durable.datasuorce, durable.datasource",
    "durable.steps.transactionals, durable.steps.transactional",
    "durable.heart-beat, durable.heartbeat",
    "durable.leas, durable.lease",
  })
  void anUnknownKeyStopsTheDeploymentAndNamesTheNearest(String wrong, String meant) {
    assertThatThrownBy(() -> of(Map.of(wrong, "x")))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining("there is no key '" + wrong + "'; did you mean '" + meant + "'?");
  }

  @Test
  void whatBelongsToOthersIsLeftAlone() {
    assertThat(of(Map.of("durability", "high", "quarkus.durable.x", "y", "DURABLE_X", "z")))
        .isEqualTo(of(Map.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "durable.schema, create, 'migrate, validate or off'",
    "durable.executions, 0, a number from 1",
    "durable.executions, many, a number from 1",
    "durable.steps.transactional, -1, a number from 1",
    "durable.payload.limit, 1MB, a number from 1",
    "durable.poll, 5, 'a duration such as PT5S, longer than none'",
    "durable.drain, PT0S, 'a duration such as PT5S, longer than none'",
    "durable.steps.timeout, -PT5S, 'a duration such as PT5S, longer than none'",
  })
  void aBadValueSaysWhichAndWhatItIsToBe(String key, String value, String expected) {
    assertThatThrownBy(() -> of(Map.of(key, value)))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining(key + " is '" + value + "', but it is to be " + expected);
  }

  @Test
  void aLeaseOfLessThanThreeHeartbeatsIsRefused() {
    assertThatThrownBy(() -> of(Map.of("durable.lease", "PT5S")))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining("durable.lease is PT5S and durable.heartbeat is PT3S");
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() {
    assertThatThrownBy(
            () -> of(Map.of("durable.nod", "x", "durable.poll", "y", "durable.schema", "z")))
        .hasMessageContainingAll("durable.nod", "durable.poll", "durable.schema");
  }

  /** What MicroProfile Config would give for these values. */
  private record Values(Map<String, String> values) implements Config {
    @Override
    public <T> Optional<T> getOptionalValue(String name, Class<T> type) {
      return Optional.ofNullable(values.get(name)).map(type::cast);
    }

    @Override
    public Iterable<String> getPropertyNames() {
      return List.copyOf(values.keySet());
    }

    @Override
    public <T> T getValue(String name, Class<T> type) {
      return getOptionalValue(name, type).orElseThrow();
    }

    @Override
    public ConfigValue getConfigValue(String name) {
      throw new UnsupportedOperationException(name);
    }

    @Override
    public Iterable<ConfigSource> getConfigSources() {
      return List.of();
    }

    @Override
    public <T> Optional<Converter<T>> getConverter(Class<T> type) {
      return Optional.empty();
    }

    @Override
    public <T> T unwrap(Class<T> type) {
      throw new IllegalArgumentException(type.getName());
    }
  }
}
