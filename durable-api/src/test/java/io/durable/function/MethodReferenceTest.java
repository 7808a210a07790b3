package io.durable.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durable.function.MethodReference.Kind;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** References whose type is known: all kinds, through inheritance and through proxies. */
class MethodReferenceTest {

  record Line(String sku, int count) {}

  record Order(String id, List<Line> lines) {
    int total() {
      return lines.size();
    }
  }

  record Receipt(String id) {}

  abstract static class Entity<K> {
    K id() {
      throw new UnsupportedOperationException();
    }
  }

  static class Customer extends Entity<Long> {}

  interface Finder<T> {
    T find(String id);

    default List<T> findAll(List<String> ids) {
      return ids.stream().map(this::find).toList();
    }

    default void check(T item) {}
  }

  abstract static class Repository<K, T> implements Finder<T> {
    Map<K, Optional<T>> all() {
      return Map.of();
    }

    T[] page(int size) {
      throw new UnsupportedOperationException();
    }
  }

  static class Orders extends Repository<Long, Order> {
    @Override
    public Order find(String id) {
      return new Order(id, List.of());
    }

    List<Line> lines(Order order) {
      return order.lines();
    }

    private Receipt secret(Order order) {
      return new Receipt(order.id());
    }

    Fn1<Order, Receipt> secretly() {
      return this::secret;
    }

    void forget(Order order) {}
  }

  /** As a container makes it: erased, without generics, named by its maker. */
  @SuppressWarnings({"rawtypes", "unchecked"}) // generated code has no generic signatures
  static class Orders$$OwbNormalScopeProxy0 extends Orders {
    @Override
    public List findAll(List ids) {
      return super.findAll(ids);
    }

    @Override
    public Order find(String id) {
      return super.find(id);
    }
  }

  @SuppressWarnings({"rawtypes", "unchecked"}) // its superclass has none
  static class Orders$$OwbNormalScopeProxy0$$Interceptor extends Orders$$OwbNormalScopeProxy0 {}

  @SuppressWarnings({"rawtypes", "unchecked"}) // what the test is about
  static class RawOrders extends Orders {
    @Override
    public List lines(Order order) {
      return new ArrayList<>(order.lines());
    }
  }

  static class Prices {
    private Prices() {}

    static List<Integer> of(Order order) {
      return List.of(order.total());
    }

    static <T> T same(T value) {
      return value;
    }
  }

  private final Orders orders = new Orders();

  @Test
  void boundReferenceGivesTheGenericResultOfItsMethod() {
    Fn1<Order, List<Line>> lines = orders::lines;

    var reference = MethodReference.of(lines);

    assertThat(reference.kind()).isEqualTo(Kind.BOUND);
    assertThat(reference.declaringClass()).isEqualTo(Orders.class);
    assertThat(reference.executable().getName()).isEqualTo("lines");
    assertThat(known(reference)).isEqualTo(new TypeRef<List<Line>>() {}.type());
    assertThat(reference.parameterTypes()).containsExactly(new ResolvedType.Known(Order.class));
    assertThat(reference.description()).isEqualTo("Orders::lines");
  }

  @Test
  void unboundReferenceTakesItsReceiverFirst() {
    Fn1<Order, List<Line>> lines = Order::lines;

    var reference = MethodReference.of(lines);

    assertThat(reference.kind()).isEqualTo(Kind.UNBOUND);
    assertThat(known(reference)).isEqualTo(new TypeRef<List<Line>>() {}.type());
    assertThat(reference.parameterTypes()).containsExactly(new ResolvedType.Known(Order.class));
  }

  @Test
  void inheritedGenericMethodIsResolvedAgainstTheFirstInput() {
    Fn1<Customer, Long> id = Customer::id;

    assertThat(known(MethodReference.of(id))).isEqualTo(Long.class);
  }

  @Test
  void staticReferenceGivesItsGenericResult() {
    Fn1<Order, List<Integer>> prices = Prices::of;

    var reference = MethodReference.of(prices);

    assertThat(reference.kind()).isEqualTo(Kind.STATIC);
    assertThat(known(reference)).isEqualTo(new TypeRef<List<Integer>>() {}.type());
  }

  @Test
  void constructorGivesItsClass() {
    Fn1<String, Receipt> receipt = Receipt::new;

    var reference = MethodReference.of(receipt);

    assertThat(reference.kind()).isEqualTo(Kind.CONSTRUCTOR);
    assertThat(known(reference)).isEqualTo(Receipt.class);
    assertThat(reference.parameterTypes()).containsExactly(new ResolvedType.Known(String.class));
    assertThat(reference.description()).isEqualTo("Receipt::new");
  }

  @Test
  void primitiveResultIsBoxed() {
    Fn1<Order, Integer> total = Order::total;

    assertThat(known(MethodReference.of(total))).isEqualTo(Integer.class);
  }

  @Test
  void actionGivesVoid() {
    Act1<Order> forget = orders::forget;

    assertThat(known(MethodReference.of(forget))).isEqualTo(Void.class);
  }

