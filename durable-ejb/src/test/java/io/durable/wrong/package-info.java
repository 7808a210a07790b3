/**
 * Code that breaks the rules of the house, each rule once: proof that the architecture test can
 * fail. Nothing uses it.
 */
package io.durable.wrong;
