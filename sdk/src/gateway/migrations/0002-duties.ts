/** What the keeper does besides settling: what it has found in the chain's events, and its transactions for it. */
export const duties = `
-- Something that falls due again and again, or once: a renewal, an auction's end, an epoch's crediting. The chain says
-- what is to be done; a row only says what to ask about, and when.
create table gateway.duties (
  -- 'patronage', 'subscription', 'auction' or 'epoch'.
  kind text not null,
  -- Artist and patron, subscriber, auction's id, epoch's number.
  subject text not null,
  -- Unix seconds.
  due_at bigint not null,
  -- When nothing was found to be done for the first time; a row is forgotten some time after.
  idle_since bigint,
  primary key (kind, subject)
);
create index duties_due on gateway.duties (due_at);

-- The songs that have points in an epoch.
create table gateway.epoch_songs (
  epoch bigint not null,
  song bigint not null,
  credited boolean not null default false,
  primary key (epoch, song)
);

-- A batch without tabs is a duty's transaction: which one, and what it says to whom.
alter table gateway.batches
  add column duty_kind text,
  add column duty_subject text,
  add column target text,
  add column calldata text;
create unique index batches_duty on gateway.batches (duty_kind, duty_subject) where state = 'pending';
`
