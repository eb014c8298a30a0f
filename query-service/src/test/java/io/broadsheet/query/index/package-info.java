/** Tests of the index. */
@NullMarked
package io.broadsheet.query.index;

import org.jspecify.annotations.NullMarked;
