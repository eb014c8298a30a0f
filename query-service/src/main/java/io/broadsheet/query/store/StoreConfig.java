package io.broadsheet.query.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Where the store keeps its rows, and how it behaves when it cannot go on. */
@ConfigMapping(prefix = "broadsheet.store")
interface StoreConfig {

  /** PostgreSQL's schema for all tables: separates deployments in one database. */
  @WithDefault("public")
  String schema();

  /** The longest pause between two attempts while PostgreSQL is away. */
  @WithDefault("2s")
  Duration retryAtMost();

  /** How long a partition may have records waiting and not move before health says so. */
  @WithDefault("15s")
  Duration standstill();

  /** How often the ends of the topics are asked for: lag and standstill are as fresh as this. */
  @WithDefault("2s")
  Duration lookEvery();

  /** How long a reader sleeps at most when PostgreSQL's notifications do not reach it. */
  @WithDefault("1s")
  Duration pollEvery();
}
