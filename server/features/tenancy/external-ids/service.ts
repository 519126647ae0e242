import { invalidField } from '../../../api/problem.ts';
import { isApplication } from '../../../auth/authentication/principal.ts';
import {
  type ExternalIdColumns,
  type Joined,
  NO_EXTERNAL_ID,
  OPERATOR_PARTY,
} from '../../../database/schema/joined.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';

/** The fields of a request that creates or changes a resource. */
interface JoinedInput {
  external_id?: string | null;
  metadata?: Readonly<Record<string, string | null>>;
}

const MAX_NAMES = 20;
const MAX_BYTES = 8192;

/**
 * Returns the metadata column after a change.
 * @throws invalid_request when too much would remain
 */
export function mergeMetadata(
  current: Joined['metadata'],
  changes: NonNullable<JoinedInput['metadata']>,
): Joined['metadata'] {
  const merged = Object.entries({ ...current, ...changes }).filter(([, value]) => value !== null);
  if (merged.length > MAX_NAMES)
    throw invalidField('metadata', 'maxProperties', `At most ${MAX_NAMES} names may remain.`);
  const text = JSON.stringify(Object.fromEntries(merged));
  if (Buffer.byteLength(text) > MAX_BYTES)
    throw invalidField('metadata', 'maxLength', `At most ${MAX_BYTES} bytes of JSON may remain.`);
  // JSON goes in as text.
  return text as never;
}

/** The party of the caller for what is inside a tenant. */
const partyInside = ({ principal, tenantId }: HandlerContext): string =>
  isApplication(principal) ? OPERATOR_PARTY : tenantId;

/**
 * The party of the caller for an organization, a workspace or a user; `null` for a caller who may not set its external id.
 * @param organizationId the organization that owns the workspace, if the caller acts for it
 */
export const partyOutside = (
  { principal }: Pick<HandlerContext, 'principal'>,
  organizationId: string | null = null,
): string | null => (isApplication(principal) ? OPERATOR_PARTY : organizationId);

/**
 * The operator replaces what a tenant has set: a tenant that comes first would otherwise keep the resource out of the look-ups
 * of the operator.
 * @throws external_id_forbidden
 */
function assertMaySet(
  context: HandlerContext<'external_id_forbidden'>,
  party: string | null,
  present: string | null,
): asserts party is string {
  if (party === null) {
    throw context.refuse(
      'external_id_forbidden',
      'The operator, application keys and the organization that owns a workspace set external_id here. Leave it out.',
    );
  }
  if (party === OPERATOR_PARTY || present === null || present === party) return;
  throw context.refuse(
    'external_id_forbidden',
    'The operator set this external_id, so only the operator and application keys change it.',
  );
}

interface JoinedTarget {
  /** The row before a change. */
  current?: Joined;
  party?: string | null;
}

const NEW: Joined = { ...NO_EXTERNAL_ID, metadata: {} };

/**
 * Returns the columns for the given external id and metadata.
 * @throws external_id_forbidden, or invalid_request when too much metadata would remain
 */
export function joinedColumns(
  context: HandlerContext<'external_id_forbidden'>,
  { external_id, metadata }: JoinedInput,
  { current = NEW, party = partyInside(context) }: JoinedTarget = {},
): Partial<Joined> {
  const changes: Partial<Joined> = {};
  const isUnchanged =
    external_id === current.external_id && (party !== OPERATOR_PARTY || external_id === null);
  if (external_id !== undefined && !isUnchanged) {
    assertMaySet(context, party, current.external_id_party);
    changes.external_id = external_id;
    changes.external_id_party = external_id === null ? null : party;
  }
  if (metadata !== undefined) changes.metadata = mergeMetadata(current.metadata, metadata);
  return changes;
}

/**
 * Returns the columns that a member gets from an invitation.
 * @param isTaken whether another member has the external id by now: the person joins without it
 */
export function carriedColumns(invitation: Joined, isTaken: boolean): Partial<Joined> {
  const { external_id, external_id_party } = invitation;
  const metadata = mergeMetadata({}, invitation.metadata);
  return isTaken ? { metadata } : { external_id, external_id_party, metadata };
}

/** Serializes the external id and the metadata of a row. */
export const toJoined = ({ external_id, metadata }: Joined) => ({ external_id, metadata });

/** Conditions on the external id, for lists: `undefined` for all rows. */
export type ExternalIdFilter = Partial<ExternalIdColumns> | undefined;

/** Returns the filter of a list. What tenants have set does not exist for the operator and application keys. */
export const externalIdFilter = (
  { principal }: HandlerContext,
  external_id: string | undefined,
): ExternalIdFilter =>
  external_id === undefined
    ? undefined
    : { external_id, ...(isApplication(principal) && { external_id_party: OPERATOR_PARTY }) };

/** Returns a row as a caller sees it: the operator and application keys do not see what tenants have set. */
export const asSeenBy = <Row extends ExternalIdColumns>({ principal }: HandlerContext, row: Row): Row =>
  isApplication(principal) && row.external_id_party !== OPERATOR_PARTY ? { ...row, external_id: null } : row;
