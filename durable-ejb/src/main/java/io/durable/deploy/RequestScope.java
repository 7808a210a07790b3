package io.durable.deploy;

import io.durable.boundary.Catalogue;
import io.durable.worker.Surroundings;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import java.util.concurrent.Callable;

/** A request scope of its own for each attempt, and the class loader of the workflow's module. */
final class RequestScope implements Surroundings {
  private final Instance<RequestContextController> controllers;

  RequestScope(Instance<RequestContextController> controllers) {
    this.controllers = controllers;
  }

  @Override
  public <T> T call(Catalogue.Entry workflow, Callable<T> code) throws Exception {
    var thread = Thread.currentThread();
    var before = thread.getContextClassLoader();
    thread.setContextClassLoader(workflow.loader());
    try {
      return inScope(code);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private <T> T inScope(Callable<T> code) throws Exception {
    var controller = controllers.get();
    var mine = controller.activate();
    try {
      return code.call();
    } finally {
      if (mine) {
        controller.deactivate();
      }
      controllers.destroy(controller);
    }
  }
}
