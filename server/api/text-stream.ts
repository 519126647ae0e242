/** A success that is text rather than JSON, sent as it is made: however long it is, memory holds one piece. */
export interface TextStream<Type extends string = string> {
  /** One of the content types that the document declares for the answer. */
  type: Type;
  /** What a browser saves it as. */
  filename?: string;
  chunks: AsyncIterable<string>;
}

/** Whether a body is to be streamed. An answer as JSON has no such member: its schema would be open. */
export const isTextStream = (body: unknown): body is TextStream =>
  typeof body === 'object' && body !== null && Symbol.asyncIterator in Object(Reflect.get(body, 'chunks'));
