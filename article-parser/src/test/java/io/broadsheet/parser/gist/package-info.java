@NullMarked
package io.broadsheet.parser.gist;

import org.jspecify.annotations.NullMarked;
