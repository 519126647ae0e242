import type { Response } from 'express';
import type { Knex } from 'knex';
import type { AccessMemory } from '../access/access-memory.ts';
import { overBudget } from '../access/authenticate.ts';
import { decide } from '../access/decide.ts';
import { type Facts, loadFacts } from '../access/facts.ts';
import { addressBlock } from '../access/network.ts';
import { effectivePermissions } from '../access/permissions.ts';
import { type Principal, userOf } from '../access/principal.ts';
import { type RateLimits, setRateLimit } from '../access/rate-limits.ts';
import type { Secrets } from '../access/secrets.ts';
import type { UsageRecorder } from '../access/usage-recorder.ts';
import type { Database } from '../database/connect.ts';
import { problemOfViolation } from '../database/constraint-problems.ts';
import { isRetryable } from '../database/sqlstate.ts';
import { NotClaimed } from '../database/transaction.ts';
import { QueueFullError } from '../database/turns.ts';
import type { KeptReply } from '../events/traces.ts';
import { createRepositories, type Repositories } from '../repositories.ts';
import { acknowledge, type Committed, withReceipt } from './acknowledgement.ts';
import type { Call } from './call.ts';
import { createContext, type Effects } from './call-context.ts';
import type { Context } from './context.ts';
import { claimOf, type KeyUse, keptBefore, keptReply, type Reply, replay } from './idempotency.ts';
import { laneOf, tooManyAtOnce } from './lanes.ts';
import { ProblemError, refusalOf } from './problem.ts';
import { requireRoom } from './quotas.ts';
import type { Contract } from './spec.ts';
import { recordRefusal, writeTraces } from './traces.ts';
import type { Handler, Handlers, Input, OperationId, Work } from './types.ts';

export interface DispatchOptions {
  contract: Contract;
  database: Database;
  access: AccessMemory;
  handlers: Handlers;
  secrets: Secrets;
  rateLimits: RateLimits;
  usage: UsageRecorder;
  destinations: Context['destinations'];
  installation: Context['installation'];
}

/** An operation that somebody has asked for beforehand, done by the server in a transaction of its own. */
export type Errand = Pick<Call, 'operation' | 'address' | 'requestId' | 'now'> & {
  principal: Principal;
  userAgent: string | null;
  params: Readonly<Record<string, string>>;
  body: unknown;
  ifMatch: string | undefined;
};

/** Does an operation as a request would: decided there, by its handler, with its traces. @throws as a request would */
export type Perform = (trx: Knex, errand: Errand) => Promise<unknown>;

export interface Dispatch {
  /** @param res for the headers of a refusal */
  answer(call: Call, res: Response): Promise<Reply>;
  perform: Perform;
}

/** What an operation has done: its answer, and what is still to be written of it, which nothing in the answer depends on. */
interface Effect {
  body: unknown;
  /**
   * @param end when the transaction ends with it: the reply that is kept, if there is one
   * @returns the transaction, when it has changed what decisions are made from
   */
  settle(end?: { reply: KeptReply | undefined }): Promise<string | undefined>;
}

/** A transaction that lost a race is run again from its start; nothing of it has left the database. */
const ATTEMPTS = 3;

