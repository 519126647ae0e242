/** A successful text response that is sent while it is produced: memory holds one piece, however long it is. */
export interface TextStream<Type extends string = string> {
  /** One of the content types that the document declares for the response. */
  type: Type;
  /** The file name for browsers. */
  filename?: string;
  chunks: AsyncIterable<string>;
  /** Aborted to close the connection of a client that does not read. */
  signal?: AbortSignal;
}

/** Whether a body is a text stream. A JSON response has no such member, because its schemas are closed. */
export const isTextStream = (body: unknown): body is TextStream =>
  typeof body === 'object' && body !== null && Symbol.asyncIterator in Object(Reflect.get(body, 'chunks'));
