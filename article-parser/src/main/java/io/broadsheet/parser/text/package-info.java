/**
 * Language, sentences and tokens.
 *
 * <p>Comes in: an article's text and its paragraphs. Goes out: a {@link
 * io.broadsheet.parser.text.Reading}, which every extractor reads. Always holds: all addresses are
 * chars of the text; only evidence is in code points.
 */
@NullMarked
package io.broadsheet.parser.text;

import org.jspecify.annotations.NullMarked;
