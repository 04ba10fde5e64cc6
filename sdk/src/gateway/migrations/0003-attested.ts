/** How fast plays are taken that cost nothing, and that this gateway attests. */
export const attested = `
-- Until when the listener's unpaid plays take, at half a minute each.
alter table gateway.lanes add column attested_until timestamptz not null default '-infinity';

-- Until when a paid play opens the file without loss, which an unpaid one does by the chain's word alone.
alter table gateway.entitlements add column lossless_until timestamptz not null default '-infinity';
update gateway.entitlements set lossless_until = expires_at;
`
