import { headOf } from '../../../api/cut-text.ts';
import { newId } from '../../../api/ids.ts';
import { isEmail } from '../../../api/normalize.ts';
import { scimProblem } from '../../../api/scim-problem.ts';
import type { DirectoryUserRow } from '../../../database/schema/directory-tables.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { domainOfAddress } from '../domains/policies.ts';
import { isObject } from './scim/values.ts';
import { displayNameOf } from './serializers.ts';
import type { NewDirectoryUser } from './user-repository.ts';

/** How many characters the name of an account has. */
const MAX_NAME = 100;

const refuse = (detail: string) => scimProblem('invalidValue', detail);

/** Returns the address that finds the account: the primary e-mail address, else the first one, else the userName. */
function addressOf({ attributes, user_name }: Pick<NewDirectoryUser, 'attributes' | 'user_name'>): string {
  const emails = Array.isArray(attributes.emails) ? attributes.emails.filter(isObject) : [];
  const primary = emails.find((email) => email.primary === true) ?? emails[0];
  return typeof primary?.value === 'string' ? primary.value : user_name;
}

/** The tenant trusts the domain that it has proven, and no claim of the provider. @throws invalidValue */
async function requireOwnDomain(context: HandlerContext, address: string): Promise<void> {
  const { repositories, tenantId, owningOrganization } = context;
  const domain = isEmail(address) ? domainOfAddress(address) : undefined;
  if (domain === undefined)
    throw refuse(
      `Give the person an e-mail address, in emails or as userName. ${JSON.stringify(headOf(address, 100))} is none.`,
    );
  const holder = await repositories.domainHolders.verifiedTenantOf(domain);
  if (holder !== undefined && (holder === tenantId || holder === owningOrganization?.id)) return;
  throw refuse(
    `The domain ${domain} is not verified for this directory. Verify it in Tenantry, then provision the person again.`,
  );
}

/** People join a workspace of an organization through the organization, and return by invitation after they left. @throws invalidValue */
async function assertMayJoin(context: HandlerContext, userId: string | undefined): Promise<void> {
  const { tenant, repositories, owningOrganization } = context;
  if (userId !== undefined && (await tenant.members.find(userId)) !== undefined) return;
  if (userId !== undefined && (await tenant.members.hasLeft(userId)))
    throw refuse('This person left, and comes back only by an invitation that they accept.');
  if (owningOrganization === null) return;
  const colleague = userId && (await repositories.tenant(owningOrganization.id).members.find(userId));
  if (!colleague) throw refuse('Provision the person in the organization that owns this workspace first.');
}

/** Returns the account of an address, which is made if there is none. @throws invalidValue */
async function accountAt(context: HandlerContext, user: NewDirectoryUser): Promise<string> {
  const { users } = context.repositories;
  const address = addressOf(user);
  await requireOwnDomain(context, address);
  const account = await users.findByEmail(address);
  // Another person may have signed up with the address, whose owner could not know of it.
  if (account !== undefined && account.email_verified_at === null)
    throw refuse(
      'An account has this address and has not confirmed it. The person confirms it by mail first.',
    );
  await assertMayJoin(context, account?.id);
  if (account !== undefined) return account.id;
  const name = headOf(displayNameOf(user) ?? user.user_name, MAX_NAME);
  const made = {
    id: newId('usr'),
    email: address.trim(),
    name,
    password_hash: null,
    email_verified_at: context.now,
  };
  return (await users.insert(made)).id;
}

/**
 * Returns the account of a person: that of an earlier entry with the same external id, or the one with the address.
 * @throws invalidValue, or already_exists when another entry of the directory has the account
 */
export async function resolveAccount(
  context: HandlerContext<'already_exists'>,
  directoryId: string,
  user: NewDirectoryUser & Pick<DirectoryUserRow, 'user_id'>,
): Promise<string> {
  if (user.user_id !== null) {
    await assertMayJoin(context, user.user_id);
    return user.user_id;
  }
  const { directoryUsers } = context.tenant;
  const former =
    user.external_id === null ? undefined : await directoryUsers.formerAccount(directoryId, user.external_id);
  if (former !== undefined) await assertMayJoin(context, former);
  const userId = former ?? (await accountAt(context, user));
  if (await directoryUsers.hasAccount(directoryId, userId))
    throw context.refuse('already_exists', 'Another person of this directory has the same e-mail address.');
  return userId;
}
