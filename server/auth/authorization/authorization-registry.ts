import type { ApiDocument } from '../../api/api-document.ts';
import type { AuthorizationRequest, StepName } from './authorization-request.ts';
import type { AuthorizationFacts } from './facts.ts';
import type { StepResult } from './step-result.ts';

/**
 * The contributions of features to decisions. A feature exports its facts and steps from its `authorization.ts`, and
 * `server/features/authorization.ts` lists them. A fact without a source or a step without a check does not compile.
 */
export interface AuthorizationRegistry {
  readonly facts: FactSources;
  readonly steps: DecisionSteps;
}

/** The source of each fact. A statement gets the joins in this order. */
export type FactSources = {
  readonly [Name in Exclude<keyof AuthorizationFacts, 'contract'>]: FactSource<AuthorizationFacts[Name]>;
};

/** A check for each step. Decisions run them in the order in which the contract lists the steps (`DecisionStep`). */
export type DecisionSteps = Readonly<Record<StepName, DecisionStep>>;

/** A pure function that decides one aspect of a request. */
export type DecisionStep = (question: AuthorizationRequest, contract: ApiDocument) => StepResult;

/** The source of one fact. All facts about a target and a user are loaded by one statement, to which each source adds its part. */
export interface FactSource<Fact> {
  /** The fact in statements that do not load it: an organization has no project. */
  readonly absent: Fact;
  /** Query in statements about a workspace `w` and the organization `o` that owns it, if any. */
  readonly inWorkspace?: FactQuery<Fact>;
  /** Query in statements about a project of a workspace. Without one, `inWorkspace` applies. */
  readonly inProject?: FactQuery<Fact>;
  /** Query in statements about an organization `o`. */
  readonly inOrganization?: FactQuery<Fact>;
  /**
   * Returns the cache tags of the fact. A change with one of them makes it stale. The user's tag is added to all facts. A
   * tag is an id, two ids with a space between them, or the name of a collection.
   */
  tags?(facts: AuthorizationFacts, userId: string | null): readonly string[];
}

/** How a fact is loaded in statements of one kind. */
export interface FactQuery<Fact> {
  /** Returns what the fact adds to the statement. A fact may also be read from columns that other sources add. */
  select?(names: FactExpressions): { readonly columns: string; readonly joins?: string };
  /** Reads the fact from its columns of the row. There is no row for a target that does not exist. */
  read(row: object | undefined, contract: ApiDocument): Fact;
}

/** SQL expressions for the target of a statement. */
export interface FactExpressions {
  readonly user: string;
  /** Only in statements about a project. */
  readonly project: string;
}
