package io.durable.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.Flow;
import io.durable.examples.expense.ExpenseApproval;
import io.durable.examples.expense.Payroll;
import io.durable.examples.letter.PlainLetter;
import io.durable.examples.letter.PostOffice;
import io.durable.examples.order.OrderFulfilment;
import io.durable.examples.order.Payments;
import io.durable.examples.order.Stock;
import io.durable.examples.order.Warehouse;
import io.durable.examples.returns.GoodsReturn;
import io.durable.examples.returns.ReturnsDesk;
import io.durable.examples.trip.TravelAgency;
import io.durable.examples.trip.TripBooking;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The plans as they are approved: a change of a plan is a difference here. */
class PlansTest {

  @Test
  void orderFulfilment() {
    var plan =
        Flow.planOf(
            new OrderFulfilment(
                new Stock(), new Payments(), new Warehouse(), new BigDecimal("500")));

    assertThat(plan.outline())
        .isEqualTo(
            """
            order-fulfilment
              input {id: string, customer: string, lines: [{sku: string, quantity: int, price: decimal}], card: string, packingTime: duration?}
              result {order: string, payment: {charge: string, amount: decimal}, parcel: {tracking: string}, approvedBy: string}
            step reserve(input)
              result {order: string, quantities: map<string, int>}
              undo with the result
            branch large(combine1(input))
              then
                approval risk-desk
                  answer {outcome: APPROVED|REJECTED|EXPIRED, comment: string, by: string, at: instant?}
                  prompt "Ship order {} for {}?" (map2(input), map3(input))
                  shows map4(input)
                  role risk
                  within 2d
                  or else {"at":null,"by":"","comment":"","outcome":"EXPIRED"}
                branch verdict(map5(large[then]/risk-desk))
                  APPROVED = map6(large[then]/risk-desk)
                  otherwise
                    fail turned-down "{}: {}" (map7(large[then]/risk-desk), map8(large[then]/risk-desk))
                = large[then]/verdict
              otherwise = "nobody"
            step charge(input)
              result {charge: string, amount: decimal}
              external
              up to 5 attempts, exponential from 1s by 2.0, jitter 0.25, except CardDeclined
              timeout 10s
              undo with the result
              undo in doubt
            step pack(input, reserve)
              result {tracking: string}
            = combine9(map10(input), charge, pack, large)
            """);
  }

  @Test
  void expenseApproval() {
    var plan = Flow.planOf(new ExpenseApproval(new Payroll(), Duration.ofDays(3)));

    assertThat(plan.outline())
        .isEqualTo(
            """
            expense-approval
              input {id: string, employee: string, purpose: string, amount: decimal}
              result {expense: string, outcome: PAID|REJECTED, by: string, reason: string}
            approval manager
              answer {outcome: APPROVED|REJECTED|EXPIRED, comment: string, by: string, at: instant?}
              prompt "Pay {} to {} for {}?" (map1(input), map2(input), map3(input))
              shows input
              role manager
              within 3d
              or else {"at":null,"by":"","comment":"","outcome":"EXPIRED"}
            branch manager-verdict(map4(manager))
              APPROVED
                approval finance
                  answer {outcome: APPROVED|REJECTED|EXPIRED, comment: string, by: string, at: instant?}
                  prompt "Pay {} to {} for {}?" (map5(input), map6(input), map7(input))
                  shows input
                  role finance
                  within 3d
                  or else {"at":null,"by":"","comment":"","outcome":"EXPIRED"}
                branch finance-verdict(map8(manager-verdict[APPROVED]/finance))
                  APPROVED
                    step pay(input, manager-verdict[APPROVED]/finance)
                      result {expense: string, outcome: PAID|REJECTED, by: string, reason: string}
                    = manager-verdict[APPROVED]/finance-verdict[APPROVED]/pay
                  otherwise
                    step reject(input, manager-verdict[APPROVED]/finance)
                      result {expense: string, outcome: PAID|REJECTED, by: string, reason: string}
                    = manager-verdict[APPROVED]/finance-verdict[otherwise]/reject
                = manager-verdict[APPROVED]/finance-verdict
              otherwise
                step reject(input, manager)
                  result {expense: string, outcome: PAID|REJECTED, by: string, reason: string}
                = manager-verdict[otherwise]/reject
            = manager-verdict
            """);
  }

  @Test
  void goodsReturn() {
    var plan = Flow.planOf(new GoodsReturn(new ReturnsDesk()));

    assertThat(plan.outline())
        .isEqualTo(
            """
            goods-return
              input {order: string, sku: string}
              result {order: string, amount: decimal}
            event arrived
              answer {dock: string, quantity: int}
              correlated by map1(input)
              within 14d
            choice condition
              answer AS_NEW|DAMAGED
              prompt "How do the goods of order {} look?" (map1(input))
              shows arrived
              options "AS_NEW", "DAMAGED"
            branch put-away(condition)
              AS_NEW
                step restock(input, arrived)
                  result nothing
                = put-away[AS_NEW]/restock
              DAMAGED
                step scrap(input, arrived)
                  result nothing
                = put-away[DAMAGED]/scrap
            input refund
              answer {amount: decimal, reason: string?}
              prompt "What does the customer of order {} get?" (map1(input))
              shows condition
            step credit(input, refund)
              result {order: string, amount: decimal}
            = credit
            """);
  }

  @Test
  void tripBooking() {
    var plan = Flow.planOf(new TripBooking(new TravelAgency()));

    assertThat(plan.outline())
        .isEqualTo(
            """
            trip-booking
              input {traveller: string, destination: string, from: date, to: date, car: string}
              result {flight: {booking: uuid, what: string}, hotel: {booking: uuid, what: string}, car: {booking: uuid, what: string}}
            step flight(input)
              result {booking: uuid, what: string}
              undo with the result
            step hotel(input)
              result {booking: uuid, what: string}
              undo with the result
            step car(input)
              result {booking: uuid, what: string}
              undo with the result
            = combine1(flight, hotel, car)
            """);
  }

  @Test
  void plainLetter() {
    var plan = Flow.planOf(new PlainLetter(new PostOffice()));

    assertThat(plan.outline())
        .isEqualTo(
            """
            plain-letter
              input {to: string, about: string}
              result {to: string, text: string, grams: int, postmark: string}
            step write(input)
              result {to: string, text: string, grams: int, postmark: string}
            step sign(write)
              result {to: string, text: string, grams: int, postmark: string}
            step weigh(sign)
              result {to: string, text: string, grams: int, postmark: string}
            step frank(weigh)
              result {to: string, text: string, grams: int, postmark: string}
            step post(frank)
              result {to: string, text: string, grams: int, postmark: string}
            = post
            """);
  }
}
