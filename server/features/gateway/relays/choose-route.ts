import { invalidField } from '../../../api/problem.ts';
import { type Config, configOfKey } from '../configs/policies.ts';
import type { RoutingRequest } from '../routing/service.ts';
import { splitModel } from './choose-upstream.ts';
import type { RelayOptions } from './request-headers.ts';

/** How a call is routed. */
export interface Route {
  config: Config;
  /** Names the config, as breakers and sessions know it. */
  id: RoutingRequest['config'];
  /** The name that the provider gave the model. */
  model: string;
}

/** Returns the route of a call: to the virtual key that the model or a header names. */
export function chooseRoute(asked: string, { virtualKey }: RelayOptions): Route {
  // With a header the model is the provider's own name, which may begin with @ as well.
  const { slug, model } = virtualKey === undefined ? splitModel(asked) : { slug: virtualKey, model: asked };
  if (slug === undefined)
    throw invalidField(
      'model',
      'virtual_key',
      'Name a virtual key: write the model as @slug/model, or send x-portkey-virtual-key.',
    );
  return { config: configOfKey(slug), id: { id: slug, version: 0 }, model };
}
