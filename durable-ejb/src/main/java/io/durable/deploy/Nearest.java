package io.durable.deploy;

import java.util.Collection;
import java.util.Comparator;

/** Finds the known word that a wrong one was probably meant to be. */
final class Nearest {

  private Nearest() {}

  static String of(String word, Collection<String> known) {
    return known.stream().min(Comparator.comparingInt(each -> distance(word, each))).orElseThrow();
  }

  /** How many letters have to be changed, put in or taken out (Levenshtein). */
  static int distance(String one, String other) {
    var previous = new int[other.length() + 1];
    for (var j = 0; j <= other.length(); j++) {
      previous[j] = j;
    }
    for (var i = 1; i <= one.length(); i++) {
      var current = new int[other.length() + 1];
      current[0] = i;
      for (var j = 1; j <= other.length(); j++) {
        var changed = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(changed, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[other.length()];
  }
}
