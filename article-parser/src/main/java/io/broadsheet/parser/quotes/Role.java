package io.broadsheet.parser.quotes;

import org.jspecify.annotations.Nullable;

/** What somebody is, and where. */
record Role(@Nullable String title, @Nullable String organization) {}
