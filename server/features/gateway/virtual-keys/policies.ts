import {
  invalidField,
  invalidRequest,
  type Refuser,
  type Violation,
  violation,
} from '../../../api/problem.ts';
import type { VirtualKeyRow } from '../../../database/schema/virtual-keys.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import type { Provider } from '../providers/provider.ts';
import { PROVIDERS } from '../providers/table.ts';
import { type Destination, secretDestination } from './destination.ts';
import { matchesGlob } from './glob.ts';

/** Where the caller wants requests to be sent, as far as the request says it. */
export interface DestinationInput {
  provider?: Destination['provider'] | undefined;
  base_url?: string | null | undefined;
  azure?:
    | { resource?: string | null | undefined; deployment: string; api_version?: string | undefined }
    | null
    | undefined;
}

/** Ids under which the operator may have allowed private hosts. */
export const tenantsOf = ({ workspaceId, owningOrganization }: HandlerContext): string[] =>
  owningOrganization === null ? [workspaceId] : [workspaceId, owningOrganization.id];

const withoutSlashes = (url: string): string => url.replace(/\/+$/, '');

/** Returns the destination after a change. Another provider has neither the address nor the deployment of the former one. */
export function destinationAfter(current: Destination | undefined, input: DestinationInput): Destination {
  const { provider = current?.provider } = input;
  if (provider === undefined) throw new Error('The contract requires a provider.');
  const kept = current?.provider === provider ? current : undefined;
  const { base_url = kept?.base_url ?? null, azure = kept?.azure ?? null } = input;
  return {
    provider,
    // What is no URL is refused as it is.
    base_url: base_url !== null && URL.canParse(base_url) ? withoutSlashes(new URL(base_url).href) : base_url,
    azure: azure && {
      resource: azure.resource ?? null,
      deployment: azure.deployment,
      api_version: azure.api_version ?? DEFAULT_API_VERSION,
    },
  };
}
const DEFAULT_API_VERSION = '2024-10-21';

function baseUrlViolation(
  context: HandlerContext,
  { provider, base_url, azure }: Destination,
): string | undefined {
  if (base_url === null) {
    const isKnown = PROVIDERS[provider].baseUrl !== null || azure?.resource != null;
    return isKnown || provider === 'azure-openai'
      ? undefined
      : `Say where ${provider} is, such as https://llm.example.com/v1.`;
  }
  const problem = context.upstreams.validate(base_url, tenantsOf(context));
  if (problem !== undefined) return problem;
  return new URL(base_url).search === '' ? undefined : 'Leave the query out: paths are appended.';
}

function azureViolation({ provider, base_url, azure }: Destination): string | undefined {
  if (provider !== 'azure-openai')
    return azure === null ? undefined : 'Leave this out: it is for azure-openai.';
  if (azure === null) return 'Name the resource and the deployment.';
  return azure.resource === null && base_url === null ? 'Name the resource, or send base_url.' : undefined;
}

/** Asserts that requests can be sent to a destination, as far as that is visible without DNS. @throws invalid_request */
export function assertDestination(context: HandlerContext, destination: Destination): void {
  const [url, azure] = [baseUrlViolation(context, destination), azureViolation(destination)];
  const violations: Violation[] = [];
  if (url !== undefined) violations.push(violation('base_url', 'format', url));
  if (azure !== undefined) violations.push(violation('azure', 'required', azure));
  if (violations.length > 0) throw invalidRequest(violations);
}

/** Asserts that there is a secret if the provider needs one. @throws invalid_request */
export function assertSecretGiven({ id, secret: needed }: Provider, secret: string | null): void {
  if (secret === null && needed === 'required')
    throw invalidField('secret', 'required', `Send the secret: ${id} answers nothing without one.`);
}

/** Whether an allowlist has a model; `null` allows all. */
export const allowsModel = (patterns: readonly string[] | null, model: string): boolean =>
  patterns?.some((pattern) => matchesGlob(pattern, model)) ?? true;

/** Whether calls of a project, or of none, may use a virtual key for these projects; `null` is for all. */
export const isForProject = (projectIds: readonly string[] | null, projectId: string | null): boolean =>
  projectIds === null || (projectId !== null && projectIds.includes(projectId));

/** Asserts that a time is in the future. @throws invalid_request */
export function assertFuture(expiresAt: string | null | undefined, now: Date): void {
  // Not "at most now": the schema accepts a leap second, which JavaScript parses as an invalid date.
  if (expiresAt != null && !(new Date(expiresAt) > now))
    throw invalidField('expires_at', 'minimum', 'Give a time in the future.');
}

/**
 * Returns the secret for a destination that the caller names: the given one, or the stored one where it is for.
 * @returns `undefined` if the secret stays as it is stored
 * @throws secret_required or invalid_request
 */
export function secretFor(
  by: Refuser<'secret_required'>,
  row: Pick<VirtualKeyRow, 'sealed' | keyof Destination>,
  next: Destination,
  given: string | null | undefined,
): string | null | undefined {
  const moves = secretDestination(row) !== secretDestination(next);
  if (moves && given === undefined && row.sealed !== null)
    throw by.refuse(
      'secret_required',
      'The secret of this virtual key belongs to its present destination. Send the secret for the new one in the same request.',
    );
  if (moves) assertSecretGiven(PROVIDERS[next.provider], given ?? null);
  return moves ? (given ?? null) : given;
}
