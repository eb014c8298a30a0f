/** What documents tell subscribers to do, done. */
@NullMarked
package io.broadsheet.query.contract;

import org.jspecify.annotations.NullMarked;
