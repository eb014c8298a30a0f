@NullMarked
package io.broadsheet.parser.fingerprint;

import org.jspecify.annotations.NullMarked;
