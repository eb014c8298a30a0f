package io.broadsheet.parser.entities;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The labels of a classifier, and the best sequence of them in which each name is well formed. */
final class Labels {

  private static final float NEVER = -1e9f;

  private final List<String> names;
  // What may stand before each label, besides itself: for an I its B, for all others anything.
  private final int[] begins;

  Labels(List<String> names) {
    this.names = List.copyOf(names);
    begins = new int[names.size()];
    for (int i = 0; i < begins.length; i++) {
      String name = names.get(i);
      begins[i] = name.startsWith("I-") ? names.indexOf("B-" + name.substring(2)) : -1;
    }
  }

  /** Viterbi over one row of scores a word. */
  List<String> best(List<float[]> scores) {
    if (scores.isEmpty()) {
      return List.of();
    }
    float[] sums = scores.get(0).clone();
    for (int label = 0; label < begins.length; label++) {
      sums[label] = begins[label] < 0 ? sums[label] : NEVER;
    }
    List<int[]> sources = new ArrayList<>();
    for (float[] row : scores.subList(1, scores.size())) {
      int top = top(sums);
      int[] source = new int[begins.length];
      float[] next = new float[begins.length];
      for (int label = 0; label < begins.length; label++) {
        int begin = begins[label];
        source[label] = begin < 0 ? top : sums[begin] > sums[label] ? begin : label;
        next[label] = sums[source[label]] + row[label];
      }
      sources.add(source);
      sums = next;
    }
    List<String> path = new ArrayList<>();
    int label = top(sums);
    path.add(names.get(label));
    Collections.reverse(sources);
    for (int[] source : sources) {
      label = source[label];
      path.add(names.get(label));
    }
    Collections.reverse(path);
    return path;
  }

  private static int top(float[] sums) {
    int top = 0;
    for (int i = 1; i < sums.length; i++) {
      if (sums[i] > sums[top]) {
        top = i;
      }
    }
    return top;
  }
}
