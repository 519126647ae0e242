import type { RelayId } from '../../../api/types.ts';
import type { RelayExchange, Relays } from '../../../operations/relay-types.ts';
import type { KeptAnswers } from './kept-answers.ts';
import type { SettingsOfKeys } from './key-settings.ts';
import type { RelayCallContext, RelayedInput } from './relay-request.ts';
import { RelayRun, type RelayTools } from './relay-run.ts';
import { completeOptions, readRelayOptions } from './request-headers.ts';
import { assertPlainNames } from './request-names.ts';
import { runOnce } from './run-once.ts';
import { type RelayedWire, WIRES } from './wires.ts';

/** Creates the relays, which differ only in the API that they pass on. */
export function createRelays(
  { settingsOfKeys, ...tools }: RelayTools & { settingsOfKeys: Pick<SettingsOfKeys, 'of'> },
  keptAnswers: KeptAnswers,
): Relays {
  const relayOf =
    (id: RelayId, wire: RelayedWire) =>
    async (input: RelayedInput, context: RelayCallContext, exchange: RelayExchange): Promise<void> => {
      const asked = readRelayOptions(exchange.headers);
      assertPlainNames(input, exchange.body);
      if (asked.inlineConfig !== undefined) await tools.inlineConfigs.assertAllowed(context);
      const ofKey = await settingsOfKeys.of(context.workspaceId, context.principal.id);
      const options = completeOptions(asked, ofKey, input.body.user);
      const request = { wire, input, context, exchange, options };
      await runOnce(keptAnswers, id, request, (copy) => new RelayRun(tools, request, copy).run());
    };
  const ids = Object.keys(WIRES) as RelayId[];
  // The input of each operation has at least the fields that all of them share.
  return Object.fromEntries(ids.map((id) => [id, relayOf(id, WIRES[id])])) as unknown as Relays;
}
