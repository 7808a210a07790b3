/**
 * The REST interface under {@code /durable/api/v1}: JSON forms and refusals, no decisions.
 *
 * <pre>
 * GET  /workflows, /workflows/{name}                      viewer
 * POST /workflows/{name}/executions                       operator
 * GET  /executions, /executions/{id}                      viewer
 * POST /executions/{id}/events/{name}, /events/{name}     operator
 * POST /executions/{id}/cancel                            operator
 * GET  /waits, /waits/{id}                                viewer
 * POST /waits/{id}/answer                                 operator, approver, and the roles of the wait
 * POST /waits/{id}/approve, /reject                       approver, and the roles of the wait
 * </pre>
 *
 * <p>Every resource denies by default; a method names who may call it. Operators and approvers may
 * read, too. Errors are problem documents of RFC 9457, whose types are in {@link
 * io.durable.rest.ProblemType}. The forms are records of this package, so that a change of a class
 * of the engine does not change the interface.
 *
 * <p>May import {@code io.durable}, {@code io.durable.plan}, Jakarta REST, MicroProfile and
 * Jackson; nothing of {@code durable-ejb}.
 */
package io.durable.rest;
