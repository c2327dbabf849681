import { parseArgs } from 'node:util';

const numbers = ['streams', 'concurrency', 'processes', 'batch', 'gather'];

/** What both queues can be told; the measuring program decides. */
export function readOptions() {
  const { values } = parseArgs({
    options: {
      queue: { type: 'string' }, // bullmq or pg-boss
      store: { type: 'string' }, // a Unix socket of Redis, or a connection string of PostgreSQL
      receivers: { type: 'string' }, // where jobs are posted, separated by commas; stream i goes to the one at i modulo their number
      streams: { type: 'string', default: '1' },
      concurrency: { type: 'string', default: '1' }, // jobs under way, or workers, per process
      processes: { type: 'string', default: '0' }, // consuming processes of their own; 0 consumes beside the publisher
      batch: { type: 'string', default: '1' }, // jobs that pg-boss fetches at once
      gather: { type: 'string', default: '0' }, // 1: jobs that are due at once are added together
      client: { type: 'string', default: 'fetch' }, // fetch or undici
    },
  });
  return {
    ...values,
    receivers: values.receivers.split(','),
    ...Object.fromEntries(numbers.map((name) => [name, Number(values[name])])),
  };
}
