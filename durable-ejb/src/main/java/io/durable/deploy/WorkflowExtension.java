package io.durable.deploy;

import io.durable.Workflow;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessBean;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sees the workflow beans of every module while the container reads them. The {@code Bean} objects
 * themselves are kept: a lookup from one module of an EAR does not see the beans of the others.
 */
public class WorkflowExtension implements Extension {
  private final Map<Class<?>, Bean<?>> found = new LinkedHashMap<>();

  /**
   * Called by the container for every bean; a library that two modules carry is one class only when
   * they share it.
   */
  void workflow(@Observes ProcessBean<? extends Workflow<?, ?>> event) {
    var bean = event.getBean();
    found.putIfAbsent(bean.getBeanClass(), bean);
  }

  /** Those that were found; a method, because an injected extension is a proxy. */
  public List<Bean<?>> found() {
    return List.copyOf(found.values());
  }
}
