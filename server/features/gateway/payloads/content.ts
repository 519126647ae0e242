import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { DataKey } from '../../../auth/secrets/data-key.ts';
import { redact } from '../redaction/service.ts';
import type { CapturedPayload } from './payload-capture.ts';
import { CONTEXT, MAX_SIDE, type Side } from './side.ts';

/** A request or an answer as it is stored. */
interface StoredSide {
  body: string;
  /** Bytes that it had. */
  size: number;
  isCut: boolean;
}

/** What is stored of a call. */
export interface PayloadContent {
  request: StoredSide;
  answer: StoredSide | null;
}

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/** What is encrypted belongs to its call: in another row it does not open. */
const identityOf = (tenantId: string, logId: string) => ['gateway_payloads', tenantId, logId];

/** Cuts what was read beyond the maximum: the end may be a part of a value, which the redactor does not recognize. */
function withoutContext(text: string): string {
  const bytes = Buffer.from(text);
  let end = Math.min(MAX_SIDE, bytes.length - CONTEXT);
  while (((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, end).toString();
}

async function toStored(
  side: Side,
  isStream: boolean,
  { level, scrub }: Pick<CapturedPayload, 'level' | 'scrub'>,
): Promise<StoredSide> {
  const read = scrub(side.bytes).toString();
  const text = level === 'redacted' ? await redact(read, { isStream }) : read;
  const isCut = side.size > MAX_SIDE;
  return { body: isCut ? withoutContext(text) : text, size: side.size, isCut };
}

/** Returns the content of a payload, redacted if it has to be. */
export async function payloadContentOf(payload: CapturedPayload): Promise<PayloadContent> {
  const { request, answer, isStream } = payload;
  return {
    request: await toStored(request, false, payload),
    answer: answer === undefined ? null : await toStored(answer, isStream, payload),
  };
}

export const sealContent = async (
  key: DataKey,
  { tenantId, logId }: Pick<CapturedPayload, 'tenantId' | 'logId'>,
  content: PayloadContent,
): Promise<Buffer> => key.seal(identityOf(tenantId, logId), await compress(JSON.stringify(content)));

/** @throws when the key is another one, or the bytes were changed or belong to another call */
export async function openContent(
  key: DataKey,
  { tenantId, logId }: Pick<CapturedPayload, 'tenantId' | 'logId'>,
  sealed: Buffer,
): Promise<PayloadContent> {
  const json = await decompress(key.open(identityOf(tenantId, logId), sealed));
  // The server wrote this JSON itself.
  return JSON.parse(json.toString()) as PayloadContent;
}
