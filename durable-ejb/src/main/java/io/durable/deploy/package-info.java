/** What happens once, when the application is deployed: checks, workflow beans, plans. */
package io.durable.deploy;
