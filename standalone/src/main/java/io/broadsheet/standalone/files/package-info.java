/**
 * Files on their way in.
 *
 * <p>Comes in: files, folders, standard input. Goes out: intake objects, one line of JSON each, as
 * {@code POST /articles} takes them. Always holds: no file that was named is passed over in
 * silence.
 */
@NullMarked
package io.broadsheet.standalone.files;

import org.jspecify.annotations.NullMarked;
