import { Queue, Worker } from 'bullmq';

const name = 'callbacks';
const jobOptions = { attempts: 10, backoff: { type: 'exponential', delay: 1000 }, removeOnComplete: true };

/** BullMQ on Redis: one job per callback. */
export class Bullmq {
  constructor(options) {
    this.options = options;
    this.connection = { path: options.store, maxRetriesPerRequest: null };
  }

  async open() {
    this.queue = new Queue(name, { connection: this.connection });
    await this.queue.waitUntilReady();
  }

  add(job) {
    return this.queue.add('post', job, jobOptions);
  }

  addAll(jobs) {
    return this.queue.addBulk(jobs.map((data) => ({ name: 'post', data, opts: jobOptions })));
  }

  async consume(send) {
    this.worker = new Worker(name, (job) => send(job.data), { connection: this.connection, concurrency: this.options.concurrency });
    this.worker.on('error', () => {}); // A lost connection at the end of the run.
    await this.worker.waitUntilReady();
  }

  /** For all processes. */
  pause() {
    return this.queue.pause();
  }

  resume() {
    return this.queue.resume();
  }
}
