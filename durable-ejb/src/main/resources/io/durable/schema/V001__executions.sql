-- Executions, their journals, their waits and their inboxes; nodes and plans.
--
-- Every table of an execution leads its key with the execution's id, so the schema shards by it.
-- Lock order: execution, then journal, then wait, then inbox. Every lock of ours is "no key update" or weaker.
-- The inbox has no foreign key: its rows are inserted in callers' transactions, and the check of a foreign key would lock the
-- execution's row there for as long as the caller likes.

-- The one clock of all nodes. Tests replace it by one with an offset.
create function durable.clock() returns timestamptz
language sql volatile
as 'select clock_timestamp()';

-- One row per execution: small and hot. It is updated when an execution is claimed, parked or ended, never by a step.
create table durable.execution (
  id               uuid        not null,
  workflow         text        not null,
  plan_hash        text        not null,
  status           text        not null,
  reason           text,                              -- why it is held
  held_status      text,                              -- what it goes back to when a stranded one is freed
  owner            uuid,                              -- the node that runs it
  token            bigint      not null default 0,    -- grows with every claim
  taken_over       boolean     not null default false, -- an owner died with it since its last orderly park
  due_at           timestamptz,                       -- null: not runnable by time
  kept             integer     not null default 0,    -- signals that its park knew and left in the inbox
  queue            text        not null,
  priority         smallint    not null,
  business_key     text,
  idempotency_key  text,
  body_hash        text,                              -- of the input, with an idempotency key
  attributes       jsonb       not null default '{}',
  created_at       timestamptz not null,
  ended_at         timestamptz,
  constraint execution_pkey primary key (id),
  constraint execution_status check (status in (
    'PENDING', 'RUNNING', 'WAITING', 'COMPENSATING', 'SUSPENDED', 'QUARANTINED',
    'COMPLETED', 'FAILED', 'COMPENSATED', 'COMPENSATION_FAILED', 'CANCELLED')),
  constraint execution_held_status check (held_status in ('PENDING', 'RUNNING', 'WAITING', 'COMPENSATING')),
  constraint execution_ended check ((ended_at is not null)
    = (status in ('COMPLETED', 'FAILED', 'COMPENSATED', 'COMPENSATION_FAILED', 'CANCELLED'))),
  constraint execution_owned check (owner is null or status in ('RUNNING', 'COMPENSATING')),
  constraint execution_priority check (priority between 0 and 9),
  constraint execution_idempotency check ((idempotency_key is null) = (body_hash is null))
) with (
  fillfactor = 70,
  -- What makes a claim slow are dead entries at the head of its index: vacuum by number, not by share of the table.
  autovacuum_vacuum_scale_factor = 0.0,
  autovacuum_vacuum_threshold = 5000,
  autovacuum_analyze_scale_factor = 0.05,
  autovacuum_vacuum_cost_delay = 0
);

-- The claim and the timers: only what can become due. Parked without a time and ended ones are not in it.
create index execution_due on durable.execution (queue, priority, due_at, plan_hash)
  where owner is null and due_at is not null and status in ('PENDING', 'RUNNING', 'WAITING', 'COMPENSATING');

-- Heartbeat and take-over: what is owned.
create index execution_owner on durable.execution (owner) where owner is not null;

-- Which plans are still needed.
create index execution_plan on durable.execution (plan_hash)
  where status in ('PENDING', 'RUNNING', 'WAITING', 'COMPENSATING', 'SUSPENDED');

-- A business key is unique per workflow among unfinished executions.
create unique index execution_business_key on durable.execution (workflow, business_key)
  where business_key is not null
    and status in ('PENDING', 'RUNNING', 'WAITING', 'COMPENSATING', 'SUSPENDED', 'QUARANTINED');

-- An idempotency key is unique per workflow for as long as its execution is kept.
create unique index execution_idempotency_key on durable.execution (workflow, idempotency_key)
  where idempotency_key is not null;

-- Lists, newest first, and events by business key.
create index execution_created on durable.execution (created_at, id);
create index execution_by_key on durable.execution (business_key, created_at, id) where business_key is not null;

-- What it started with, apart from the hot row.
create table durable.input (
  execution  uuid  not null,
  value      jsonb not null,
  codec      text,                                    -- null: as it is; else value is a JSON string in that encoding
  constraint input_pkey primary key (execution),
  constraint input_execution foreign key (execution) references durable.execution (id) on delete cascade
);

-- How it ended, apart from the hot row.
create table durable.result (
  execution  uuid  not null,
  value      jsonb,
  failure    jsonb,
  codec      text,
  constraint result_pkey primary key (execution),
  constraint result_execution foreign key (execution) references durable.execution (id) on delete cascade
);

