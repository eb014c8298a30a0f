/**
 * An original in, an article out; a pure library without framework, network or files.
 *
 * <p>Comes in: an {@link io.broadsheet.events.Original}. Goes out: an {@link
 * io.broadsheet.events.Article}, or {@link io.broadsheet.parser.NothingToParse} with the reason.
 * Always holds: the same original gives the same article; a failing extractor fails its block
 * alone; what does not stand in the text is not in the article.
 */
@NullMarked
package io.broadsheet.parser;

import org.jspecify.annotations.NullMarked;
