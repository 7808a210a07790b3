/** A library of the user's EAR, without a {@code beans.xml}: a workflow and what its step calls. */
package com.example.lending.notices;