-- Append-only: one row per outcome of an attempt.
create table durable.journal (
  execution   uuid        not null,
  path        text        not null collate "C",
  attempt     integer     not null,
  sequence    bigint      not null,                   -- order of completion, given by the owner
  kind        text        not null,
  outcome     text        not null,
  value       jsonb,
  codec       text,
  failure     jsonb,
  retry_at    timestamptz,
  started_at  timestamptz not null,
  ended_at    timestamptz not null,
  constraint journal_pkey primary key (execution, path, attempt),
  constraint journal_execution foreign key (execution) references durable.execution (id) on delete cascade,
  constraint journal_attempt check (attempt >= 1),
  constraint journal_kind check (kind in ('STEP', 'UNDO', 'CHOICE', 'WAIT', 'FAIL', 'LATE', 'CANCEL', 'RESULT')),
  constraint journal_outcome check (outcome in ('COMPLETED', 'FAILED', 'TIMED_OUT', 'CANCELLED')),
  constraint journal_value check ((outcome = 'COMPLETED') = (value is not null))
) with (
  -- Never updated: vacuum only has to freeze it, and inserts trigger that.
  autovacuum_vacuum_insert_scale_factor = 0.1,
  autovacuum_analyze_scale_factor = 0.1
);

-- Invariant 2: at most one completed outcome per path. A late result is no outcome of its path, and each one counts.
create unique index journal_completed on durable.journal (execution, path)
  where outcome = 'COMPLETED' and kind <> 'LATE';

-- Open and closed questions.
create table durable.wait (
  execution    uuid        not null,
  id           uuid        not null,
  path         text        not null collate "C",
  kind         text        not null,
  state        text        not null default 'OPEN',
  signal       text        not null,
  prompt       text        not null,
  show         jsonb,
  schema       jsonb       not null,
  options      jsonb       not null,
  roles        jsonb       not null,
  codec        text,
  correlation  text,
  deadline     timestamptz,
  opened_at    timestamptz not null,
  ended_at     timestamptz,
  answered_by  text,
  constraint wait_pkey primary key (execution, id),
  constraint wait_execution foreign key (execution) references durable.execution (id) on delete cascade,
  constraint wait_kind check (kind in ('APPROVAL', 'INPUT', 'CHOICE', 'EVENT', 'SLEEP')),
  constraint wait_state check (state in ('OPEN', 'ANSWERED', 'EXPIRED', 'CLOSED')),
  constraint wait_ended check ((ended_at is null) = (state = 'OPEN'))
);

-- Answers come by the wait's own id.
create unique index wait_id on durable.wait (id);
-- The list of open questions, oldest first.
create index wait_open on durable.wait (opened_at, id) where state = 'OPEN' and kind <> 'SLEEP';
-- Events by business key.
create index wait_correlation on durable.wait (correlation, signal)
  where state = 'OPEN' and kind = 'EVENT' and correlation is not null;

-- Waits that their execution gave up while an answerer's transaction had them locked: closed by the next sweep, should the
-- answerer roll back. Nearly always empty.
create table durable.withdrawn (
  execution  uuid not null,
  wait       uuid not null,
  constraint withdrawn_pkey primary key (execution, wait)
);

-- Signals on their way; consumed by the checkpoint that they cause.
create table durable.inbox (
  execution    uuid        not null,
  id           bigint      not null generated always as identity,
  kind         text        not null,
  wait_id      uuid,
  name         text        not null,
  payload      jsonb       not null,
  codec        text,
  event_id     text,
  received_at  timestamptz not null,
  consumed_at  timestamptz,
  constraint inbox_pkey primary key (execution, id),
  constraint inbox_kind check (kind in ('ANSWER', 'EVENT', 'CANCEL'))
) with (
  autovacuum_vacuum_scale_factor = 0.0,
  autovacuum_vacuum_threshold = 5000
);

create index inbox_unconsumed on durable.inbox (execution) where consumed_at is null;
-- An event that is sent twice counts once.
create unique index inbox_event_id on durable.inbox (execution, event_id) where event_id is not null;

-- The application servers that are alive, a heartbeat each. An id is new at every boot.
create table durable.node (
  id          uuid        not null,
  name        text        not null,
  plans       jsonb       not null,                   -- the hashes that it can serve
  started_at  timestamptz not null,
  beat_at     timestamptz not null,
  constraint node_pkey primary key (id)
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 200);

-- The plans, as canonical text.
create table durable.plan (
  hash      text        not null,
  workflow  text        not null,
  plan      text        not null,
  saved_at  timestamptz not null,
  constraint plan_pkey primary key (hash)
);

-- Waits as those who answer them see them.
create view durable.question as
select w.id, w.execution, w.path, w.kind, w.state, w.signal, w.prompt, w.show, w.schema, w.options, w.roles, w.deadline,
       w.opened_at, e.workflow, e.plan_hash,
       w.state = 'OPEN'
         and e.ended_at is null
         and not exists (
           select from durable.withdrawn d where d.execution = w.execution and d.wait = w.id) as open
from durable.wait w
join durable.execution e on e.id = w.execution;
