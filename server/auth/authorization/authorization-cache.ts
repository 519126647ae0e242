import type { Contract } from '../../api/api-document.ts';
import type { Database } from '../../database/connect.ts';
import {
  ANY_TENANT,
  type Facts,
  loadFacts,
  loadFactsOfQuestions,
  type PlaceInWorkspace,
  type Whereabouts,
} from './authorization-facts.ts';
import { Memory } from './tagged-cache.ts';
import {
  type Credential,
  findCredential,
  type Resolution,
  resolutionOf,
  usedAgain,
} from '../authentication/credential-lookup.ts';
import { isKnownTo, standingOf } from './effective-roles.ts';
import { subjectsOfCredential, subjectsOfFacts } from './cache-tags.ts';

/** What authentication and decisions are made from, remembered for as long as nothing about it has changed. */
export interface AccessMemory {
  /** What became of a token, by its digest. */
  resolve(digest: string, now: Date): Promise<Resolution>;
  /** @returns facts as they were half a second ago at the oldest */
  facts(where: Whereabouts): Promise<Facts>;
  /**
   * The same for many questions about one workspace, with at most one statement.
   * @param workspace its id
   * @returns facts in the order of the questions
   */
  factsOfQuestions(workspace: string, questions: readonly PlaceInWorkspace[]): Promise<Facts[]>;
}

const CREDENTIALS = 50_000;
const FACTS = 50_000;
/** A session's last use moves on without a change that would be told. */
const SECONDS = 30;
const UNKNOWN_TOKENS = 10_000;
const UNKNOWN_SECONDS = 5;

const keyOf = ({ organization = '', workspace = '', project = '', userId, within = '' }: Whereabouts) =>
  `${organization}\n${workspace}\n${project}\n${userId ?? ''}\n${within}`;

/** What is not there may come to be without a change to anything that is. */
const isThere = ({ workspace, organization, project }: Facts) =>
  workspace !== null && project !== null && (workspace !== undefined || organization !== null);

/**
 * Whether the asker reaches what the facts are about. What they do not reach is looked up each time, as what does not exist
 * is: if it were remembered, it would be told by the time of the answer.
 */
function isReached(contract: Contract, facts: Facts, { userId, within }: Whereabouts, now: Date): boolean {
  if (within === ANY_TENANT) return true;
  if (within !== undefined) return facts.workspace?.id === within || facts.organization?.id === within;
  if (userId === null || !isKnownTo(contract, facts, now)) return false;
  const { inProject, inWorkspace } = standingOf(contract, facts, now);
  return facts.project === undefined || inProject || inWorkspace?.allProjects === true;
}

/** How long uses of a session that follow each other are one. */
const ONE_USE_MS = 1000;

/** What became of a token that is used now. The next pause of a session is counted from this use. */
function resolveUse(credential: Credential | undefined, now: Date): Resolution {
  const resolution = resolutionOf(credential, now);
  if (credential?.principal?.type !== 'session' || resolution.state !== 'live') return resolution;
  if (now.getTime() - credential.principal.lastUsedAt.getTime() >= ONE_USE_MS) {
    credential.principal = usedAgain(credential.principal, now);
  }
  return resolution;
}

export function createAccessMemory({ knex, changes }: Database, contract: Contract): AccessMemory {
  const credentials = new Memory<Credential>(CREDENTIALS, SECONDS);
  const unknown = new Memory<true>(UNKNOWN_TOKENS, UNKNOWN_SECONDS);
  const places = new Memory<Facts>(FACTS, SECONDS);
  let changed = 0;
  changes.onChange((subjects) => {
    changed += 1;
    credentials.forget(subjects);
    places.forget(subjects);
  });

  /** Looks something up, and lets it be remembered unless anything has changed meanwhile. */
  async function look<Value>(find: () => Promise<Value>, remember: (value: Value) => void): Promise<Value> {
    const before = changed;
    const isCurrent = changes.isCurrent();
    const value = await find();
    if (isCurrent && changed === before) remember(value);
    return value;
  }

  const recall = (where: Whereabouts): Facts | undefined =>
    changes.isCurrent() ? places.get(keyOf(where)) : undefined;

  function keep(where: Whereabouts, facts: Facts): void {
    if (!isThere(facts) || !isReached(contract, facts, where, new Date())) return;
    places.set(keyOf(where), facts, subjectsOfFacts(facts, where.userId));
  }

  const lookUp = (workspace: string, wheres: readonly (Whereabouts & PlaceInWorkspace)[]): Promise<Facts[]> =>
    look(
      () => loadFactsOfQuestions(knex, contract, workspace, wheres),
      (found) => {
        for (const [index, facts] of found.entries()) {
          const where = wheres[index];
          if (where !== undefined) keep(where, facts);
        }
      },
    );

  return {
    async resolve(digest, now) {
      // No secret is made that somebody has guessed before, so this one does not depend on being current.
      if (unknown.get(digest)) return { state: 'unknown' };
      const known = changes.isCurrent() ? credentials.get(digest) : undefined;
      if (known !== undefined) {
        const resolution = resolveUse(known, now);
        // A session that seems to have ended for want of use may have been used since it was looked up.
        if (known.facts.kind !== 'session' || resolution.state === 'live') return resolution;
      }
      const credential = await look(
        () => findCredential(knex, Buffer.from(digest, 'base64')),
        (found) =>
          found === undefined
            ? unknown.set(digest, true, [])
            : credentials.set(digest, found, subjectsOfCredential(found)),
      );
      return resolveUse(credential, now);
    },

    async facts(where) {
      return (
        recall(where) ??
        look(
          () => loadFacts(knex, contract, where),
          (facts) => keep(where, facts),
        )
      );
    },

    async factsOfQuestions(workspace, questions) {
      // Questions about keys are about those of the workspace.
      const wheres = questions.map((question) => ({
        workspace,
        ...question,
        within: question.userId === null ? workspace : undefined,
      }));
      const known = wheres.map(recall);
      const open = wheres.filter((_, index) => known[index] === undefined);
      const found = open.length === 0 ? [] : await lookUp(workspace, open);
      const rest = found.values();
      return known.flatMap((facts) => facts ?? rest.next().value ?? []);
    },
  };
}
