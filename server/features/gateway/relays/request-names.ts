import { headOf } from '../../../api/cut-text.ts';
import { invalidField } from '../../../api/problem.ts';
import { toSafeText } from '../../../api/safe-text.ts';
import { objectOf } from '../formats/json-values.ts';
import { lookAlikeIn } from '../formats/look-alikes.ts';
import { repeatedNameIn } from '../formats/repeated-names.ts';
import type { RelayedInput } from './relay-request.ts';

/**
 * Refuses members that a provider may take for those by which the gateway decides, such as `Model`, and those inside of others that are
 * there twice: a provider may read the one that the gateway has not counted.
 * @param bytes the body as it came
 * @throws ProblemError naming the member
 */
export function assertPlainNames({ body }: RelayedInput, bytes: Buffer): void {
  const alike = lookAlikeIn(objectOf(body));
  if (alike !== undefined)
    throw invalidField(
      toSafeText(alike.name),
      'unknown',
      `Write this name as "${alike.meant}", or remove it: some providers take one for the other.`,
    );
  const repeated = repeatedNameIn(bytes, body);
  if (repeated !== undefined)
    throw invalidField(
      toSafeText(headOf(repeated, 100)),
      'repeated',
      'An object in the body has this name more than once. Write it once: providers differ in which one they read.',
    );
}
