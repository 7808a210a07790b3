/**
 * The MicroProfile Health checks of the engine.
 *
 * <p>They live in this library and not beside the engine because WildFly shows only checks of the
 * EAR's {@code lib}. A library cannot see the modules, so the engine tells {@link
 * io.durable.health.Pulse} how it is. Open Liberty shows each check once for every web module of
 * the EAR.
 *
 * <p>May import the JDK, CDI and MicroProfile Health.
 */
package io.durable.health;
