@NullMarked
package io.broadsheet.parser.quotes;

import org.jspecify.annotations.NullMarked;
