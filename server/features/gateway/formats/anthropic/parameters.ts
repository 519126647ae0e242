import { arrayOf, entryOf, isObject, type JsonObject, objectOf, textOf } from '../json-values.ts';
import type { MessageDraft } from './draft.ts';

/** Adds a parameter of a chat completion to the request to Anthropic. */
type Convert = (value: unknown, draft: MessageDraft) => void;

/** Copies a parameter that both have, under the name that Anthropic has for it. */
const as =
  (name: string): Convert =>
  (value, { body }) => {
    body[name] = value;
  };

/** Accepts a value that says what Anthropic does anyway. */
const only = (isNeutral: (value: unknown) => boolean): Convert & { isNeutral: (value: unknown) => boolean } =>
  Object.assign(() => undefined, { isNeutral });

const SERVICE_TIERS: Readonly<Record<string, string>> = { auto: 'auto', default: 'standard_only' };

const EFFORTS: Readonly<Record<string, string>> = {
  minimal: 'low',
  low: 'low',
  medium: 'medium',
  high: 'high',
  xhigh: 'xhigh',
  max: 'max',
};

/** Models that came before effort. */
const WITHOUT_EFFORT = /claude-(?:2|3|instant|opus-4-[01]|opus-4-2025|sonnet-4-[05]|sonnet-4-2025|haiku-4-5)/;

const addOutput = ({ body }: MessageDraft, more: JsonObject): void => {
  body.output_config = { ...objectOf(body.output_config), ...more };
};

function convertEffort(value: unknown, draft: MessageDraft): void {
  if (value === 'none') return;
  const effort = entryOf(EFFORTS, value);
  if (effort === undefined || WITHOUT_EFFORT.test(String(draft.body.model))) {
    draft.leaveOut('reasoning_effort', 'The model has no such effort. Remove it, or set drop_params.');
  } else addOutput(draft, { effort });
}

function convertFormat(value: unknown, draft: MessageDraft): void {
  const format = objectOf(value);
  if (format.type === 'text') return;
  const schema = objectOf(format.json_schema).schema;
  if (format.type === 'json_schema' && isObject(schema))
    addOutput(draft, { format: { type: 'json_schema', schema } });
  else
    draft.leaveOut(
      'response_format',
      'Anthropic needs a schema for JSON. Use json_schema, or set drop_params.',
    );
}

function convertTools(value: unknown, draft: MessageDraft): void {
  draft.body.tools = arrayOf(value).flatMap((item, index) => {
    const tool = objectOf(item);
    const { name, description, parameters, strict } = objectOf(tool.function);
    if (tool.type !== 'function' || textOf(name) === undefined) {
      draft.leaveOut(
        `tools[${index}]`,
        'Anthropic knows only functions with a name. Remove it, or set drop_params.',
      );
      return [];
    }
    return [
      {
        name,
        ...(textOf(description) !== undefined && { description }),
        input_schema: isObject(parameters) ? parameters : { type: 'object', properties: {} },
        ...(strict === true && { strict }),
        ...(isObject(tool.cache_control) && { cache_control: tool.cache_control }),
      },
    ];
  });
}

const TOOL_CHOICES: Readonly<Record<string, string>> = { auto: 'auto', none: 'none', required: 'any' };

function convertToolChoice(value: unknown, draft: MessageDraft): void {
  const type = entryOf(TOOL_CHOICES, value);
  const name = textOf(objectOf(objectOf(value).function).name);
  if (type !== undefined) draft.body.tool_choice = { type };
  else if (name !== undefined) draft.body.tool_choice = { type: 'tool', name };
  else draft.leaveOut('tool_choice', 'Use auto, none, required or a function. Otherwise set drop_params.');
}

function convertTemperature(value: unknown, draft: MessageDraft): void {
  if (typeof value === 'number' && value > 1) {
    draft.leaveOut('temperature', 'Use at most 1 for Anthropic. Otherwise set drop_params.');
  } else draft.body.temperature = value;
}

function convertTier(value: unknown, draft: MessageDraft): void {
  const tier = entryOf(SERVICE_TIERS, value);
  if (tier === undefined)
    draft.leaveOut('service_tier', 'Use auto or default for Anthropic. Otherwise set drop_params.');
  else draft.body.service_tier = tier;
}

const isEmpty = (value: unknown): boolean => Object.keys(objectOf(value)).length === 0;

/**
 * How the parameters of a chat completion become those of a message. A parameter that is not here, or that is only accepted with a
 * neutral value, cannot be mapped.
 */
export const PARAMETER_MAPPINGS: Readonly<
  Record<string, Convert & { isNeutral?: (value: unknown) => boolean }>
> = {
  model: as('model'),
  max_tokens: as('max_tokens'),
  max_completion_tokens: as('max_tokens'),
  stream: as('stream'),
  top_p: as('top_p'),
  temperature: convertTemperature,
  stop: (value, { body }) => {
    body.stop_sequences = typeof value === 'string' ? [value] : value;
  },
  user: (value, { body }) => {
    body.metadata = { user_id: value };
  },
  safety_identifier: (value, { body }) => {
    body.metadata = { user_id: value };
  },
  tools: convertTools,
  tool_choice: convertToolChoice,
  response_format: convertFormat,
  reasoning_effort: convertEffort,
  service_tier: convertTier,
  // Parameters of Anthropic itself, which clients of several providers send.
  thinking: as('thinking'),
  top_k: as('top_k'),
  // Read elsewhere: with the tools, and by what answers.
  parallel_tool_calls: only((value) => typeof value === 'boolean'),
  stream_options: only(isObject),
  n: only((value) => value === 1),
  logprobs: only((value) => value === false),
  top_logprobs: only((value) => value === 0),
  logit_bias: only(isEmpty),
  presence_penalty: only((value) => value === 0),
  frequency_penalty: only((value) => value === 0),
  store: only((value) => value === false),
  metadata: only(isEmpty),
  modalities: only((value) => arrayOf(value).every((one) => one === 'text')),
};
