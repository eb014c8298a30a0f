/** What the integration tests of all stages share. */
@NullMarked
package io.broadsheet.query;

import org.jspecify.annotations.NullMarked;
