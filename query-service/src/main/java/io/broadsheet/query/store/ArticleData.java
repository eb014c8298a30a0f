package io.broadsheet.query.store;

import java.util.UUID;

/**
 * A version of an article, whole.
 *
 * @param json the very JSON that Kafka carried
 */
public record ArticleData(
    UUID articleId, int version, int revision, boolean withdrawn, byte[] json) {}
