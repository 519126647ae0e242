import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { Request } from 'express';
import getRawBody from 'raw-body';
import { malformedJson, payloadTooLarge, unsupportedMediaType } from '../api/problem.ts';
import type { BodyShare } from './body-memory.ts';
import { byteSize } from './byte-size.ts';
import type { JsonMeasure } from './measure-json.ts';
import {
  BROKEN_COMPRESSION,
  bodyRequired,
  hasBody,
  isDecompressionError,
  isJson,
  parseJson,
  wrongType,
} from './request-body.ts';

/** Its fields are those of a provider, and it is not stored as it is. */
export const OPEN_MEASURE: JsonMeasure = { values: 200_000, depth: 64 };

/** A body of a relay: as it came, and parsed. */
interface OpenBody {
  readonly bytes: Buffer;
  readonly value: unknown;
}

const DECODERS: Readonly<Record<string, () => NodeJS.ReadWriteStream>> = {
  gzip: createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** Returns the stream of the decompressed body. */
function decoded(req: Request): Readable {
  const encoding = req.headers['content-encoding']?.toLowerCase() ?? 'identity';
  if (encoding === 'identity') return req;
  const decoder = Object.hasOwn(DECODERS, encoding) ? DECODERS[encoding]?.() : undefined;
  if (decoder === undefined) throw unsupportedMediaType('Send the body plain, or as gzip, deflate or br.');
  const stream = decoder as unknown as Readable;
  req.once('close', () => req.complete || stream.destroy());
  req.pipe(decoder);
  return stream;
}

const tooLarge = (limit: number) => payloadTooLarge(byteSize(limit));

/** Reads a body whose length is not known, and takes memory as it grows. */
async function readGrowing(req: Request, limit: number, share: BodyShare): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    // A request that the iterator destroys keeps its connection, but reads nothing from it any more.
    for await (const chunk of decoded(req).iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > limit) throw tooLarge(limit);
      share.grow(chunk.length);
      chunks.push(chunk);
    }
  } catch (error) {
    // The rest is dropped. Otherwise the next request on this connection would wait for it.
    req.unpipe();
    req.resume();
    throw isDecompressionError(error) ? malformedJson(BROKEN_COMPRESSION) : error;
  }
  return Buffer.concat(chunks, length);
}

/** Reads a body whose length is known, for which memory is taken before its first byte is read. */
function readWhole(req: Request, length: number, limit: number, share: BodyShare): Promise<Buffer> {
  if (length > limit) throw tooLarge(limit);
  share.grow(length);
  return getRawBody(req, { length, limit });
}

/**
 * Reads the body of a relay, whose bytes go to a provider as they are.
 * @throws ProblemError when it is no JSON, too large, too deep, has too many values, or when other bodies hold the memory
 */
export async function readOpenBody(req: Request, limit: number, share: BodyShare): Promise<OpenBody> {
  if (!hasBody(req)) throw bodyRequired();
  if (!isJson(req)) throw wrongType(req, 'application/json');
  const { 'content-encoding': encoding, 'content-length': length } = req.headers;
  const bytes =
    encoding === undefined && length !== undefined
      ? await readWhole(req, Number(length), limit, share)
      : await readGrowing(req, limit, share);
  if (bytes.length === 0) throw bodyRequired();
  return { bytes, value: parseJson(bytes, OPEN_MEASURE) };
}
