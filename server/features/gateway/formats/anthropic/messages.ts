import { arrayOf, isObject, type JsonObject, objectOf, parseObject, textOf } from '../json-values.ts';
import type { MessageDraft } from './draft.ts';

/** A message of a conversation at Anthropic. */
interface Message {
  role: 'user' | 'assistant';
  content: JsonObject[];
}

const DATA_URL = /^data:([^;,]+);base64,(.*)$/s;

/** Keeps the mark of a part that is cached, which is Anthropic's own. */
const withCache = (block: JsonObject, part: JsonObject): JsonObject =>
  isObject(part.cache_control) ? { ...block, cache_control: part.cache_control } : block;

function sourceOf(url: string): JsonObject {
  const [, media_type, data] = DATA_URL.exec(url) ?? [];
  return data === undefined ? { type: 'url', url } : { type: 'base64', media_type, data };
}

function toImage(part: JsonObject, path: string, draft: MessageDraft): JsonObject[] {
  const image = objectOf(part.image_url);
  const url = textOf(image.url);
  if (url === undefined) {
    draft.refuse(`${path}.image_url.url`, 'Give the address of the image, or the image as a data URL.');
    return [];
  }
  if (image.detail !== undefined && image.detail !== 'auto') draft.leaveOut(`${path}.image_url.detail`);
  return [{ type: 'image', source: sourceOf(url) }];
}

function toDocument(part: JsonObject, path: string, draft: MessageDraft): JsonObject[] {
  const file = objectOf(part.file);
  const [, media_type, data] = DATA_URL.exec(textOf(file.file_data) ?? '') ?? [];
  if (data === undefined) {
    draft.refuse(
      `${path}.file`,
      'Give the file as a data URL in file_data. Anthropic does not know files stored elsewhere.',
    );
    return [];
  }
  const title = textOf(file.filename);
  return [{ type: 'document', source: { type: 'base64', media_type, data }, ...(title && { title }) }];
}

function toBlocks(part: JsonObject, path: string, draft: MessageDraft): JsonObject[] {
  switch (part.type) {
    case 'text':
    case 'refusal': {
      const text = textOf(part.text) ?? textOf(part.refusal);
      return text === undefined ? [] : [{ type: 'text', text }];
    }
    case 'image_url':
      return toImage(part, path, draft);
    case 'file':
      return toDocument(part, path, draft);
    default:
      draft.refuse(path, `Anthropic cannot read a part of type ${String(part.type)}. Remove it.`);
      return [];
  }
}

/** Converts the content of a message. Anthropic refuses empty texts, so they are left out. */
function contentOf(content: unknown, path: string, draft: MessageDraft): JsonObject[] {
  if (typeof content === 'string') return content === '' ? [] : [{ type: 'text', text: content }];
  return arrayOf(content).flatMap((item, index) => {
    const part = objectOf(item);
    return toBlocks(part, `${path}.content[${index}]`, draft).map((block) => withCache(block, part));
  });
}

function readArguments(text: unknown, path: string, draft: MessageDraft): JsonObject {
  const value = text === '' || text === undefined ? {} : parseObject(String(text));
  if (value === undefined) draft.refuse(path, 'Give the arguments as the text of a JSON object.');
  return value ?? {};
}

function toolUses(message: JsonObject, path: string, draft: MessageDraft): JsonObject[] {
  if (message.function_call !== undefined && message.function_call !== null) {
    draft.refuse(`${path}.function_call`, 'Use tool_calls instead of function_call.');
  }
  return arrayOf(message.tool_calls).map((item, index) => {
    const call = objectOf(item);
    const { name, arguments: text } = objectOf(call.function);
    const at = `${path}.tool_calls[${index}]`;
    if (call.type !== 'function')
      draft.refuse(at, 'Anthropic knows only calls of functions. Remove the other ones.');
    return {
      type: 'tool_use',
      id: call.id,
      name,
      input: readArguments(text, `${at}.function.arguments`, draft),
    };
  });
}

function toolResult(message: JsonObject, path: string, draft: MessageDraft): JsonObject[] {
  const content = contentOf(message.content, path, draft);
  const only =
    content.length === 1 && content[0]?.cache_control === undefined ? textOf(content[0]?.text) : undefined;
  return [{ type: 'tool_result', tool_use_id: message.tool_call_id, content: only ?? content }];
}

/** Converts a message that is no instruction. Returns undefined for a role that Anthropic does not have. */
function toMessage(message: JsonObject, path: string, draft: MessageDraft): Message | undefined {
  switch (message.role) {
    case 'user':
      return { role: 'user', content: contentOf(message.content, path, draft) };
    case 'tool':
      return { role: 'user', content: toolResult(message, path, draft) };
    case 'assistant': {
      const thinking = arrayOf(message.thinking_blocks).map(objectOf);
      const content = contentOf(message.content, path, draft);
      return { role: 'assistant', content: [...thinking, ...content, ...toolUses(message, path, draft)] };
    }
    default:
      draft.refuse(`${path}.role`, 'Use one of the roles system, developer, user, assistant and tool.');
      return undefined;
  }
}

const isInstruction = ({ role }: JsonObject): boolean => role === 'system' || role === 'developer';

/**
 * Converts the messages of a chat. Instructions go before the conversation, wherever they were. Messages of one role in a row
 * become one, since the results of all tools of a turn belong into one message.
 */
export function convertMessages(list: unknown, draft: MessageDraft): void {
  const system: JsonObject[] = [];
  const messages: Message[] = [];
  for (const [index, item] of arrayOf(list).entries()) {
    const message = objectOf(item);
    const path = `messages[${index}]`;
    if (message.name !== undefined && message.name !== null) draft.leaveOut(`${path}.name`);
    if (message.audio !== undefined && message.audio !== null) draft.leaveOut(`${path}.audio`);
    if (isInstruction(message)) {
      system.push(...contentOf(message.content, path, draft));
      continue;
    }
    const converted = toMessage(message, path, draft);
    const last = messages.at(-1);
    if (converted === undefined || converted.content.length === 0) continue;
    if (last?.role === converted.role) last.content.push(...converted.content);
    else messages.push(converted);
  }
  if (system.length > 0) draft.body.system = system;
  draft.body.messages = messages;
  if (messages.length === 0)
    draft.refuse('messages', 'Add a message of the user. Anthropic needs one besides instructions.');
}
