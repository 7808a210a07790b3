/** The words of the product: what a workflow author and a client of the engine write. */
package io.durable;
