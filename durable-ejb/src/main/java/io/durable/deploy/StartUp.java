package io.durable.deploy;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/**
 * The first thing of the engine that a server runs; what it throws stops the deployment. An
 * enterprise bean, since Open Liberty refuses an ejb-jar without one, and since it is told to stop
 * while everything that the engine needs is still there.
 */
@Startup
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class StartUp {

  @Inject Engine engine;

  @PostConstruct
  void start() {
    engine.start();
  }

  @PreDestroy
  void stop() {
    engine.stop();
  }
}
