/**
 * A model provider that answers every chat completion alike, as JSON or as a stream, as fast as Node can. With `EVENTS_PER_SECOND` a
 * stream takes its time, and its events say when they were sent.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerLines } from '../child.ts';

const USAGE = { prompt_tokens: 20, completion_tokens: 8, total_tokens: 28 };
const ANSWER = JSON.stringify({
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1_767_225_600,
  model: 'gpt-4o-mini',
  choices: [
    { index: 0, message: { role: 'assistant', content: 'Hello! How can I help?' }, finish_reason: 'stop' },
  ],
  usage: USAGE,
});
const EVENTS_PER_SECOND = Number(process.env.EVENTS_PER_SECOND ?? 0);
const EVENTS = Number(process.env.EVENTS ?? 4);

const chunk = (delta: object, finish_reason: string | null = null) =>
  `data: ${JSON.stringify({ id: 'chatcmpl-1', object: 'chat.completion.chunk', model: 'gpt-4o-mini', choices: [{ index: 0, delta, finish_reason }] })}\n\n`;
const FIRST = chunk({ role: 'assistant', content: 'Hello' });
const NEXT = chunk({ content: ' there' });
const LAST = `${chunk({}, 'stop')}data: ${JSON.stringify({ id: 'chatcmpl-1', object: 'chat.completion.chunk', choices: [], usage: USAGE })}\n\ndata: [DONE]\n\n`;

const server = createServer((req, res) => {
  const parts: Buffer[] = [];
  req.on('data', (part: Buffer) => parts.push(part));
  req.on('end', () => {
    if (!Buffer.concat(parts).includes('"stream":true')) {
      res.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(ANSWER) });
      res.end(ANSWER);
      return;
    }
    res.writeHead(200, { 'content-type': 'text/event-stream' });
    res.write(FIRST);
    if (EVENTS_PER_SECOND === 0) {
      res.end(NEXT.repeat(EVENTS) + LAST);
      return;
    }
    let sent = 0;
    const timer = setInterval(() => {
      sent += 1;
      if (sent <= EVENTS) res.write(chunk({ content: ` ${performance.timeOrigin + performance.now()}` }));
      else {
        clearInterval(timer);
        res.end(LAST);
      }
    }, 1000 / EVENTS_PER_SECOND);
    res.once('close', () => clearInterval(timer));
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', async () => {
  // It listens on a port, so it has an address and not the path of a pipe.
  const { port } = server.address() as AddressInfo;
  await answerLines(`http://127.0.0.1:${port}`, async () => true);
  process.exit();
});
