/**
 * Facts as rows. Comes in: a parsed query, an article's id, or a page. Goes out: quotes, figures
 * and claims, each with its article and its evidence. Always holds: facts of one version of an
 * article, the one that stood when the first page was read.
 */
@NullMarked
package io.broadsheet.query.facts;

import org.jspecify.annotations.NullMarked;
