package io.durable.wrong;

import jakarta.persistence.EntityManager;

/** The language knows JPA. */
record TransactionalWord(EntityManager entities) {}
