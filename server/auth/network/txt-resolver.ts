import { Resolver } from 'node:dns/promises';
import { errorCodeOf } from '../../database/errors.ts';

/**
 * Returns the values of the TXT records of a name, each with its parts joined; none if the name has no such record, and
 * `undefined` if no name server answered in time. It does not throw.
 */
export type ResolveTxt = (name: string) => Promise<readonly string[] | undefined>;

type TxtResolver = Pick<Resolver, 'resolveTxt' | 'cancel'>;

/** Codes for a name that does not exist, or has no TXT record. */
const NO_SUCH_RECORD: ReadonlySet<string> = new Set(['ENOTFOUND', 'ENODATA']);
/** How long one lookup may take, with all name servers and attempts. */
const LIMIT_MS = 5000;

const openResolver = (): TxtResolver => new Resolver({ timeout: 1500, tries: 2 });

/**
 * Queries the name servers of this machine. Each lookup has a resolver of its own, which reads the system configuration
 * again and can be cancelled.
 */
export const createTxtResolver =
  (open = openResolver, limitMs = LIMIT_MS): ResolveTxt =>
  async (name) => {
    const resolver = open();
    const timer = setTimeout(() => resolver.cancel(), limitMs);
    try {
      return (await resolver.resolveTxt(name)).map((parts) => parts.join(''));
    } catch (error) {
      return NO_SUCH_RECORD.has(errorCodeOf(error) ?? '') ? [] : undefined;
    } finally {
      clearTimeout(timer);
    }
  };
