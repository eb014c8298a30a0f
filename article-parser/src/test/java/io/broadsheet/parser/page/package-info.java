@NullMarked
package io.broadsheet.parser.page;

import org.jspecify.annotations.NullMarked;
