/** Holds the README against the code: what it shows is what is compiled. */
package io.durable.readme;
