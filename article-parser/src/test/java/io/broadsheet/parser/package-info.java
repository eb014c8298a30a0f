@NullMarked
package io.broadsheet.parser;

import org.jspecify.annotations.NullMarked;
