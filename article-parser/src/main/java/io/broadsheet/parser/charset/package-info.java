/**
 * Bytes to text: an original's charset.
 *
 * <p>Comes in: bytes, and what their Content-Type names. Goes out: text. Always holds: what cannot
 * be decoded is U+FFFD, as in a browser; no bytes are refused.
 */
@NullMarked
package io.broadsheet.parser.charset;

import org.jspecify.annotations.NullMarked;
