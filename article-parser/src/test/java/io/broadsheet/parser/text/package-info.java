@NullMarked
package io.broadsheet.parser.text;

import org.jspecify.annotations.NullMarked;