  @Test
  void privateMethodIsRead() {
    assertThat(known(MethodReference.of(orders.secretly()))).isEqualTo(Receipt.class);
  }

  @Test
  void methodOfAnInterfaceIsResolvedAgainstTheReceiver() {
    Finder<Order> finder = orders;
    Fn1<String, Order> find = finder::find;

    var reference = MethodReference.of(find);

    assertThat(known(reference)).isEqualTo(Order.class);
    assertThat(reference.declaringClass()).isEqualTo(Orders.class);
  }

  @Test
  void defaultMethodOfAGenericInterfaceIsResolvedAgainstTheReceiver() {
    Fn1<List<String>, List<Order>> findAll = orders::findAll;
    Act1<Order> check = orders::check;

    assertThat(known(MethodReference.of(findAll))).isEqualTo(new TypeRef<List<Order>>() {}.type());
    assertThat(MethodReference.of(check).parameterTypes())
        .containsExactly(new ResolvedType.Known(Order.class));
  }

  @Test
  void inheritedGenericMethodIsResolvedToTheLastArgument() {
    Fn0<Map<Long, Optional<Order>>> all = orders::all;
    Fn1<Integer, Order[]> page = orders::page;

    assertThat(known(MethodReference.of(all)))
        .isEqualTo(new TypeRef<Map<Long, Optional<Order>>>() {}.type());
    assertThat(known(MethodReference.of(page))).isEqualTo(Order[].class);
  }

  @Test
  void clientProxiesAndInterceptorSubclassesAreLookedThrough() {
    Orders proxy = new Orders$$OwbNormalScopeProxy0$$Interceptor();
    Fn1<List<String>, List<Order>> findAll = proxy::findAll;
    Fn1<String, Order> find = proxy::find;

    assertThat(known(MethodReference.of(findAll))).isEqualTo(new TypeRef<List<Order>>() {}.type());
    assertThat(MethodReference.of(find).declaringClass()).isEqualTo(Orders.class);
    assertThat(MethodReference.of(find).description()).isEqualTo("Orders::find");
  }

  interface OrderFinder extends Finder<Order> {}

  @Test
  void dynamicProxyIsResolvedAgainstItsInterface() {
    var proxy =
        (OrderFinder)
            Proxy.newProxyInstance(
                OrderFinder.class.getClassLoader(),
                new Class<?>[] {OrderFinder.class},
                (self, method, arguments) -> null);
    Fn1<List<String>, List<Order>> findAll = proxy::findAll;

    var reference = MethodReference.of(findAll);

    assertThat(known(reference)).isEqualTo(new TypeRef<List<Order>>() {}.type());
    assertThat(reference.description()).isEqualTo("Finder::findAll");
  }

  @Test
  void rawOverrideDoesNotHideWhatTheOverriddenMethodSays() {
    Orders raw = new RawOrders();
    Fn1<Order, List<Line>> lines = raw::lines;

    var reference = MethodReference.of(lines);

    assertThat(known(reference)).isEqualTo(new TypeRef<List<Line>>() {}.type());
    assertThat(reference.declaringClass()).isEqualTo(RawOrders.class);
  }

  @Test
  void genericMethodIsKnownWhereJavacInferredAPlainClass() {
    Fn1<Order, Order> same = Prices::same;

    assertThat(known(MethodReference.of(same))).isEqualTo(Order.class);
  }

  @Test
  void lambdaOfAPlainClassIsKnown() {
    Fn1<Order, Receipt> lambda = order -> new Receipt(order.id());
    Fn1<Order, Integer> boxed = order -> order.total();

    assertThat(MethodReference.of(lambda).kind()).isEqualTo(Kind.SYNTHETIC);
    assertThat(known(MethodReference.of(lambda))).isEqualTo(Receipt.class);
    assertThat(known(MethodReference.of(boxed))).isEqualTo(Integer.class);
    assertThat(MethodReference.of(lambda).description())
        .isEqualTo("a lambda in MethodReferenceTest");
  }

  @Test
  @SuppressWarnings("serial") // the anonymous class is never serialised
  void objectOfAFunctionClassGivesItsTypeArguments() {
    Fn1<Order, List<Line>> object =
        new Fn1<>() {
          @Override
          public List<Line> apply(Order order) {
            return order.lines();
          }
        };

    var reference = MethodReference.of(object);

    assertThat(reference.kind()).isEqualTo(Kind.OBJECT);
    assertThat(known(reference)).isEqualTo(new TypeRef<List<Line>>() {}.type());
    assertThat(reference.parameterTypes()).containsExactly(new ResolvedType.Known(Order.class));
  }

  @Test
  void objectThatIsNoFunctionIsRefused() {
    assertThatThrownBy(() -> MethodReference.of("text"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.String is no function");
  }

  private static Type known(MethodReference reference) {
    return reference
        .returnType()
        .match(
            type -> type,
            reason -> {
              throw new AssertionError(reason);
            });
  }
}
