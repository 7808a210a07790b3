package io.durable.function;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.Asynchronous;
import jakarta.enterprise.inject.Stereotype;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.Serializable;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransactionRefusalTest {

  @Transactional(TxType.NOT_SUPPORTED)
  static class Reports {
    String suspends() {
      return "";
    }

    @Transactional
    String joins() {
      return "";
    }

    @Transactional(TxType.REQUIRES_NEW)
    String begins() {
      return "";
    }

    @Transactional(TxType.NEVER)
    String refuses() {
      return "";
    }
  }

  static class PlainReports {
    String inherited() {
      return "";
    }

    @Transactional(TxType.SUPPORTS)
    String supports() {
      return "";
    }

    @Asynchronous
    void later() {}
  }

  @Transactional(TxType.NEVER)
  static class StrictReports extends PlainReports {}

  static class ChildReports extends Reports {
    @Override
    String suspends() {
      return "child";
    }
  }

  static class ChildReports$$Proxy extends ChildReports {
    @Override
    String suspends() {
      return "proxy";
    }
  }

  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  static class Bean {
    String suspends() {
      return "";
    }

    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    String joins() {
      return "";
    }
  }

  static class ChildBean extends Bean {
    String own() {
      return "";
    }
  }

  @TransactionManagement(TransactionManagementType.BEAN)
  static class BeanManaged {
    String any() {
      return "";
    }
  }

  @Stereotype
  @Transactional(TxType.REQUIRES_NEW)
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  @interface Own {}

  @Own
  static class Stereotyped {
    String any() {
      return "";
    }
  }

  @Test
  void annotationOfTheClassCountsForItsMethods() {
    assertThat(refusal(new Reports()::suspends))
        .contains("@Transactional(NOT_SUPPORTED) keeps it out of the step's transaction");
  }

  @Test
  void annotationOfTheMethodReplacesTheOneOfTheClass() {
    assertThat(refusal(new Reports()::joins)).isEmpty();
    assertThat(refusal(new Reports()::begins).orElseThrow()).contains("REQUIRES_NEW");
    assertThat(refusal(new Reports()::refuses).orElseThrow()).contains("NEVER");
  }

  @Test
  void annotationOfTheBeanCountsForInheritedMethods() {
    assertThat(refusal(new PlainReports()::inherited)).isEmpty();
    assertThat(refusal(new PlainReports()::supports)).isEmpty();
    assertThat(refusal(new StrictReports()::inherited).orElseThrow()).contains("NEVER");
  }

  @Test
  void annotationIsInheritedAndSeenThroughProxies() {
    assertThat(refusal(new ChildReports()::suspends)).isPresent();
    assertThat(refusal(new ChildReports$$Proxy()::suspends)).isPresent();
  }

  @Test
  void attributeOfAnEnterpriseBeanCountsForTheMethodsOfItsOwnClass() {
    assertThat(refusal(new Bean()::suspends).orElseThrow())
        .startsWith("@TransactionAttribute(NOT_SUPPORTED)");
    assertThat(refusal(new Bean()::joins)).isEmpty();
    assertThat(refusal(new ChildBean()::suspends)).isPresent();
    assertThat(refusal(new ChildBean()::own)).isEmpty();
  }

  @Test
  void beanThatManagesItsOwnTransactionsRefuses() {
    assertThat(refusal(new BeanManaged()::any).orElseThrow())
        .startsWith("@TransactionManagement(BEAN)");
  }

  @Test
  void annotationOfAStereotypeCounts() {
    assertThat(refusal(new Stereotyped()::any).orElseThrow()).contains("REQUIRES_NEW");
  }

  @Test
  void asynchronousMethodRunsOutsideTheTransaction() {
    Act0 later = new PlainReports()::later;

    assertThat(MethodReference.of(later).transactionRefusal().orElseThrow())
        .startsWith("@Asynchronous");
  }

  @Test
  void lambdasAndConstructorsRefuseNothing() {
    assertThat(refusal(() -> "")).isEmpty();
    assertThat(refusal(String::new)).isEmpty();
  }

  private static Optional<String> refusal(Fn0<String> function) {
    Serializable readable = function;
    return MethodReference.of(readable).transactionRefusal();
  }
}
