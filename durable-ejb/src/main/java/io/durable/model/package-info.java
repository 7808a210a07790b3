/** Values that engine, store and boundary share; pure data. */
package io.durable.model;
