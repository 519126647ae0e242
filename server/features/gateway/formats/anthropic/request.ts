import { isObject, type JsonObject, objectOf } from '../json-values.ts';
import { type MappingViolation, MessageDraft } from './draft.ts';
import { convertMessages } from './messages.ts';
import { PARAMETER_MAPPINGS } from './parameters.ts';

/** What a model may write if neither the request nor the price table says: Anthropic needs a number. */
const MAX_TOKENS = 4_096;

export interface ConversionOptions {
  /** Leaves parameters out that Anthropic does not have, instead of refusing the request. */
  dropParams: boolean;
  /** The tokens that the model can write. */
  maxOutput?: number | undefined;
}

export type ConvertedRequest = { body: JsonObject; dropped: string[] } | { violations: MappingViolation[] };

function convertParameters(request: JsonObject, draft: MessageDraft): void {
  for (const [name, value] of Object.entries(request)) {
    if (name === 'messages' || value === null || value === undefined) continue;
    const convert = Object.hasOwn(PARAMETER_MAPPINGS, name) ? PARAMETER_MAPPINGS[name] : undefined;
    if (convert === undefined || convert.isNeutral?.(value) === false) draft.leaveOut(name);
    else convert(value, draft);
  }
}

/** Says that only one tool may be called at a time, which is part of the choice of tools at Anthropic. */
function limitToolCalls(request: JsonObject, { body }: MessageDraft): void {
  if (request.parallel_tool_calls !== false || body.tools === undefined) return;
  const choice = isObject(body.tool_choice) ? body.tool_choice : { type: 'auto' };
  if (choice.type !== 'none') body.tool_choice = { ...choice, disable_parallel_tool_use: true };
}

/**
 * Converts a request for a chat completion into one for a message of Anthropic. What Anthropic has no counterpart for is refused by
 * name, all at once, or left out and listed.
 */
export function toAnthropic(body: unknown, { dropParams, maxOutput }: ConversionOptions): ConvertedRequest {
  const { model, ...others } = objectOf(body);
  // The model comes first, since other parameters depend on it.
  const request: JsonObject = { model, ...others };
  const draft = new MessageDraft();
  convertParameters(request, draft);
  limitToolCalls(request, draft);
  convertMessages(request.messages, draft);
  draft.body.max_tokens ??= maxOutput ?? MAX_TOKENS;
  if (draft.invalid.length > 0 || (!dropParams && draft.unmapped.length > 0)) {
    return { violations: [...draft.invalid, ...draft.unmapped] };
  }
  return { body: draft.body, dropped: draft.unmapped.map(({ path }) => path) };
}
