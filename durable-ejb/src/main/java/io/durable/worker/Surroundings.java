package io.durable.worker;

import io.durable.boundary.Catalogue;
import java.util.concurrent.Callable;

/**
 * What a server puts around user code: an active request scope and the class loader of its module.
 */
public interface Surroundings {

  /** Nothing but the code. */
  Surroundings NONE =
      new Surroundings() {
        @Override
        public <T> T call(Catalogue.Entry workflow, Callable<T> code) throws Exception {
          return code.call();
        }
      };

  <T> T call(Catalogue.Entry workflow, Callable<T> code) throws Exception;
}
