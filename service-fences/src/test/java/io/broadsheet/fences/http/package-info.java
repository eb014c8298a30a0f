/** Tests of the HTTP door that need no server. */
@NullMarked
package io.broadsheet.fences.http;

import org.jspecify.annotations.NullMarked;
