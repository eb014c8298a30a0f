package io.broadsheet.parser.quotes;

/**
 * What stands between quotation marks, in chars.
 *
 * @param from first char inside the marks
 * @param to char after the last inside
 * @param end char after the closing mark
 */
record Quoted(int from, int to, int end) {}