/** Runs the operation that was matched, admitted and validated: decides, and gives it a transaction. */
export function createDispatch(options: DispatchOptions): Dispatch {
  const { contract, database, access, secrets, rateLimits, usage, destinations, installation } = options;
  const services = { secrets, usage, rateLimits, installation, engine: database.engine, destinations };

  /** The database, as an operation sees it. */
  interface View {
    db: Knex;
    repositories: Repositories;
    look: AccessMemory['facts'];
  }
  const outside: View = {
    db: database.knex,
    repositories: createRepositories(database.knex),
    look: access.facts,
  };
  const inside = (trx: Knex): View => ({
    db: trx,
    repositories: createRepositories(trx),
    look: (where) => loadFacts(trx, contract, where),
  });

  async function factsFor({ look }: View, { operation, principal, input }: Call): Promise<Facts | undefined> {
    if (!operation.inWorkspace && !operation.inOrganization) return undefined;
    const userId = principal === null ? null : userOf(principal);
    // They are path parameters, which the document declares as strings.
    const { organization, workspace, project } = input.params as Record<string, string>;
    if (operation.inOrganization) return look({ organization: organization ?? '', userId });
    return look({ workspace: workspace ?? '', project, userId });
  }

  /** @throws what the request is refused with */
  async function decideOn(view: View, call: Call): Promise<Facts | undefined> {
    const facts = await factsFor(view, call);
    authorize(call, facts);
    return facts;
  }

  function authorize({ operation, principal, address, input, now }: Call, facts: Facts | undefined): void {
    if (principal === null) return;
    // Path parameters are strings.
    const subject = operation.self === undefined ? undefined : (input.params[operation.self] as string);
    const decision = decide(contract, { principal, requirement: operation, facts, address, subject, now });
    if (!decision.allowed) throw refusalOf(decision);
  }

  function contextOn(
    view: View,
    call: Call,
    facts: Facts | undefined,
  ): { context: Context; effects: Effects } {
    const effects: Effects = { changed: true, events: [], audits: [], mails: [], grant: null };
    const context = createContext({
      call,
      effects,
      contract,
      facts,
      repositories: view.repositories,
      services,
      resolve: access.resolve,
      factsAbout: view.look,
      decideAgain: () => decideOn(view, call),
    });
    return { context, effects };
  }

  /** Does what comes before the transaction, and returns what is done in it. */
  async function prepare(view: View, call: Call, facts: Facts | undefined): Promise<Work<OperationId>> {
    // The validator has checked the input against this operation, which the compiler cannot know.
    const handler = options.handlers[call.operation.id] as Handler<OperationId>;
    const input = call.input as unknown as Input<OperationId>;
    if (typeof handler === 'function') return (context) => handler(input, context);
    return handler.prepare(input, contextOn(view, call, facts).context);
  }

  async function run(
    view: View,
    call: Call,
    facts: Facts | undefined,
    work: Work<OperationId>,
  ): Promise<Effect> {
    const { operation } = call;
    const { repositories } = view;
    const { context, effects } = contextOn(view, call, facts);
    if (operation.quota !== undefined && facts?.workspace) {
      const hasWaited = await requireRoom(contract, repositories, facts.workspace, operation.quota);
      if (hasWaited) await context.decideAgain();
    }
    const body = await work(context);
    return { body, settle: (end) => writeTraces(view.db, options, call, facts, body, effects, end) };
  }

  async function write(call: Call, facts: Facts | undefined): Promise<Committed> {
    const use = keyUseOf(options, call, facts);
    let work: Work<OperationId>;
    try {
      work = await prepare(outside, call, facts);
    } catch (error) {
      // What is refused now may have been done before, under the same key.
      const kept = use && (await keptBefore(database.knex, secrets, use));
      if (kept === undefined) throw error;
      return { ...kept, transaction: undefined };
    }
    return commit(call, facts, work, use);
  }

  async function commit(
    call: Call,
    facts: Facts | undefined,
    work: Work<OperationId>,
    use: KeyUse | undefined,
    attempt = 1,
  ): Promise<Committed> {
    try {
      return await database.transact(
        async (trx) => {
          const { body, settle } = await run(inside(trx), call, facts, work);
          const transaction = await settle({ reply: use && keptReply(secrets, use, body) });
          return { body, replayed: false, transaction };
        },
        { claim: use && claimOf(secrets, use), lane: laneOf(call, facts) },
      );
    } catch (error) {
      if (error instanceof QueueFullError) throw tooManyAtOnce();
      if (use !== undefined && error instanceof NotClaimed) {
        return { ...(await replay(database.knex, secrets, use)), transaction: undefined };
      }
      if (isRetryable(error) && attempt < ATTEMPTS) return commit(call, facts, work, use, attempt + 1);
      throw problemOfViolation(error) ?? error;
    }
  }

  /**
   * A wrong password is a failed authentication, although the request itself was welcome. It counts as one from before
   * it is looked at until it turns out right: of many guesses at once, all would be made before the first had counted.
   */
  async function countGuess(call: Call, res: Response): Promise<Reply> {
    const block = addressBlock(call.address);
    const budget = await rateLimits.fail(block);
    const isWrong = (error: unknown) => error instanceof ProblemError && error.code === 'invalid_credentials';
    try {
      if (budget.exceeded) throw overBudget(budget);
      const reply = await carryOut(call);
      await rateLimits.forgive(block);
      return reply;
    } catch (error) {
      if (budget.exceeded || isWrong(error)) setRateLimit(res, budget);
      else await rateLimits.forgive(block);
      throw error;
    }
  }

  async function carryOut(call: Call): Promise<Reply> {
    const facts = await decideOn(outside, call);
    await spendPlan(facts);
    if (!call.operation.changes) {
      const { body } = await run(outside, call, facts, await prepare(outside, call, facts));
      return { body, replayed: false };
    }
    try {
      return await acknowledged(call, await write(call, facts));
    } catch (error) {
      if (error instanceof ProblemError) await recordRefusal(database.knex, call, facts, error);
      throw error;
    }
  }

  /** Waits until the change counts everywhere, and says in the answer how long that took. */
  async function acknowledged({ operation }: Call, reply: Committed): Promise<Reply> {
    const acknowledgedMs = await acknowledge(database.changes, operation, reply);
    if (acknowledgedMs === undefined) return reply;
    return { ...reply, body: withReceipt(reply.body, acknowledgedMs), acknowledgedMs };
  }

  /** Counts a request against what the plan of the workspace allows in a minute, when it sets a limit. */
  async function spendPlan(facts: Facts | undefined): Promise<void> {
    const workspace = facts?.workspace;
    const requests = workspace ? contract.plans[workspace.plan].requests_per_minute : null;
    if (!workspace || requests === null) return;
    const budget = await rateLimits.spend(workspace.id, { requests, seconds: 60 });
    if (budget.exceeded) throw overBudget(budget);
  }

  async function perform(trx: Knex, errand: Errand): Promise<unknown> {
    const { operation, params, body, ifMatch, userAgent, ...circumstances } = errand;
    const view = inside(trx);
    const call: Call = {
      ...circumstances,
      operation,
      input: { params: { ...params }, query: {}, headers: { 'if-match': ifMatch }, body },
      req: {
        method: operation.method.toUpperCase(),
        originalUrl: operation.path,
        headers: { 'user-agent': userAgent ?? undefined },
      },
    };
    const facts = await decideOn(view, call);
    const effect = await run(view, call, facts, await prepare(view, call, facts));
    await effect.settle();
    return effect.body;
  }

  return {
    answer: (call, res) => (call.operation.checksPassword ? countGuess(call, res) : carryOut(call)),
    perform,
  };
}

/** What makes two requests the same one, when the client asks for that. */
function keyUseOf(
  { contract, secrets }: DispatchOptions,
  { principal, address, req, input, now }: Call,
  facts: Facts | undefined,
): KeyUse | undefined {
  const key = req.method === 'POST' ? req.headers['idempotency-key'] : undefined;
  if (typeof key !== 'string') return undefined;
  const person = principal?.type === 'session' ? principal.userId : principal?.id;
  return {
    // The same key of somebody else is another key.
    principal: person ?? `address:${addressBlock(address)}`,
    keyHash: secrets.digest('idempotency-key', key),
    key,
    request: `${req.originalUrl}\n${JSON.stringify(input.body)}`,
    held: principal === null ? new Set() : effectivePermissions(contract, principal, facts, now),
  };
}
