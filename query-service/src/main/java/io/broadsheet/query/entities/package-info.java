/**
 * What the articles name, across all of them. Comes in: words of a name, or an entity's id. Goes
 * out: entities with how many articles name them, what they say and what is said of them. Always
 * holds: only articles as they are now count, and a merged id leads to the one that stands for it.
 */
@NullMarked
package io.broadsheet.query.entities;

import org.jspecify.annotations.NullMarked;
