import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decideIdentity,
  type LinkingFacts,
} from '../../../server/features/identity/sso-connections/linking-rules.ts';

const facts = (changes: Partial<LinkingFacts> = {}): LinkingFacts => ({
  identity: undefined,
  email: 'ada@acme.example',
  isDomainVerified: true,
  holder: undefined,
  createsMembers: true,
  isInvited: false,
  isUndone: false,
  ...changes,
});
const member = { isOwner: false, isBreakGlass: false, isAboveActivator: false };
const holder = (membership: typeof member | null, isVerified = true) => ({
  holder: { userId: 'usr_1', isVerified, membership },
});
const known = { userId: 'usr_1', isConfirmed: true, isMember: true };

describe('a person who comes back from an identity provider', () => {
  it.each<[string, Partial<LinkingFacts>, object]>([
    ['signs in by a confirmed identity', { identity: known }, { kind: 'sign_in', userId: 'usr_1' }],
    [
      'confirms an identity that a change has put in doubt',
      { identity: { ...known, isConfirmed: false } },
      { kind: 'confirm', userId: 'usr_1' },
    ],
    [
      'is refused after they were removed',
      { identity: { ...known, isMember: false } },
      { kind: 'refuse', reason: 'not_a_member' },
    ],
    [
      'confirms to come back by an invitation',
      { identity: { ...known, isMember: false }, isInvited: true },
      { kind: 'confirm', userId: 'usr_1' },
    ],
    [
      'confirms an account whose address is not confirmed',
      holder(member, false),
      { kind: 'confirm', userId: 'usr_1' },
    ],
    ['is created', {}, { kind: 'create' }],
    ['is linked as a member', holder(member), { kind: 'link', userId: 'usr_1' }],
    ['confirms as an owner', holder({ ...member, isOwner: true }), { kind: 'confirm', userId: 'usr_1' }],
    [
      'confirms as a break-glass owner',
      holder({ ...member, isBreakGlass: true }),
      { kind: 'confirm', userId: 'usr_1' },
    ],
    [
      'confirms above the activator',
      holder({ ...member, isAboveActivator: true }),
      { kind: 'confirm', userId: 'usr_1' },
    ],
    [
      'confirms from a session alone what they have undone',
      { ...holder(member), isUndone: true },
      { kind: 'confirm', userId: 'usr_1', inSession: true },
    ],
    [
      'signs in by another identity than the one that they have undone',
      { identity: known, isUndone: true },
      { kind: 'sign_in', userId: 'usr_1' },
    ],
    [
      'is refused as before after an undo',
      { ...holder(null), isUndone: true, createsMembers: false },
      { kind: 'refuse', reason: 'not_a_member' },
    ],
    ['confirms when they belong to other tenants', holder(null), { kind: 'confirm', userId: 'usr_1' }],
    ['is refused without an address', { email: undefined }, { kind: 'refuse', reason: 'no_email' }],
    [
      'is refused from another domain',
      { isDomainVerified: false },
      { kind: 'refuse', reason: 'domain_not_verified' },
    ],
    [
      'confirms an invitation from another domain',
      { isDomainVerified: false, isInvited: true },
      { kind: 'confirm', userId: null },
    ],
    [
      'is refused when members are not created',
      { createsMembers: false },
      { kind: 'refuse', reason: 'not_a_member' },
    ],
  ])('%s', (_, changes, outcome) => {
    expect(decideIdentity(facts(changes))).toEqual(outcome);
  });

  it('never becomes an existing person without a confirmed identity or their confirmation, unless a lower member', () => {
    const boolean = fc.boolean();
    const membership = fc.option(
      fc.record({ isOwner: boolean, isBreakGlass: boolean, isAboveActivator: boolean }),
    );
    const any = fc.record<LinkingFacts>({
      identity: fc.option(
        fc.record({ userId: fc.constant('usr_1'), isConfirmed: boolean, isMember: boolean }),
        { nil: undefined },
      ),
      email: fc.option(fc.constant('ada@acme.example'), { nil: undefined }),
      isDomainVerified: boolean,
      holder: fc.option(fc.record({ userId: fc.constant('usr_1'), isVerified: boolean, membership }), {
        nil: undefined,
      }),
      createsMembers: boolean,
      isInvited: boolean,
      isUndone: boolean,
    });
    fc.assert(
      fc.property(any, (one) => {
        const { kind } = decideIdentity(one);
        if (kind === 'sign_in') expect(one.identity).toEqual(known);
        if (kind === 'create')
          expect([one.holder, one.identity, one.isDomainVerified]).toEqual([undefined, undefined, true]);
        if (kind === 'link') {
          expect(one.isUndone).toBe(false);
          expect(one.isDomainVerified).toBe(true);
          expect(one.holder).toEqual(holder(member).holder);
        }
      }),
    );
  });
});
