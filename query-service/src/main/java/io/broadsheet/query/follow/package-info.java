/**
 * Stored events to streams. Comes in: a cursor, and a query or none. Goes out: each event after it
 * that the query finds, as a server-sent event whose id is the cursor after it. Always holds: no
 * gap and no repeat for whoever resumes by an id, and order within an article; a slow reader holds
 * no more memory than one chunk; what is read once is asked once for each query and written once,
 * however many streams there are.
 */
@NullMarked
package io.broadsheet.query.follow;

import org.jspecify.annotations.NullMarked;
