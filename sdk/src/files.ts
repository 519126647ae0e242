import { TenantryError } from './errors.ts';

/** Reads a file as text: each attempt sends it again, and a stream can be read only once. */
export async function readFileText(file: unknown, operation: string): Promise<string> {
  if (typeof file === 'string') return file;
  // The tags and methods also identify the objects of other realms and packages.
  const tag = Object.prototype.toString.call(file);
  if (/(Blob|File|Array|ArrayBuffer|DataView|ReadableStream)\]$/.test(tag) && !Array.isArray(file))
    return new Response(file as BodyInit).text();
  if (typeof Object(file)[Symbol.asyncIterator] !== 'function')
    throw new TenantryError(
      `${operation}: "csv" must be text, bytes, a Blob, a File or a stream. A path is not opened: pass fs.createReadStream(path).`,
    );
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of file as AsyncIterable<string | Uint8Array>)
    text += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
  return text + decoder.decode();
}
