copy topic (partition, "offset", ordinal, uri, name, confidence) from stdin
