/** The EJB module of the user's EAR: a workflow whose steps are methods of a stateless bean. */
package com.example.lending.loans;
