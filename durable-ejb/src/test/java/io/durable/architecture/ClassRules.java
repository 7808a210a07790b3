package io.durable.architecture;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import io.durable.plan.Block;
import io.durable.plan.Node;
import java.time.Clock;
import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The rules on compiled classes, by name; below {@code root}, so that fixtures can break them. */
final class ClassRules {

  private static final String BAD_NAME =
      ".*[.$]\\w*(Impl|Manager|Util|Utils|Helper|Handler|Service|Processor)([A-Z]\\w*)?";

  private final String root;

  ClassRules(String root) {
    this.root = root;
  }

  Map<String, ArchRule> all() {
    var rules = new LinkedHashMap<String, ArchRule>();
    rules.put("arrows", arrows());
    rules.put("pure engine", pureEngine());
    rules.put("one interpreter", oneInterpreter());
    rules.put("light language", lightLanguage());
    rules.put("clock", clock());
    rules.put("sleep", sleep());
    rules.put("threads", threads());
    rules.put("statics", statics());
    rules.put("names", names());
    rules.put("accessors", accessors());
    rules.put("database", database());
    rules.put("entities", entities());
    rules.put("transactions", transactions());
    rules.put("logging", logging());
    return rules;
  }

  private ArchRule arrows() {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .should(new Arrows(root))
        .because("the rooms import one way, so that each can be understood and tested alone");
  }

  private ArchRule pureEngine() {
    return noClasses()
        .that()
        .resideInAnyPackage(root + ".engine..", root + ".model..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.sql..",
            "javax.sql..",
            "java.nio.file..",
            "java.nio.channels..",
            "java.net..",
            "java.util.concurrent.locks..",
            "jakarta..")
        .orShould()
        .dependOnClassesThat(
            DescribedPredicate.describe("read, or run elsewhere", ClassRules::readsOrRuns))
        .orShould()
        .callMethodWhere(
            targetOwner(assignableTo(System.class))
                .and(target(nameMatching("nanoTime|currentTimeMillis"))))
        .because("the engine decides from state and event alone; what it decides can be repeated");
  }

  private static boolean readsOrRuns(JavaClass type) {
    return type.isAssignableTo(java.io.Reader.class)
        || type.isAssignableTo(java.io.InputStream.class)
        || type.isAssignableTo(java.io.OutputStream.class)
        || type.isAssignableTo(java.io.File.class)
        || type.isAssignableTo(java.util.concurrent.Executor.class)
        || type.isAssignableTo(java.util.concurrent.Future.class);
  }

