import { invalidField } from '../../../api/problem.ts';
import { toSafeText } from '../../../api/safe-text.ts';
import { objectOf } from '../formats/json-values.ts';
import { lookAlikeIn } from '../formats/look-alikes.ts';
import type { RelayedInput } from './relay-request.ts';

/**
 * Refuses members that a provider may take for those by which the gateway decides, such as `Model`.
 * @throws ProblemError naming the member
 */
export function assertPlainNames({ body }: RelayedInput): void {
  const alike = lookAlikeIn(objectOf(body));
  if (alike !== undefined)
    throw invalidField(
      toSafeText(alike.name),
      'unknown',
      `Write this name as "${alike.meant}", or remove it: some providers take one for the other.`,
    );
}
