import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import { ApiError, type ApiKeyId, ConnectionError, type UserId } from '../../sdk/src/index.ts';
import type { RunningServer } from './process.ts';
import { PASSWORD, unique } from './users.ts';

/** What a call led to: `served`, or the code of its refusal. */
const outcomeOf = (call: PromiseLike<unknown>): Promise<string> =>
  Promise.resolve(call).then(
    () => 'served',
    (error: unknown) => {
      if (error instanceof ApiError) return error.code;
      throw error;
    },
  );

/** A person with a key in a workspace, who deletes the account while the server is killed. */
class Leaver {
  /** Whether the server has acknowledged the deletion. */
  isGone = false;

  private constructor(
    private readonly email: string,
    private readonly token: string,
    private readonly userId: UserId,
    private readonly workspace: string,
    private readonly key: { id: ApiKeyId; secret: string },
  ) {}

  static async join(running: RunningServer, workspace: string): Promise<Leaver> {
    const [email, own] = [`${unique('leaver')}@example.com`, unique('own')];
    const anyone = running.client();
    const { id } = await anyone.users.signUp({
      email,
      password: PASSWORD,
      name: 'Leaver',
      workspace: { name: 'Own', slug: own },
    });
    const { token } = await anyone.sessions.create({ email, password: PASSWORD });
    const api = running.client(token);
    await api.workspaces.delete({ workspace: own, confirm: own });
    await running.operator.members.add({ workspace, user_id: id, role: 'member' });
    const key = await api.apiKeys.create({ workspace, kind: 'user', name: 'K', scope: 'read-only' });
    return new Leaver(email, token, id, workspace, key);
  }

  /** Deletes the account, unless the server is gone. */
  async leave(running: RunningServer): Promise<void> {
    try {
      const { tenants } = await running.client(this.token).me.delete();
      this.isGone = true;
      expect(tenants.flatMap(({ api_keys }) => api_keys.map(({ id }) => id))).toEqual([this.key.id]);
    } catch (error) {
      const isCrash = error instanceof ConnectionError || (error instanceof ApiError && error.status === 503);
      if (!isCrash) throw error;
    }
  }

  /** Checks that all of the account is there or none, and none if that was acknowledged. Then it is deleted. */
  async check(running: RunningServer): Promise<void> {
    const anyone = running.client();
    const { email, workspace } = this;
    const outcomes = [
      await outcomeOf(running.client(this.token).me.get()),
      await outcomeOf(running.client(this.key.secret).me.get()),
      await outcomeOf(anyone.sessions.create({ email, password: PASSWORD })),
      await outcomeOf(running.operator.members.get({ workspace, user_id: this.userId })),
      await outcomeOf(running.operator.users.get({ user_id: this.userId })),
    ];
    const isThere = outcomes[0] === 'served';
    expect(outcomes.map((outcome) => outcome === 'served')).toEqual(outcomes.map(() => isThere));
    if (this.isGone) expect(isThere).toBe(false);
    if (isThere) await this.leave(running);
  }
}

const COUNT = 2;
/** Milliseconds between deletions, and before the first one: some are under way when the server is killed. */
const PAUSE_MS = 15;

/** People who delete their accounts one after another. */
export class Leavers {
  private constructor(
    private readonly people: readonly Leaver[],
    private readonly running: RunningServer,
  ) {}

  static async join(running: RunningServer, workspace: string): Promise<Leavers> {
    const people: Leaver[] = [];
    for (let count = 0; count < COUNT; count += 1) people.push(await Leaver.join(running, workspace));
    return new Leavers(people, running);
  }

  /** Lets them leave, and kills the server meanwhile. */
  async leaveUntil(kill: () => Promise<unknown>): Promise<void> {
    const leaving: Array<Promise<void>> = [];
    for (const person of this.people) {
      leaving.push(person.leave(this.running));
      await delay(PAUSE_MS);
    }
    await Promise.all([kill(), ...leaving]);
  }

  async check(running: RunningServer): Promise<void> {
    for (const person of this.people) await person.check(running);
  }
}
