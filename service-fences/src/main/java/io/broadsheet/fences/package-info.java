/** What both services refuse at their doors, and the sentence that they say it with. */
@NullMarked
package io.broadsheet.fences;

import org.jspecify.annotations.NullMarked;
