import type { Request, Response } from 'express';
import type { Knex } from 'knex';
import type { AccessMemory } from '../access/access-memory.ts';
import { overBudget } from '../access/authenticate.ts';
import { decide } from '../access/decide.ts';
import { type Facts, loadFacts } from '../access/facts.ts';
import { addressBlock } from '../access/network.ts';
import { effectivePermissions } from '../access/permissions.ts';
import { type Principal, userOf } from '../access/principal.ts';
import { type RateLimits, rateLimitHeaders } from '../access/rate-limits.ts';
import type { Secrets } from '../access/secrets.ts';
import type { UsageRecorder } from '../access/usage-recorder.ts';
import type { Database } from '../database/connect.ts';
import { problemOfViolation } from '../database/constraint-problems.ts';
import { isRetryable } from '../database/sqlstate.ts';
import { redactTokens, requestContext } from '../logging.ts';
import { createRepositories } from '../repositories.ts';
import { acknowledge, type Committed, changedBy, withReceipt } from './acknowledgement.ts';
import { type Context, createContext, type Effects } from './context.ts';
import { type Exchange, noted } from './exchange.ts';
import { type Claim, type Effect, once, type Reply } from './idempotency.ts';
import { ProblemError, refusalOf } from './problem.ts';
import { requireRoom } from './quotas.ts';
import type { Contract, OperationSpec } from './spec.ts';
import { isTextStream, sendTextStream } from './text-stream.ts';
import { recordRefusal, writeTraces } from './traces.ts';
import type { Handler, Handlers, OperationId } from './types.ts';
import type { Validator } from './validator.ts';

export interface DispatchOptions {
  contract: Contract;
  database: Database;
  access: AccessMemory;
  handlers: Handlers;
  secrets: Secrets;
  rateLimits: RateLimits;
  usage: UsageRecorder;
  destinations: Context['destinations'];
  validator: Validator;
  installation: Context['installation'];
}

export type Stage = Pick<Exchange, 'operation' | 'address' | 'input'> & {
  admission: Pick<Exchange['admission'], 'principal'>;
  req: Pick<Request, 'method' | 'originalUrl' | 'headers'>;
  requestId: string;
  userAgent: string | null;
  now: Date;
};

const USER_AGENT_LENGTH = 256;
/** The caller's own words, which may hold a token by mistake. */
const userAgentOf = ({ headers }: Request): string | null =>
  redactTokens(headers['user-agent'] ?? '').slice(0, USER_AGENT_LENGTH) || null;

/** An operation that somebody has asked for beforehand, done by the server in a transaction of its own. */
export type Errand = Pick<Stage, 'address' | 'requestId' | 'userAgent' | 'now'> & {
  operation: OperationSpec;
  principal: Principal;
  params: Readonly<Record<string, string>>;
  body: unknown;
  ifMatch: string | undefined;
};

/** Does an operation as a request would: decided there, by its handler, with its traces. @throws as a request would */
export type Perform = (trx: Knex, errand: Errand) => Promise<unknown>;

export interface Dispatch {
  answer(req: Request, res: Response): Promise<void>;
  perform: Perform;
}

/** A transaction that lost a race is run again from its start; nothing of it has left the database. */
const ATTEMPTS = 3;