  private ArchRule oneInterpreter() {
    return noClasses()
        .that()
        .resideInAPackage(root + ".rehearsal..")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Node.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Node.Cases.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Block.class)
        .because(
            "a workflow does in a rehearsal what it does in a server: the engine alone reads plans");
  }

  private ArchRule lightLanguage() {
    return noClasses()
        .that()
        .resideInAnyPackage(root, root + ".plan..", root + ".function..", root + ".spi..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.persistence..", "jakarta.ejb..", "java.sql..", "javax.sql..")
        .because("a workflow is compiled and unit-tested without a server");
  }

  private ArchRule clock() {
    return noClasses()
        .should()
        .callMethodWhere(targetOwner(assignableTo(TemporalAccessor.class)).and(target(name("now"))))
        .orShould()
        .callMethodWhere(
            targetOwner(assignableTo(Clock.class)).and(target(nameMatching("system.*|tick.*"))))
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callConstructor(java.util.Date.class)
        .because(
            "times are compared on one clock, the database's; the store gives it (invariant 14)");
  }

  private ArchRule sleep() {
    return noClasses()
        .should()
        .callMethodWhere(targetOwner(assignableTo(Thread.class)).and(target(name("sleep"))))
        .orShould()
        .callMethodWhere(
            targetOwner(assignableTo(java.util.concurrent.TimeUnit.class))
                .and(target(name("sleep"))))
        .because("who has to wait, waits in a timer or a queue and holds no thread (invariant 10)");
  }

  private ArchRule threads() {
    return noClasses()
        .that(DescribedPredicate.describe("have a server around them", this::inAServer))
        .should()
        .callConstructorWhere(targetOwner(assignableTo(Thread.class)))
        .orShould()
        .callMethodWhere(
            targetOwner(assignableTo(Thread.class))
                .and(target(nameMatching("startVirtualThread|ofVirtual|ofPlatform"))))
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(
            java.util.concurrent.Executors.class,
            java.util.concurrent.ThreadPoolExecutor.class,
            java.util.concurrent.ForkJoinPool.class,
            java.util.Timer.class)
        .because("threads come from the server, with its context, and end with the application");
  }

  /** A rehearsal runs in a plain test: there is no server whose threads it could use. */
  private boolean inAServer(JavaClass type) {
    return !type.getPackageName().startsWith(root + ".rehearsal");
  }

  private ArchRule statics() {
    return fields()
        .that()
        .areStatic()
        .and(DescribedPredicate.describe("are written by people", ClassRules::writtenByPeople))
        .should()
        .beFinal()
        .andShould()
        .notHaveRawType(DescribedPredicate.describe("can be changed", ClassRules::canBeChanged))
        .because("two applications in one server, and two tests in one JVM, share nothing");
  }

  private static boolean writtenByPeople(JavaField field) {
    // javac's own: $VALUES of enums, the switch maps, $assertionsDisabled
    return !field.getModifiers().contains(JavaModifier.SYNTHETIC) && !field.getName().contains("$");
  }

  private static boolean canBeChanged(JavaClass type) {
    var collection = type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class);
    return type.isArray()
        || type.getPackageName().startsWith("java.util.concurrent")
        || (collection && !type.isInterface());
  }

  private ArchRule names() {
    return noClasses()
        .should()
        .haveNameMatching(BAD_NAME)
        .because("a name says what a thing is, not that it does something");
  }

  private ArchRule accessors() {
    return methods()
        .that()
        .arePublic()
        .and()
        .haveNameMatching("get[A-Z].*")
        .and(
            DescribedPredicate.<JavaMethod>describe(
                "take nothing", method -> method.getRawParameterTypes().isEmpty()))
        .should(new Inherited())
        .because("accessors have no get; only what a foreign interface asks for");
  }

  private ArchRule database() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(root + ".store..", root + ".deploy..")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe("speak with the database", ClassRules::speaksWithDatabase))
        .because("the conversation with the database is readable in one room");
  }

  /** A failure of the database may be looked at everywhere. */
  private static boolean speaksWithDatabase(JavaClass type) {
    return !type.isAssignableTo(java.sql.SQLException.class)
        && Stream.of("java.sql", "javax.sql", "jakarta.persistence", "org.postgresql")
            .anyMatch(type.getPackageName()::startsWith);
  }

  private ArchRule entities() {
    return classes()
        .that()
        .areAnnotatedWith("jakarta.persistence.Entity")
        .should()
        .resideInAPackage(root + ".store..")
        .andShould()
        .notBePublic()
        .because("rows never leave the store")
        .allowEmptyShould(true);
  }

  private ArchRule transactions() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".boundary..")
        .should()
        .callMethodWhere(
            targetOwner(
                    DescribedPredicate.describe(
                        "of a transaction",
                        type ->
                            type.isAssignableTo("jakarta.transaction.UserTransaction")
                                || type.isAssignableTo("jakarta.transaction.TransactionManager")))
                .and(target(nameMatching("begin|commit|rollback|suspend|resume"))))
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("jakarta.transaction.Transactional")
        .because("engine transactions begin in one room, where their ends are handled too");
  }

  private ArchRule logging() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.logging..", "org.slf4j..", "org.jboss.logging..")
        .orShould()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .because("System.Logger ends up in the log of whatever server this runs in");
  }

  /** A method that a type outside of this project declares, too. */
  private static final class Inherited extends com.tngtech.archunit.lang.ArchCondition<JavaMethod> {

    Inherited() {
      super("be asked for by a foreign type");
    }

    @Override
    public void check(JavaMethod method, com.tngtech.archunit.lang.ConditionEvents events) {
      var owner = method.getOwner();
      var asked =
          Stream.concat(
                  owner.getAllRawSuperclasses().stream(), owner.getAllRawInterfaces().stream())
              .filter(type -> !type.getPackageName().startsWith("io.durable"))
              .flatMap(type -> type.getMethods().stream())
              .anyMatch(other -> other.getName().equals(method.getName()));
      events.add(
          new com.tngtech.archunit.lang.SimpleConditionEvent(
              method, asked, method.getFullName() + " begins with get"));
    }
  }
}
