// One of the queues that the measurements compare with, behind the same doors as our own engine: HTTP in, job stored, a worker posts it to the
// receiver, job completed. Started by TwoWayChat.Load, which also kills it.
import { fork } from 'node:child_process';
import { createServer } from 'node:http';
import { Bullmq } from './bullmq.js';
import { Gather } from './gather.js';
import { readOptions } from './options.js';
import { PgBossQueue } from './pgboss.js';
import { Publisher } from './publisher.js';
import { makeSender } from './sender.js';

const taken = '{"messageId":"000000000000000000000000","chatId":"000000000000000000000000"}';
const options = readOptions();
const queue = options.queue === 'bullmq' ? new Bullmq(options) : new PgBossQueue(options);

await queue.open();
if (process.send) {
  await consumeAsChild();
} else {
  const consumers = await startConsumers();
  serve(consumers);
}

/** A consuming process: goes away with its parent. */
async function consumeAsChild() {
  process.on('disconnect', () => process.exit(0));
  process.on('message', async (word) => {
    await queue[word]();
    process.send(word);
  });
  await queue.consume(makeSender(options.client));
  process.send('ready');
}

async function startConsumers() {
  if (options.processes === 0) {
    await queue.consume(makeSender(options.client));
    return [];
  }

  const children = Array.from({ length: options.processes }, () => fork(process.argv[1], process.argv.slice(2)));
  await Promise.all(children.map(answer));
  return children;
}

function answer(child) {
  return new Promise((resolve) => child.once('message', resolve));
}

/** Redis pauses a queue for all; pg-boss each process for itself. */
async function tell(consumers, word) {
  if (consumers.length === 0 || options.queue === 'bullmq') {
    await queue[word]();
    return;
  }

  await Promise.all(consumers.map((child) => {
    child.send(word);
    return answer(child);
  }));
}

function serve(consumers) {
  const publisher = new Publisher(queue, options);
  const inbox = options.gather ? new Gather(queue) : queue;
  const doors = {
    '/publish': async (query) => String(await publisher.publish(Number(query.get('rate')), Number(query.get('seconds')))),
    '/backlog': async (query) => {
      await tell(consumers, 'pause');
      await publisher.backlog(Number(query.get('count')));
      return '';
    },
    '/go': async () => {
      await tell(consumers, 'resume');
      return '';
    },
  };
  const server = createServer(async (request, response) => {
    const address = new URL(request.url, 'http://localhost');
    const door = doors[address.pathname];
    if (door) {
      response.end(await door(address.searchParams));
      return;
    }

    await inbox.add({ url: options.receivers[0], body: await bodyOf(request) });
    response.writeHead(202, { 'content-type': 'application/json' }).end(taken);
  });
  server.listen(0, '127.0.0.1', () => console.log(`Now listening on: http://127.0.0.1:${server.address().port}`));
}

async function bodyOf(request) {
  const parts = [];
  for await (const part of request) {
    parts.push(part);
  }

  return Buffer.concat(parts).toString();
}
