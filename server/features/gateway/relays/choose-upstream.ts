import { headOf } from '../../../api/cut-text.ts';
import { invalidField, notFound, type Refuser } from '../../../api/problem.ts';
import type { Wire } from '../providers/provider.ts';
import { isForProject } from '../virtual-keys/policies.ts';
import type { FindUpstream, Upstream } from '../virtual-keys/upstream.ts';
import { isTranslated } from './translation.ts';

/** Who calls, as far as virtual keys depend on it. */
export type UpstreamCaller = Refuser<'model_not_allowed' | 'virtual_key_unavailable'> & {
  readonly workspaceId: string;
  readonly projectId: string | null;
};

const STATES: Readonly<Record<Exclude<Upstream['status'], 'active'>, string>> = {
  expired: 'has expired. Name another one',
  disabled: 'is disabled. Enable it, or name another one',
  unreadable: 'has a secret that the server cannot read. Rotate it, or name another one',
};

/**
 * Finds a virtual key that the caller may use.
 * @throws ProblemError as for one that does not exist, or `virtual_key_unavailable`
 */
export async function findUsable(
  find: FindUpstream,
  caller: UpstreamCaller,
  slugOrId: string,
): Promise<Upstream> {
  const upstream = await find(caller.workspaceId, slugOrId);
  if (upstream === undefined || !isForProject(upstream.projectIds, caller.projectId))
    throw notFound('virtual key');
  const { slug, status } = upstream;
  if (status !== 'active')
    throw caller.refuse('virtual_key_unavailable', `The virtual key ${slug} ${STATES[status]}.`);
  return upstream;
}

/** Refuses a call that the virtual key does not allow, or that its provider has no API for. */
export function assertUsableFor(
  upstream: Upstream,
  caller: UpstreamCaller,
  { wire, models }: { wire: Wire; models: readonly string[] },
): void {
  const { provider, slug } = upstream;
  if (!provider.wires.includes(wire) && !isTranslated(provider, wire))
    throw invalidField('model', 'provider', `The provider of ${slug} does not have this API.`);
  const model = models.find((one) => !upstream.allowsModel(one));
  if (model !== undefined)
    throw caller.refuse(
      'model_not_allowed',
      `The virtual key ${slug} does not allow the model ${headOf(model, 100)}. Use one of its models.`,
    );
}
