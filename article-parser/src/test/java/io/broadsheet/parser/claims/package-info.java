@NullMarked
package io.broadsheet.parser.claims;

import org.jspecify.annotations.NullMarked;
