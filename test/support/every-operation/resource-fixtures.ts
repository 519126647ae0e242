import type { OperationId } from '../../../server/api/types.ts';
import type { DerivedParameter, FixtureCall, Ids, OperationCallFixture } from '../operation-calls.ts';
import { unique } from '../users.ts';
import { accountCalls } from './account-calls.ts';
import { budgetCalls } from './budget-calls.ts';
import { directoryCalls } from './directory-calls.ts';
import { allOperations, operation } from './document.ts';
import { domainCalls } from './domain-calls.ts';
import { factorCalls } from './factor-calls.ts';
import { gatewayCalls } from './gateway-calls.ts';
import { identityCalls } from './identity-calls.ts';
import { ledgerCalls } from './ledger-calls.ts';
import { organizationCalls } from './organization-calls.ts';
import { paymentCalls } from './payment-calls.ts';
import { setupLinkCalls } from './setup-link-calls.ts';
import { ssoCalls } from './sso-calls.ts';
import { ssoSignInCalls } from './sso-sign-in-calls.ts';
import { workspaceCalls } from './workspace-calls.ts';

/** Requests that are written by hand. */
const writtenCalls = {
  ...workspaceCalls,
  ...factorCalls,
  ...accountCalls,
  ...organizationCalls,
  ...paymentCalls,
  ...ledgerCalls,
  ...budgetCalls,
  ...gatewayCalls,
  ...domainCalls,
  ...directoryCalls,
  ...ssoCalls,
  ...ssoSignInCalls,
  ...identityCalls,
  ...setupLinkCalls,
};

/** A resource of workspaces that is called as its part of the contract says, so that no fixture is written for it. */
interface DerivedResource {
  /** `labels`, whose operations are `labels.create` and so on. */
  name: string;
  /** Names one of them in paths: `label_id`. */
  parameter: DerivedParameter;
}

// The caller has looked the operation up in the document.
const idOf = ({ name }: DerivedResource, verb: string) => `${name}.${verb}` as OperationId;

/** Every resource that has the usual paths, and no fixture that is written by hand. */
export const derivedResources: readonly DerivedResource[] = allOperations.flatMap(({ id, path }) => {
  const [name = '', verb] = id.split('.');
  const get = allOperations.find((one) => one.id === `${name}.get`);
  const [, parameter] = /^\/\{(\w+_id)\}$/.exec(get?.path.replace(path, '') ?? '') ?? [];
  const isUsual = verb === 'create' && path.startsWith('/v1/workspaces/{workspace}/');
  if (!isUsual || parameter === undefined || Object.hasOwn(writtenCalls, id)) return [];
  return [{ name, parameter: parameter as DerivedParameter }];
});

/** The example of the contract. Its name is another one each time. */
function bodyOf(id: OperationId): Record<string, unknown> {
  // The linter has checked that the example is an object of the schema.
  const example = operation(id).schema.requestBody?.content['application/json']?.example as object;
  return { ...example, ...('name' in example && { name: unique('name') }) };
}

function callsOf(resource: DerivedResource): Array<[OperationId, OperationCallFixture]> {
  const { parameter } = resource;
  const inWorkspace = ({ workspace }: Ids) => ({ params: { workspace } });
  const ofOne = (ids: Ids) => ({ params: { workspace: ids.workspace, [parameter]: ids[parameter] ?? '' } });
  const withBody = (id: OperationId, place: (ids: Ids) => FixtureCall) => (ids: Ids) => ({
    ...place(ids),
    body: bodyOf(id),
  });
  const [create, update] = [idOf(resource, 'create'), idOf(resource, 'update')];
  const calls: Array<[OperationId, OperationCallFixture]> = [
    [create, { call: withBody(create, inWorkspace) }],
    [idOf(resource, 'list'), { call: inWorkspace }],
    [idOf(resource, 'get'), { call: ofOne }],
    [update, { call: withBody(update, ofOne) }],
    [idOf(resource, 'delete'), { call: ofOne }],
  ];
  // A resource that is archived is not deleted.
  return calls.filter(([id]) => allOperations.some((one) => one.id === id));
}

/** How to ask for each operation of the document: as it is written by hand, or as it follows from the contract. */
export const operationCalls = {
  ...Object.fromEntries(derivedResources.flatMap(callsOf)),
  ...writtenCalls,
  // The walks verify that none is missing.
} as Readonly<Record<OperationId, OperationCallFixture>>;

/** The derived resource of an operation, if it has one. */
export const derivedResourceOf = (id: OperationId): DerivedResource | undefined =>
  derivedResources.find((resource) =>
    ['create', 'list', 'get', 'update', 'delete'].some((verb) => id === idOf(resource, verb)),
  );
