/** Tests of the query language. */
@NullMarked
package io.broadsheet.query.language;

import org.jspecify.annotations.NullMarked;
