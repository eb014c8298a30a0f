/**
 * Who and what the article names: organizations, people, places, products, AI models.
 *
 * <p>Comes in: a reading, and a classifier of tokens where one is at hand. Goes out: entities, one
 * for each thing, with all its mentions. Always holds: a mention's span is the name without article
 * and possessive; no two entities share a name.
 */
@NullMarked
package io.broadsheet.parser.entities;

import org.jspecify.annotations.NullMarked;
