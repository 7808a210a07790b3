package io.durable.function;

import java.lang.reflect.Proxy;

/**
 * Tells classes that a container generated around a bean from classes that somebody wrote: client
 * proxies and interceptor subclasses of Weld and OpenWebBeans, views of enterprise beans, dynamic
 * proxies. Their methods override the bean's with erased signatures and no annotations, so that
 * they have nothing to tell.
 */
final class GeneratedClass {

  private GeneratedClass() {}

  static boolean isGenerated(Class<?> type) {
    return type.isSynthetic()
        || type.isHidden()
        || Proxy.isProxyClass(type)
        // Weld: Stock$Proxy$_$$_WeldClientProxy, OpenWebBeans: Stock$$OwbNormalScopeProxy0,
        // WildFly's views: Stock$$$view1
        || type.getName().contains("$$")
        // Open Liberty's views of enterprise beans: EJSLocal0SLStock_8c2a9b1d
        || type.getSimpleName().startsWith("EJSLocal");
  }

  /** The class that the user wrote: the first one above all that was generated. */
  static Class<?> unwrap(Class<?> type) {
    var written = type;
    while (isGenerated(written) && written.getSuperclass() != null) {
      written = written.getSuperclass();
    }
    return written;
  }
}
