/** Tests of the contract, and what the tests of every module share: the seeds and the schema. */
@NullMarked
package io.broadsheet.events;

import org.jspecify.annotations.NullMarked;
