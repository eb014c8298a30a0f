@NullMarked
package io.broadsheet.parser.figures;

import org.jspecify.annotations.NullMarked;
