/** What the integration tests of both services run on. */
@NullMarked
package io.broadsheet.fences;

import org.jspecify.annotations.NullMarked;
