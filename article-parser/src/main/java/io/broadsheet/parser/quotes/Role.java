package io.broadsheet.parser.quotes;

import org.jspecify.annotations.Nullable;

/** What somebody is, and where. */
record Role(@Nullable String title, @Nullable String organization) {

  /** With what another says where this one says nothing. */
  Role or(Role other) {
    return new Role(
        title == null ? other.title : title,
        organization == null ? other.organization : organization);
  }
}
