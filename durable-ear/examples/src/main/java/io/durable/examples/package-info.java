/** Example workflows, with tables of their own in the same database. */
package io.durable.examples;
