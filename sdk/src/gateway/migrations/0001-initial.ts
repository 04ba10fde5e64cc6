/** All amounts are micro-USDC; addresses, hashes and items are hex in lower case. */
export const initial = `
create table gateway.deployment (
  only_row boolean primary key default true check (only_row),
  chain_id bigint not null,
  tabs text not null,
  gateway text not null
);

create table gateway.nonces (
  nonce text primary key,
  expires_at timestamptz not null
);
create index nonces_expiry on gateway.nonces (expires_at);

create table gateway.lanes (
  listener text primary key,
  -- The nonce of the tab that the listener signs now.
  nonce bigint not null,
  -- Plays of a tab that could not be settled as it was signed: the next tab begins with them.
  carried text not null default '0x'
);

create table gateway.keys (
  listener text not null,
  key_id text not null,
  x text not null,
  y text not null,
  -- Unix seconds, as last read from the chain.
  expires_at bigint not null,
  primary key (listener, key_id)
);

-- One signed transaction to settle tabs; several rows of transactions when it was replaced with higher fees.
create table gateway.batches (
  id bigint generated always as identity primary key,
  account_nonce bigint not null,
  state text not null default 'pending' check (state in ('pending', 'mined', 'dropped')),
  created_at timestamptz not null default now()
);
create index batches_pending on gateway.batches (id) where state = 'pending';

create table gateway.transactions (
  hash text primary key,
  batch_id bigint not null references gateway.batches,
  -- Signed and ready to be sent again.
  raw text not null,
  max_fee_per_gas bigint not null,
  max_priority_fee_per_gas bigint not null,
  gas bigint not null,
  sent_at timestamptz not null default now()
);
create index transactions_batch on gateway.transactions (batch_id);

create table gateway.tabs (
  id bigint generated always as identity primary key,
  listener text not null references gateway.lanes,
  nonce bigint not null,
  state text not null default 'open'
    check (state in ('open', 'closed', 'settling', 'settled', 'failed')),
  items text not null,
  item_count integer not null,
  amount bigint not null,
  key_id text not null,
  r text not null,
  s text not null,
  created_at timestamptz not null default now(),
  closed_at timestamptz,
  batch_id bigint references gateway.batches,
  -- The transaction in which it was settled, and its block.
  transaction text,
  block_number bigint,
  block_hash text,
  confirmed boolean not null default false,
  -- Why it failed.
  reason text,
  foreign key (listener, key_id) references gateway.keys
);
create unique index tabs_lane on gateway.tabs (listener, nonce) where state <> 'failed';
create unique index tabs_open on gateway.tabs (listener) where state = 'open';
create index tabs_due on gateway.tabs (state, id) where state in ('open', 'closed', 'settling');
create index tabs_unconfirmed on gateway.tabs (id) where state = 'settled' and not confirmed;

-- Every signature that was accepted, so that the same tab offered again changes nothing.
create table gateway.acceptances (
  listener text not null,
  r text not null,
  tab_id bigint not null references gateway.tabs on delete cascade,
  primary key (listener, r)
);
create index acceptances_tab on gateway.acceptances (tab_id);

create table gateway.entitlements (
  listener text not null,
  song bigint not null,
  expires_at timestamptz not null,
  primary key (listener, song)
);
create index entitlements_expiry on gateway.entitlements (expires_at);

create table gateway.direct_plays (
  hash text not null,
  log_index integer not null,
  listener text not null,
  song bigint not null,
  amount bigint not null,
  played_at timestamptz not null,
  primary key (hash, log_index)
);

-- How far the chain's events have been read.
create table gateway.cursors (
  name text primary key,
  block_number bigint not null
);
`
