@NullMarked
package io.broadsheet.query.exports;

import org.jspecify.annotations.NullMarked;
