import { createHmac, randomBytes } from 'node:crypto';
import { Agent, request } from 'undici';

const deadline = 15_000;
const connections = 128;
const secret = randomBytes(32);
let sent = 0;

/** Posts a job's body as our own engine does: signed by Standard Webhooks, 15 s in all. Throws unless it is taken. */
export function makeSender(client) {
  const agent = new Agent({ connections, headersTimeout: deadline, bodyTimeout: deadline });
  return client === 'undici' ? (job) => sendFast(agent, job) : sendPlain;
}

function headersOf(body) {
  const id = `evt_${process.pid}_${++sent}`;
  const timestamp = Math.floor(Date.now() / 1000);
  return {
    'content-type': 'application/json',
    'chat-event-type': 'message.received',
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': `v1,${createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')}`,
  };
}

async function sendPlain({ url, body }) {
  const answer = await fetch(url, { method: 'POST', headers: headersOf(body), body, signal: AbortSignal.timeout(deadline) });
  await answer.arrayBuffer();
  check(answer.status);
}

async function sendFast(agent, { url, body }) {
  const answer = await request(url, { method: 'POST', headers: headersOf(body), body, dispatcher: agent });
  await answer.body.dump();
  check(answer.statusCode);
}

function check(status) {
  if (status < 200 || status > 299) {
    throw new Error(`HTTP ${status}`);
  }
}
