@NullMarked
package io.broadsheet.parser.dates;

import org.jspecify.annotations.NullMarked;
