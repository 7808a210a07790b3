/** The REST interface under {@code /durable/api/v1}. */
package io.durable.rest;
