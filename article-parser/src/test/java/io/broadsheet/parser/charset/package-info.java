@NullMarked
package io.broadsheet.parser.charset;

import org.jspecify.annotations.NullMarked;
