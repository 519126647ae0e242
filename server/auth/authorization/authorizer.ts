import type { ApiDocument } from '../../api/api-document.ts';
import { createFactsLoader, type FactsLoader } from './authorization-facts.ts';
import type { AuthorizationRegistry } from './authorization-registry.ts';
import { createDecisionTags, type DecisionTags } from './cache-tags.ts';
import { createDecide, type Decide } from './decide.ts';

/** Loads the facts and runs the steps that the features register. */
export interface Authorizer extends FactsLoader, DecisionTags {
  readonly decide: Decide;
}

export const createAuthorizer = (
  contract: ApiDocument,
  { facts, steps }: AuthorizationRegistry,
): Authorizer => ({
  ...createFactsLoader(contract, facts),
  ...createDecisionTags(facts),
  decide: createDecide(contract, steps),
});
