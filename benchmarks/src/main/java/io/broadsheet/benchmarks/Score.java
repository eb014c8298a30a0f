package io.broadsheet.benchmarks;

/**
 * Right ones of those found and of those wanted. A page counts as one of each, its shares as parts.
 */
record Score(double right, double found, double hit, double wanted) {

  static final Score NONE = new Score(0, 0, 0, 0);

  static Score counted(int right, int wanted, int found) {
    return new Score(right, found, right, wanted);
  }

  static Score of(boolean right) {
    return counted(right ? 1 : 0, 1, 1);
  }

  Score plus(Score other) {
    return new Score(
        right + other.right, found + other.found, hit + other.hit, wanted + other.wanted);
  }

  double precision() {
    return found == 0 ? 0 : right / found;
  }

  double recall() {
    return wanted == 0 ? 0 : hit / wanted;
  }

  double f1() {
    double sum = precision() + recall();
    return sum == 0 ? 0 : 2 * precision() * recall() / sum;
  }
}
