import { randomBytes } from 'node:crypto';
import type { TextStream } from '../../api/text-stream.ts';
import type { CacheTags, ChangeFeed } from '../../database/change-feed/change-feed.ts';
import { CATALOGUE_TAG } from '../authorization/catalogue.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { GuardStream } from './guard-stream.ts';

/** A guard renews its lease far more often. One that is frozen or gone is disconnected after this time. */
const SILENT_MS = 2_000;
const CHECK_MS = 250;
const MAX_STREAMS_OF_ONE = 100;

interface Renewal {
  stream: string;
  /** Numbers the renewals of the guard, which knows when it sent each. */
  renewal: number;
  /** The last change that the guard has applied. */
  seen: number;
}

/** The guards that are connected to this replica, see `server/decisions/0042-local-verification.md`. */
export interface GuardStreams {
  open(principalId: string): Pick<TextStream, 'chunks' | 'signal'>;
  /** Whether a stream, of any replica, was opened by this caller. */
  isOwn(stream: string, principalId: string): boolean;
  /** Renews a lease, at the replica that has the stream. */
  renew(renewal: Renewal): Promise<void>;
  /** Whether what is read from now on includes every change that any guard knows of. */
  catchUp(): Promise<boolean>;
  /** Hides tags from all but the verifications of this stream, because they are ids of other tenants as well. */
  hideTags(stream: string, tags: readonly string[]): string[];
  close(): void;
}

export function createGuardStreams(changes: ChangeFeed, secrets: Secrets): GuardStreams {
  /** Streams, and for as long as their leases last those that have ended. */
  const streams = new Map<string, GuardStream>();
  const waiters = new Set<() => void>();
  let seq = 0;

  const proofOf = (nonce: string, principalId: string) =>
    secrets.digest('guard-stream', `${nonce} ${principalId}`).toString('base64url').slice(0, 22);
  const hideTags: GuardStreams['hideTags'] = (stream, tags) =>
    tags.map((tag) => secrets.digest('guard-tag', `${stream} ${tag}`).toString('base64url').slice(0, 16));

  function onChange(tags: CacheTags): void {
    seq += 1;
    for (const stream of streams.values()) {
      const isAll = tags === 'all' || tags.includes(CATALOGUE_TAG);
      if (!isAll && tags.includes(stream.principalId)) stream.end();
      else stream.push({ type: 'changed', seq, tags: isAll ? null : hideTags(stream.id, tags) });
    }
  }

  function grant({ stream: id, renewal, seen }: Renewal): void {
    const stream = streams.get(id);
    if (stream === undefined || stream.isEnded) return;
    stream.seen = Math.max(stream.seen, seen);
    stream.renewedAt = performance.now();
    // Never longer than this replica trusts its own cache, so that no one has to wait longer for the guard.
    const ms = Math.floor(changes.trustedMs());
    if (ms > 0) {
      stream.leaseUntil = Math.max(stream.leaseUntil, stream.renewedAt + ms);
      stream.push({ type: 'lease', renewal, ms });
    }
    for (const resolve of waiters) resolve();
    waiters.clear();
  }

  /** Waits for guards with the leases that they have now. Later leases reach a guard after the change. */
  async function waitFor(
    behind: ReadonlyArray<readonly [GuardStream, number]>,
    target: number,
  ): Promise<void> {
    for (;;) {
      const now = performance.now();
      const left = behind.filter(([stream, until]) => stream.seen < target && until > now);
      if (left.length === 0) return;
      const ms = Math.max(...left.map(([, until]) => until - now));
      await new Promise<void>((resolve) => {
        waiters.add(resolve);
        setTimeout(resolve, ms);
      });
    }
  }

  function hold(): Promise<void> | undefined {
    const now = performance.now();
    const behind = [...streams.values()]
      .filter((stream) => stream.seen < seq && stream.leaseUntil > now)
      .map((stream) => [stream, stream.leaseUntil] as const);
    return behind.length === 0 ? undefined : waitFor(behind, seq);
  }

  function removeGone(): void {
    const now = performance.now();
    for (const [id, stream] of streams) {
      if (now - stream.renewedAt > SILENT_MS) stream.end();
      if (stream.isEnded && stream.leaseUntil < now) streams.delete(id);
    }
  }

  changes.onChange(onChange);
  // The messages are those of `renew`.
  changes.connectGuards({ hold, onMessage: (message) => grant(JSON.parse(message) as Renewal) });
  const timer = setInterval(removeGone, CHECK_MS).unref();

  return {
    hideTags,
    catchUp: () => changes.catchUp(),
    open(principalId) {
      const own = [...streams.values()].filter((one) => one.principalId === principalId && !one.isEnded);
      if (own.length >= MAX_STREAMS_OF_ONE) own[0]?.end();
      const nonce = randomBytes(16).toString('base64url');
      const stream = new GuardStream(`${nonce}.${proofOf(nonce, principalId)}`, principalId, seq);
      streams.set(stream.id, stream);
      return { chunks: stream.chunks(), signal: stream.signal };
    },
    isOwn(stream, principalId) {
      const [nonce = '', proof] = stream.split('.');
      return proof === proofOf(nonce, principalId);
    },
    async renew(renewal) {
      if (streams.has(renewal.stream)) grant(renewal);
      else await changes.sendToGuards(JSON.stringify(renewal));
    },
    close() {
      clearInterval(timer);
      for (const stream of streams.values()) stream.end();
    },
  };
}
