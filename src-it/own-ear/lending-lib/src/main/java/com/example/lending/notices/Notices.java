package com.example.lending.notices;

import jakarta.enterprise.context.ApplicationScoped;

/** What readers are told. */
@ApplicationScoped
public class Notices {

  /** The text for a reader. */
  public String write(String reader) {
    return "Dear " + reader + ", a book is due.";
  }
}
