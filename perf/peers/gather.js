/** Adds together what comes in the same turn of the event loop, as one commit serves many of our own. */
export class Gather {
  constructor(queue) {
    this.queue = queue;
    this.jobs = [];
    this.added = null;
  }

  add(job) {
    this.jobs.push(job);
    this.added ??= new Promise((resolve, reject) => setImmediate(() => this.flush().then(resolve, reject)));
    return this.added;
  }

  flush() {
    const jobs = this.jobs;
    this.jobs = [];
    this.added = null;
    return this.queue.addAll(jobs);
  }
}
