import { arrayOf, isObject, type JsonObject, objectOf, textOf } from './json-values.ts';
import type { WireFormat } from './usage.ts';

/** What a request may make a model read at most. */
export interface RequestSize {
  /** Tokens of the text: one for each byte of UTF-8, and what surrounds a message. */
  text: number;
  images: number;
  /** Tokens of sound that the request carries. */
  audio: number;
  /** Whether the model also reads what the request only refers to, such as a stored conversation, a file or search results. */
  isOpen: boolean;
  /** How long the request asks for its input to be cached. */
  cache: 'none' | '5m' | '1h';
  /** Searches that the model may run. */
  searches: number;
}

/** Tokens that a provider adds around each message. */
const PER_MESSAGE = 16;
/** Tokens of the instructions that a provider adds for tools; the largest known are 530. */
const FOR_TOOLS = 640;
/** Sound of at least 1,000 bytes a second is at most 32 tokens a second. */
const AUDIO_BYTES_PER_TOKEN = 1_000 / 32;
/** Models that search by themselves and read what they find. */
const SEARCHING = /(^|\/)sonar|deep-research|search-(preview|api)/;
/** Searches of a tool, or of a model that searches by itself, if the request states no maximum. */
const SEARCHES_UNSTATED = 30;
const MOST_SEARCHES = 10_000;

const IMAGES: ReadonlySet<unknown> = new Set(['image_url', 'input_image', 'image']);
const FILES: ReadonlySet<unknown> = new Set([
  'file',
  'input_file',
  'document',
  'video_url',
  'container_upload',
]);
/** Members that refer to what the provider has stored. */
const REFERENCES = ['previous_response_id', 'conversation', 'prompt', 'container', 'search_parameters'];

/** Says whether a tool runs at the provider and puts its results into the input. */
function isServerTool(tool: JsonObject): boolean {
  const type = typeof tool.type === 'string' ? tool.type : 'custom';
  return type !== 'function' && type !== 'custom';
}

function addAudio(part: JsonObject, size: RequestSize): void {
  const data = objectOf(part.input_audio).data ?? part.data;
  if (typeof data !== 'string') size.isOpen = true;
  else size.audio += Math.ceil((data.length * 3) / 4 / AUDIO_BYTES_PER_TOKEN);
}

/** Adds the text of a value and what it carries. A part with a payload counts by its kind, not by its bytes. */
function add(value: unknown, size: RequestSize): void {
  if (typeof value === 'string') size.text += Buffer.byteLength(value);
  else if (typeof value === 'number' || typeof value === 'boolean') size.text += 8;
  else if (Array.isArray(value)) for (const item of value) add(item, size);
  else if (isObject(value)) {
    if (isObject(value.cache_control) && size.cache !== '1h') {
      size.cache = value.cache_control.ttl === '1h' ? '1h' : '5m';
    }
    if (IMAGES.has(value.type)) size.images += 1;
    else if (value.type === 'input_audio') addAudio(value, size);
    else if (FILES.has(value.type) && objectOf(value.source).type !== 'text') size.isOpen = true;
    else for (const name in value) addMember(name, value[name], size);
  }
}

function addMember(name: string, value: unknown, size: RequestSize): void {
  size.text += Buffer.byteLength(name);
  add(value, size);
}

/** Returns how many searches a tool allows. What is no such number is none that a provider would keep to. */
const searchesOf = (stated: unknown): number =>
  Number.isInteger(stated) && Number(stated) > 0 && Number(stated) <= MOST_SEARCHES
    ? Number(stated)
    : SEARCHES_UNSTATED;

function addTools(tools: unknown, size: RequestSize): void {
  const list = arrayOf(tools).map(objectOf);
  if (list.length > 0) size.text += FOR_TOOLS;
  for (const tool of list) {
    size.text += PER_MESSAGE;
    if (!isServerTool(tool)) continue;
    size.isOpen = true;
    if (textOf(tool.type)?.startsWith('web_search')) {
      size.searches += searchesOf(tool.max_uses);
    }
  }
}

/** Embeddings take a text, a list of texts, tokens, or a list of tokens. */
function addEmbeddings(input: unknown, size: RequestSize): void {
  for (const item of Array.isArray(input) ? input : [input]) {
    if (typeof item === 'number') size.text += 1;
    else if (Array.isArray(item)) size.text += item.length;
    else add(item, size);
  }
}

/** Measures a request. The result is an upper bound, without a tokenizer: a token of text has at least one byte. */
export function measureRequest(wire: WireFormat, body: JsonObject): RequestSize {
  const size: RequestSize = {
    text: PER_MESSAGE,
    images: 0,
    audio: 0,
    isOpen: false,
    cache: 'none',
    searches: 0,
  };
  if (wire === 'embeddings') {
    addEmbeddings(body.input, size);
    return size;
  }
  const messages = [...arrayOf(body.messages), ...arrayOf(body.input)];
  size.text += PER_MESSAGE * messages.length;
  addTools(body.tools, size);
  const searches = SEARCHING.test(textOf(body.model) ?? '');
  if (searches || isObject(body.web_search_options)) size.searches += SEARCHES_UNSTATED;
  if (searches) size.isOpen = true;
  if (arrayOf(body.mcp_servers).length > 0) size.isOpen = true;
  for (const name of REFERENCES) if (body[name] !== undefined && body[name] !== null) size.isOpen = true;
  for (const name in body) if (name !== 'metadata') add(body[name], size);
  return size;
}
