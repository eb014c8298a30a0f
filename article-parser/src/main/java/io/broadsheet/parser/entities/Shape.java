package io.broadsheet.parser.entities;

/**
 * How a word's letters are written: what an uncased vocabulary leaves out. Models know shapes by
 * their place here.
 */
enum Shape {
  SMALL,
  CAPITALISED,
  CAPITALS,
  MIXED,
  DIGITS,
  OTHER;

  static Shape of(String word) {
    if (word.codePoints().allMatch(Character::isDigit)) {
      return DIGITS;
    }
    if (word.codePoints().noneMatch(Character::isLetter)) {
      return OTHER;
    }
    if (word.codePoints().noneMatch(Character::isUpperCase)) {
      return SMALL;
    }
    boolean noSmall = word.codePoints().noneMatch(Character::isLowerCase);
    if (noSmall && word.codePointCount(0, word.length()) > 1) {
      return CAPITALS;
    }
    boolean first = Character.isUpperCase(word.codePointAt(0));
    return first && word.codePoints().skip(1).noneMatch(Character::isUpperCase)
        ? CAPITALISED
        : MIXED;
  }
}
