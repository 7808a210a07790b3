package io.durable.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durable.function.Json;
import io.durable.function.TypeRef;
import io.durable.testing.PostgresFixture;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What {@code jsonb} gives back equals what was encoded, to the order of keys and the last digit: a
 * value that stayed in memory and one that was read after a crash are the same to user code.
 */
class PayloadInPostgresTest {

  record Everything(
      Map<String, String> texts,
      List<Double> doubles,
      List<Float> floats,
      List<BigDecimal> decimals,
      List<BigInteger> integers,
      List<Long> longs,
      Everything inner) {}

  private static final String[] PARTS = {
    "", "a", "b", "Z", "_", "\"", "\\", "\u0001", "\u007f", "é", "\u07ff", "\u0800", "\uffff", "😀"
  };

  private static Connection connection;

  private final Json json = Json.standard();

  @BeforeAll
  static void connect() throws SQLException {
    connection = DriverManager.getConnection(PostgresFixture.newDatabase());
  }

  @AfterAll
  static void disconnect() throws SQLException {
    connection.close();
  }

  @Test
  void randomValuesComeBackExactlyAsTheyWereEncoded() throws SQLException {
    var random = new Random(20260101);
    for (int i = 0; i < 500; i++) {
      var value = everything(random, 3);

      var tree = json.encode(value, Everything.class);
      var back = stored(json.write(tree));

      assertThat(back).isEqualTo(tree);
      assertThat(json.write(back)).isEqualTo(json.write(tree));
      assertThat(json.decode(back, Everything.class)).isEqualTo(value);
    }
  }

  @Test
  void extremeNumbersComeBackExactlyAsTheyWereEncoded() throws SQLException {
    var type = new TypeRef<List<BigDecimal>>() {}.type();
    var numbers =
        List.of(
            new BigDecimal("1E+2"),
            new BigDecimal("1E+1000000"),
            new BigDecimal("1E-1000"),
            new BigDecimal("7E-20000"),
            new BigDecimal("0E-5"),
            new BigDecimal(BigInteger.TEN.pow(999), 500));

    var back = stored(json.write(json.encode(numbers, type)));

    assertThat(json.decode(back, type)).isEqualTo(numbers);
  }

  @Test
  void inputFromOutsideComesBackExactlyAsItWasParsed() throws SQLException {
    var tree =
        json.parse("{\"bb\": [1e3, -0.0, 1.50E1, 12e-1, 0e9], \"a\": {\"é\": 1, \"zz\": 2}}");

    var back = stored(json.write(tree));

    assertThat(back).isEqualTo(tree);
    assertThat(json.write(back)).isEqualTo(json.write(tree));
  }

  @Test
  void whatIsRefusedBeforehandWouldBeRefusedHere() {
    for (var text : List.of("\"\\u0000\"", "\"\\ud83d\"", "\"\\ude00\\ud83d\"")) {
      assertThatThrownBy(() -> stored(text)).as(text).isInstanceOf(SQLException.class);
    }
  }

  private JsonNode stored(String text) throws SQLException {
    try (var select = connection.prepareStatement("select cast(? as jsonb)::text")) {
      select.setString(1, text);
      try (var row = select.executeQuery()) {
        row.next();
        return json.parse(row.getString(1));
      }
    }
  }

  private static Everything everything(Random random, int depth) {
    var texts = new LinkedHashMap<String, String>();
    var doubles = new ArrayList<Double>();
    var floats = new ArrayList<Float>();
    var decimals = new ArrayList<BigDecimal>();
    var integers = new ArrayList<BigInteger>();
    var longs = new ArrayList<Long>();
    for (int i = random.nextInt(6); i > 0; i--) {
      texts.put(text(random), text(random));
      doubles.add(finite(random));
      floats.add((float) random.nextGaussian());
      decimals.add(new BigDecimal(new BigInteger(random.nextInt(200), random), scale(random)));
      integers.add(new BigInteger(random.nextInt(300), random).negate());
      longs.add(random.nextLong() >> random.nextInt(64));
    }
    var inner = depth == 0 || random.nextBoolean() ? null : everything(random, depth - 1);
    return new Everything(texts, doubles, floats, decimals, integers, longs, inner);
  }

  private static int scale(Random random) {
    return random.nextInt(60) - 20;
  }

  private static double finite(Random random) {
    var value = Double.longBitsToDouble(random.nextLong());
    return Double.isFinite(value) ? value : 0.5;
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    for (int i = random.nextInt(5); i > 0; i--) {
      text.append(PARTS[random.nextInt(PARTS.length)]);
    }
    return text.toString();
  }
}
