/** Tests of the whole house: real processes, over HTTP, some of them killed. */
@NullMarked
package io.broadsheet.benchmarks;

import org.jspecify.annotations.NullMarked;
