/**
 * The way in. Comes in: articles over REST, one by one or as NDJSON. Goes out: their originals on
 * {@code articles.received}, or {@code articles.backfill} for that lane. Always holds: an accepted
 * article is on all in-sync replicas, and what is not accepted is answered with its reason.
 */
@NullMarked
package io.broadsheet.ingest.intake;

import org.jspecify.annotations.NullMarked;
