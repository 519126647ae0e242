import type { Handlers } from '../../../operations/handler-types.ts';
import { domainOfAddress } from '../domains/policies.ts';
import { DEFAULT_POLICY } from '../sign-in-policies/serializers.ts';

export const signInOptionHandlers = {
  /** Looks up only the domain, so that the response and its timing reveal nothing about accounts. */
  async 'signIn.options'({ body }, { repositories, now }) {
    const domain = domainOfAddress(body.email);
    const connection =
      domain === undefined ? undefined : await repositories.ssoConnectionLookup.ofDomain(domain);
    if (connection === undefined) return { sso: null, methods: [...DEFAULT_POLICY.methods] };
    const { tenant_id, id: connection_id, name } = connection;
    const set = await repositories.tenant(tenant_id).signInPolicies.get();
    const isInForce = set !== undefined && (set.effective_at === null || set.effective_at <= now);
    const { sso, methods } = isInForce ? set : DEFAULT_POLICY;
    return { sso: sso === 'off' ? null : { connection_id, name }, methods: [...methods] };
  },
} satisfies Partial<Handlers>;
