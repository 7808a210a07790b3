/**
 * The web module of the user's EAR: a workflow of its own, and a resource that starts all three.
 */
package com.example.lending.web;
