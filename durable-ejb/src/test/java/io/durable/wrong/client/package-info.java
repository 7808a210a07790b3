/** Breaks the rules of this room. */
package io.durable.wrong.client;