/** Runs the operation that was matched, admitted and validated: decides, gives it a transaction, and answers. */
export function createDispatch(options: DispatchOptions): Dispatch {
  const { contract, database, access, secrets, rateLimits, usage, destinations, validator, installation } =
    options;

  type Look = AccessMemory['facts'];
  /** As they are inside a transaction. */
  const within =
    (trx: Knex): Look =>
    (where) =>
      loadFacts(trx, contract, where);

  async function factsFor(look: Look, { operation, admission, input }: Stage): Promise<Facts | undefined> {
    if (!operation.inWorkspace && !operation.inOrganization) return undefined;
    const userId = admission.principal === null ? null : userOf(admission.principal);
    // They are path parameters, which the document declares as strings.
    const { organization, workspace, project } = input.params as Record<string, string>;
    if (operation.inOrganization) return look({ organization: organization ?? '', userId });
    return look({ workspace: workspace ?? '', project, userId });
  }

  /** @throws what the request is refused with */
  async function decideOn(look: Look, stage: Stage): Promise<Facts | undefined> {
    const facts = await factsFor(look, stage);
    authorize(stage, facts);
    return facts;
  }

  function authorize({ operation, admission, address, input, now }: Stage, facts: Facts | undefined): void {
    const { principal } = admission;
    if (principal === null) return;
    // Path parameters are strings.
    const subject = operation.self === undefined ? undefined : (input.params[operation.self] as string);
    const decision = decide(contract, { principal, requirement: operation, facts, address, subject, now });
    if (!decision.allowed) throw refusalOf(decision);
  }

  async function run(db: Knex, look: Look, stage: Stage, facts: Facts | undefined): Promise<Effect> {
    const { operation, admission, address, input, userAgent, now } = stage;
    const effects: Effects = { changed: true, events: [], audits: [], mails: [], grant: null };
    const repositories = createRepositories(db);
    const context = createContext({
      effects,
      contract,
      operation,
      principal: admission.principal,
      facts,
      address,
      userAgent,
      // Where the document declares it, it is a string.
      ifMatchHeader: input.headers['if-match'] as string | undefined,
      now,
      repositories,
      services: { secrets, usage, rateLimits, installation, engine: database.engine, destinations },
      resolve: access.resolve,
      factsAbout: look,
      decideAgain: () => decideOn(look, stage),
    });
    if (operation.quota !== undefined && facts?.workspace) {
      const hasWaited = await requireRoom(contract, repositories, facts.workspace, operation.quota);
      if (hasWaited) await context.decideAgain();
    }
    // The validator has checked the input against this operation, which the compiler cannot know.
    const handler = options.handlers[operation.id] as Handler<OperationId>;
    const body = await handler(input as unknown as Parameters<typeof handler>[0], context);
    return { body, settle: () => writeTraces(db, options, stage, facts, body, effects) };
  }

  async function write(stage: Stage, facts: Facts | undefined, attempt = 1): Promise<Committed> {
    try {
      return await database.knex.transaction(async (trx) => {
        const answer = () => run(trx, within(trx), stage, facts);
        const reply = await once(trx, secrets, claimOf(contract, stage, facts), answer);
        return { ...reply, transaction: await changedBy(trx, stage.operation) };
      });
    } catch (error) {
      if (isRetryable(error) && attempt < ATTEMPTS) return write(stage, facts, attempt + 1);
      throw problemOfViolation(error) ?? error;
    }
  }

  /**
   * A wrong password is a failed authentication, although the request itself was welcome. It counts as one from before
   * it is looked at until it turns out right: of many guesses at once, all would be made before the first had counted.
   */
  async function countGuess(stage: Stage, res: Response, answer: () => Promise<Reply>): Promise<Reply> {
    if (!stage.operation.checksPassword) return answer();
    const block = addressBlock(stage.address);
    const budget = await rateLimits.fail(block);
    const isWrong = (error: unknown) => error instanceof ProblemError && error.code === 'invalid_credentials';
    try {
      if (budget.exceeded) throw overBudget(budget);
      const reply = await answer();
      await rateLimits.forgive(block);
      return reply;
    } catch (error) {
      if (budget.exceeded || isWrong(error)) res.setHeaders(rateLimitHeaders(budget));
      else await rateLimits.forgive(block);
      throw error;
    }
  }

  async function answer(stage: Stage): Promise<Reply> {
    const facts = await decideOn(access.facts, stage);
    await spendPlan(facts);
    if (!stage.operation.changes) {
      const { body } = await run(database.knex, access.facts, stage, facts);
      return { body, replayed: false };
    }
    try {
      return await acknowledged(stage, await write(stage, facts));
    } catch (error) {
      if (error instanceof ProblemError) await recordRefusal(database.knex, stage, facts, error);
      throw error;
    }
  }

  /** Waits until the change counts everywhere, and says in the answer how long that took. */
  async function acknowledged({ operation }: Stage, reply: Committed): Promise<Reply> {
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
    const { operation, principal, params, body, ifMatch, ...circumstances } = errand;
    const look = within(trx);
    const stage: Stage = {
      ...circumstances,
      operation,
      admission: { principal },
      input: { params: { ...params }, query: {}, headers: { 'if-match': ifMatch }, body },
      req: { method: operation.method.toUpperCase(), originalUrl: operation.path, headers: {} },
    };
    const effect = await run(trx, look, stage, await decideOn(look, stage));
    await effect.settle();
    return effect.body;
  }

  async function answerRequest(req: Request, res: Response): Promise<void> {
    const operation = noted(res, 'operation');
    const [admission, address, input] = [noted(res, 'admission'), noted(res, 'address'), noted(res, 'input')];
    const { requestId } = requestContext(res);
    const userAgent = userAgentOf(req);
    const now = new Date();
    const stage: Stage = { operation, admission, address, input, req, requestId, userAgent, now };
    const reply = await countGuess(stage, res, () => answer(stage));
    validator.watch(res, noted(res, 'match').operation);
    await send(res, operation, reply);
  }
  return { answer: answerRequest, perform };
}

/** What makes two requests the same one, when the client asks for that. */
function claimOf(
  contract: Contract,
  { admission, address, req, input, now }: Stage,
  facts: Facts | undefined,
): Claim | undefined {
  const key = req.method === 'POST' ? req.headers['idempotency-key'] : undefined;
  if (typeof key !== 'string') return undefined;
  const { principal } = admission;
  const person = principal?.type === 'session' ? principal.userId : principal?.id;
  return {
    principal: person ?? `address:${addressBlock(address)}`,
    key,
    request: `${req.originalUrl}\n${JSON.stringify(input.body)}`,
    held: principal === null ? new Set() : effectivePermissions(contract, principal, facts, now),
  };
}

async function send(res: Response, operation: OperationSpec, reply: Reply): Promise<void> {
  const { body, replayed, acknowledgedMs } = reply;
  // Node's own setters: Express's parse what they are given.
  res.statusCode = operation.successStatus;
  res.setHeader('Cache-Control', 'no-store');
  if (isTextStream(body)) return sendTextStream(res, body);
  if (replayed) res.setHeader('Idempotency-Replayed', 'true');
  if (acknowledgedMs !== undefined) res.setHeader('Server-Timing', `acknowledged;dur=${acknowledgedMs}`);
  if (typeof body === 'object' && body !== null && 'etag' in body)
    res.setHeader('ETag', `"${String(body.etag)}"`);
  if (body === undefined) {
    res.end();
    return;
  }
  const text = JSON.stringify(body);
  res.setHeader('Content-Type', 'application/json; charset=utf-8');
  res.setHeader('Content-Length', Buffer.byteLength(text));
  res.end(text);
}
