-- The tables of the examples. Run at every start; nodes that start together take turns.
select pg_advisory_xact_lock(hashtext('durable-examples'));

create schema if not exists examples;

-- order-fulfilment
create table if not exists examples.stock (
  sku     text primary key,
  on_hand integer not null check (on_hand >= 0)
);

insert into examples.stock (sku, on_hand)
values ('tea', 100000), ('kettle', 100000), ('samovar', 100000)
on conflict do nothing;

-- expense-approval
create table if not exists examples.payout (
  execution uuid primary key,
  employee  text not null,
  amount    numeric(12, 2) not null
);

-- trip-booking
create table if not exists examples.booking (
  id        uuid primary key,
  traveller text not null,
  what      text not null,
  cancelled boolean not null
);

-- The bank's, append-only.
create table if not exists examples.ledger (
  number bigint generated always as identity,
  charge text not null,
  amount numeric(12, 2) not null,
  effect text not null,
  at     timestamptz not null default clock_timestamp()
);
create index if not exists ledger_charge on examples.ledger (charge);

-- The witness, append-only and without a unique key: what happens twice is seen twice.
create table if not exists examples.witness (
  number    bigint generated always as identity,
  execution uuid not null,
  path      text not null,
  attempt   integer not null,
  what      text not null,
  at        timestamptz not null default clock_timestamp()
);
create index if not exists witness_execution on examples.witness (execution);
