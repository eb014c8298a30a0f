@NullMarked
package io.broadsheet.parser.entities;

import org.jspecify.annotations.NullMarked;
