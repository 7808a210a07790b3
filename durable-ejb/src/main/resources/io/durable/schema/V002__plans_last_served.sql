-- When a living node was last seen to serve a plan: a redeploy is no reason to suspend what waits for it.
alter table durable.plan add column last_served timestamptz not null default durable.clock();
