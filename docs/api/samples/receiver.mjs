// A callback receiver with Node alone: verifies, deduplicates, notices gaps.
// Usage: SECRET=whsec_... node receiver.mjs [PORT]
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

const secret = Buffer.from(process.env.SECRET.replace(/^whsec_/, ''), 'base64');
const tolerance = 300;
const complete = new Map(); // session: everything up to this sequence has been applied
const early = new Map(); // session: previousSequence to sequence of what came before its turn

function isGenuine(headers, body) {
  const timestamp = Number(headers['webhook-timestamp']);
  if (!(Math.abs(Date.now() / 1000 - timestamp) <= tolerance)) return false;
  const signed = Buffer.concat([Buffer.from(`${headers['webhook-id']}.${headers['webhook-timestamp']}.`), body]);
  const expected = Buffer.from('v1,' + createHmac('sha256', secret).update(signed).digest('base64'));
  return (headers['webhook-signature'] ?? '').split(' ').some(text => {
    const given = Buffer.from(text);
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}

function take({ sessionId, sequence, previousSequence }) {
  if (!early.has(sessionId)) early.set(sessionId, new Map());
  const waiting = early.get(sessionId);
  const done = () => complete.get(sessionId) ?? 0;
  if (sequence <= done() || [...waiting.values()].includes(sequence)) return 'again';
  waiting.set(previousSequence, sequence); // This is where the work of applying it belongs.
  while (waiting.has(done())) {
    const last = done();
    complete.set(sessionId, waiting.get(last));
    waiting.delete(last);
  }
  return waiting.size > 0 ? 'gap' : 'complete';
}

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', chunk => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks);
    const genuine = isGenuine(request.headers, body);
    if (genuine) {
      const event = JSON.parse(body);
      console.log(event.type, event.sequence, event.sequence === null ? 'test' : take(event));
    }
    response.writeHead(genuine ? 204 : 401).end();
  });
});
server.listen(Number(process.argv[2] ?? 0), '127.0.0.1', () => console.log('LISTENING', server.address().port));
