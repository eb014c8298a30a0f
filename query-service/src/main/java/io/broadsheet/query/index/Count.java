package io.broadsheet.query.index;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Articles, and of how many independent origins they are. */
public final class Count {

  private long articles;
  private long alone;
  private final Set<Long> shared = new HashSet<>();

  /**
   * Counts an article.
   *
   * @param origin null where no other article is of it
   */
  public void add(@Nullable Long origin) {
    articles++;
    if (origin == null) {
      alone++;
    } else {
      shared.add(origin);
    }
  }

  public long articles() {
    return articles;
  }

  public long origins() {
    return alone + shared.size();
  }
}
