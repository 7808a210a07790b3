-- The journal keeps more: what was found where items or a deadline began (ENTRY), what decided parallel arms, items or rounds
-- (VERDICT), and the ends of rounds (ROUND).
--
-- Only expands: nodes of the version before write none of these, and never claim the executions that have them. Every row that
-- is there fits, so nothing is scanned while the table is locked.
alter table durable.journal drop constraint journal_kind;
alter table durable.journal add constraint journal_kind check (kind in (
  'STEP', 'UNDO', 'CHOICE', 'WAIT', 'FAIL', 'LATE', 'ENTRY', 'VERDICT', 'ROUND', 'CANCEL', 'RESULT')) not valid;
