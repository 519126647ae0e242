import type { Knex } from 'knex';
import type { ApiDocument } from '../../api/api-document.ts';
import { createFactsLoader, type FactsLoader } from './authorization-facts.ts';
import type { AuthorizationRegistry } from './authorization-registry.ts';
import type { AuthorizationRequest } from './authorization-request.ts';
import { createDecisionTags, type DecisionTags } from './cache-tags.ts';
import { createCatalogue } from './catalogue.ts';
import { createDecide, createPermitsAlso, type Decide } from './decide.ts';

/** Loads the facts and runs the steps that the features register. */
export interface Authorizer extends FactsLoader, DecisionTags {
  readonly decide: Decide;
  /** Whether a request is allowed that differs only by its permission from one that is allowed. */
  readonly permitsAlso: (question: AuthorizationRequest) => boolean;
  /** Loads the contract with the permissions of the application. */
  loadContract(db: Knex): Promise<ApiDocument>;
}

export function createAuthorizer(contract: ApiDocument, { facts, steps }: AuthorizationRegistry): Authorizer {
  const catalogue = createCatalogue(contract);
  return {
    ...createFactsLoader(catalogue, facts),
    ...createDecisionTags(facts),
    decide: createDecide(contract, steps),
    permitsAlso: createPermitsAlso(contract, steps),
    loadContract: catalogue.load,
  };
}
