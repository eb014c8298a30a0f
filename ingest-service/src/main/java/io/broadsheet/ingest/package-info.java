/** Articles in, events out: {@code intake} appends what comes, {@code parse} reads it. */
@NullMarked
package io.broadsheet.ingest;

import org.jspecify.annotations.NullMarked;
