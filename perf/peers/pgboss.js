import { PgBoss } from 'pg-boss';

const name = 'callbacks';
const connectionsPerProcess = 20;

/** pg-boss on PostgreSQL: one job per callback. */
export class PgBossQueue {
  constructor(options) {
    this.options = options;
  }

  async open() {
    this.boss = new PgBoss({ connectionString: this.options.store, max: connectionsPerProcess, useListenNotify: this.isTuned() });
    this.boss.on('error', () => {}); // A lost connection at the end of the run.
    await this.boss.start();
    await this.boss.createQueue(name, { retryLimit: 10, retryBackoff: true, notify: this.isTuned() });
  }

  add(job) {
    return this.boss.send(name, job);
  }

  addAll(jobs) {
    return this.boss.insert(name, jobs.map((data) => ({ data })));
  }

  async consume(send) {
    this.send = send;
    await this.resume();
  }

  /** For this process. */
  pause() {
    return this.boss.offWork(name);
  }

  resume() {
    const all = (jobs) => Promise.all(jobs.map((job) => this.send(job.data)));
    return this.isTuned() ? this.boss.work(name, this.tuned(), all) : this.boss.work(name, all);
  }

  isTuned() {
    return this.options.batch > 1;
  }

  tuned() {
    const { batch, concurrency } = this.options;
    return { batchSize: batch, localConcurrency: concurrency, burstWhenBatchFull: true, pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 0.5 };
  }
}
