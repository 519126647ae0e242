/** The statements that the server sends to create a payment, as one writes them by hand for pg. */
export const STATEMENTS = {
  begin: 'begin',
  claimKey: `insert into idempotency_records (principal, key_hash, fingerprint) values ($1, $2, $3)
    on conflict (principal, key_hash) do nothing`,
  situation: `select p.live, c.time as clock, w.timezone, w.duplicate_policy, s.duplicate_policy as project_policy,
      s.default_account_id
    from projects p
      join workspace_settings w on w.workspace_id = p.workspace_id
      left join project_settings s on s.workspace_id = p.workspace_id and s.project_id = p.id
      left join sandbox_clocks c on c.workspace_id = p.workspace_id and c.project_id = p.id and not p.live
    where p.workspace_id = $1 and p.id = $2`,
  accounts: `select * from accounts where workspace_id = $1 and id in ($2, $3) order by id for key share`,
  methods: 'select * from payment_methods where workspace_id = $1',
  days: 'select * from calendar_days where workspace_id = $1 and calendar = $2 and date between $3 and $4',
  claimFingerprint: `insert into payment_fingerprints as f (workspace_id, fingerprint, payment_ids)
    values ($1, $2, array[$3::text])
    on conflict (workspace_id, fingerprint) do update set payment_ids = f.payment_ids || excluded.payment_ids
    returning payment_ids`,
  limits: `with matching as (
      select * from payment_limits
      where workspace_id = $1::text and currency = $2::text and (method is null or method = $3::text)
        and (scope = 'workspace' or (scope, scope_id) in (('project', $4::text), ('account', $5::text),
          ('beneficiary', $6::text), ('key', $7::text)))),
    counted as (
      insert into payment_limit_windows as w (workspace_id, limit_id, realm, period, starts, used, count)
      select $1, id, $4, 'day', $8::date, $9::bigint, 1 from matching where $9::bigint <= per_day order by id
      on conflict (workspace_id, limit_id, realm, period, starts) do update
        set used = w.used + excluded.used, count = w.count + 1
        where w.used + $9::bigint <= (select per_day from payment_limits l where l.workspace_id = $1 and l.id = w.limit_id)
      returning limit_id, period, starts),
    noted as (
      insert into payment_limit_uses (workspace_id, payment_id, limit_id, realm, period, starts, amount)
      select $1, $10::text, limit_id, $4, period, starts, $9::bigint from counted)
    select id from matching m where not exists (select from counted c where c.limit_id = m.id)`,
  reserve: `with held as (
      update ledger_balances b set reserved = b.reserved + $3::bigint
      from ledger_accounts a
      where a.workspace_id = $1 and a.account_id = $2
        and b.workspace_id = a.workspace_id and b.ledger_account_id = a.id
        and (b.floor is null or b.posted - b.reserved - $3::bigint >= b.floor)
      returning b.ledger_account_id)
    insert into ledger_reservations (workspace_id, payment_id, ledger_account_id, amount, created_at)
    select $1, $4, ledger_account_id, $3, now() from held`,
  insert: `with written as (
      insert into payments (workspace_id, project_id, id, live, direction, status, stage, amount, currency, method, rail,
        from_account_id, to_account_id, reference, charge_bearer, bank_reference, beneficiary_name, remittance,
        requester_type, requester_id, wait_for_funds, execution_date, value_date, cut_off_at, opens_at, created_at, updated_at)
      values ($1, $2, $3, $4, 'outbound', 'pending', 'queued', $5, $6, $7, 'eft', $8, $9, $10, 'shared', $11, $12, $10,
        'service_key', $13, false, $14, $14, $15, $15, now(), now())
      returning *),
    told as (
      insert into payment_events (workspace_id, payment_id, version, type, from_status, from_stage, to_status, to_stage,
        cause, cause_id, at)
      select workspace_id, id, version, 'created', 'new', 'none', status, stage, 'request', $13, created_at from written)
    select * from written`,
  outbox: `with entries as (
      insert into audit_events (tenant_id, id, action, actor_type, actor_id, target_type, target_id, project_id, changes)
      values ($1, $2, 'payment.created', 'service_key', $3, 'payment', $4, $5, '{}')),
    happened as (insert into events (tenant_id, id, type, data) values ($1, $6, 'payment.created', $7))
    update idempotency_records set reply = $8 where principal = $9 and key_hash = $10`,
  commit: 'commit',
  rollback: 'rollback',
} as const;
