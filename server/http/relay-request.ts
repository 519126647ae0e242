import type { Request, Response } from 'express';
import type { ErrorCode, RelayId } from '../api/types.ts';
import type { OperationCall } from '../operations/operation-call.ts';
import type { AdmitRelay } from '../operations/relay-admission.ts';
import type { RelayContext, RelayExchange, Relays } from '../operations/relay-types.ts';
import type { BodyMemory } from './body-memory.ts';
import { readOpenBody } from './open-body.ts';
import type { RouteMatch } from './router.ts';
import type { Validator } from './validator.ts';

export interface RelayDependencies {
  executor: { admitRelay: AdmitRelay };
  validator: Validator;
  relays: Relays;
  bodyMemory: BodyMemory;
}

type AnyRelay = (
  input: OperationCall['input'],
  context: RelayContext<ErrorCode>,
  exchange: RelayExchange,
) => Promise<void>;

/** Headers that provider clients send a key in, before a dummy `Authorization` that some of them add. */
const KEY_HEADERS = ['x-portkey-api-key', 'x-api-key'];

/** Returns the credential of a request in the workspace of its key, in the form of an Authorization header. */
export function authorizationOfKey({ headers }: Pick<Request, 'headers'>): string | undefined {
  const name = KEY_HEADERS.find((one) => headers[one] !== undefined && headers[one] !== '');
  return name === undefined ? headers.authorization : `Bearer ${String(headers[name])}`;
}

/** Passes a request to its relay: decides first, then reads and checks the body, which waits for a place in memory. */
export async function relayRequest(
  { executor, validator, relays, bodyMemory }: RelayDependencies,
  match: RouteMatch,
  call: OperationCall & { req: Request },
  res: Response,
): Promise<void> {
  const { req } = call;
  const context = await executor.admitRelay(call);
  const wasComplete = req.complete;
  // The client may have left meanwhile: then nothing would release the memory.
  if (res.destroyed) return;
  const share = bodyMemory.open(context.workspaceId);
  res.once('close', share.release);
  const { bytes, value } = await readOpenBody(req, match.operation.schema['x-body-limit'] ?? 0, share);
  // A body may take a minute to arrive. If the caller has lost access by then, the request is refused.
  if (!wasComplete) await context.authorizeAgain();
  const input = validator.validate(req, match, value);
  // The validator has checked the input against this operation, which the compiler cannot know.
  const relay = relays[call.operation.id as RelayId] as AnyRelay;
  const takeMemory = share.grow;
  await relay(input, context, { body: bytes, headers: req.headers, response: res, takeMemory });
}
