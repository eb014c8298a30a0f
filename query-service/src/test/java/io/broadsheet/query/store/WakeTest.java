package io.broadsheet.query.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class WakeTest {

  @Test
  void survivesWhatNobodyExpects() throws Exception {
    CountDownLatch attempts = new CountDownLatch(3);
    DataSource database =
        (DataSource)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                  attempts.countDown();
                  throw new IllegalStateException("not expected");
                });
    Wake wake = new Wake(database, QuickStore.CONFIG);

    wake.start(new StartupEvent());

    assertThat(attempts.await(10, TimeUnit.SECONDS)).isTrue();
    wake.stop(new ShutdownEvent());
  }
}
