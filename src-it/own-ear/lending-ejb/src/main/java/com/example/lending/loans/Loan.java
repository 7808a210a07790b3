package com.example.lending.loans;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A book that is lent. */
@Entity
@Table(name = "loan")
public class Loan {
  @Id private String book;
  private String reader;
  private boolean back;

  protected Loan() {}

  Loan(Request request) {
    book = request.book();
    reader = request.reader();
  }

  String giveBack() {
    if (back) {
      throw new IllegalStateException(book + " is back already");
    }
    back = true;
    return reader;
  }
}
