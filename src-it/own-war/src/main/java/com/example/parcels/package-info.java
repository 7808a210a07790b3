/** A user's own WAR: a workflow, its table, and a resource that starts it. */
package com.example.parcels;
