import { setTimeout as pause } from 'node:timers/promises';

const backlogAtOnce = 500;

/** Makes jobs: of each stream numbered, stamped with the moment at which they were due on the machine's monotonic clock, in nanoseconds. */
export class Publisher {
  constructor(queue, options) {
    this.queue = queue;
    this.options = options;
    this.counts = new Array(options.streams).fill(0);
    this.next = 0;
  }

  /** Publishes at a rate that nothing slows down; answers when the first was due. */
  async publish(rate, seconds) {
    const from = process.hrtime.bigint();
    const total = Math.round(rate * seconds);
    const adding = [];
    for (let made = 0; made < total; ) {
      const due = Math.min(total, Math.floor((Number(process.hrtime.bigint() - from) / 1e9) * rate) + 1);
      const jobs = [];
      for (; made < due; made++) {
        jobs.push(this.job(from + BigInt(Math.floor((made * 1e9) / rate))));
      }

      this.add(jobs, adding);
      await pause(1);
    }

    await Promise.all(adding);
    return from;
  }

  async backlog(count) {
    for (let made = 0; made < count; made += backlogAtOnce) {
      const jobs = Array.from({ length: Math.min(backlogAtOnce, count - made) }, () => this.job(process.hrtime.bigint()));
      await this.queue.addAll(jobs);
    }
  }

  add(jobs, adding) {
    if (jobs.length === 0) {
      return;
    }

    if (this.options.gather) {
      adding.push(this.queue.addAll(jobs));
    } else {
      adding.push(...jobs.map((job) => this.queue.add(job)));
    }
  }

  job(at) {
    const stream = this.next++ % this.options.streams;
    const receivers = this.options.receivers;
    return { url: receivers[stream % receivers.length], body: bodyOf(stream, ++this.counts[stream], at) };
  }
}

/** As long as a message.received of our own. */
function bodyOf(stream, number, at) {
  return JSON.stringify({
    eventId: '67420c0d8f3a5b1c2d4e6f70', type: 'message.received', apiVersion: 'v2', sessionId: '67420c0d8f3a5b1c2d4e6f71',
    sequence: number, previousSequence: number - 1, occurredAt: Date.now(),
    company: { id: '67420c0d8f3a5b1c2d4e6f72', name: 'company0' },
    property: { id: '67420c0d8f3a5b1c2d4e6f73', name: 'Property 0' },
    actor: { type: 'END_USER', id: '67420c0d8f3a5b1c2d4e6f74', name: '+4915100000000' },
    chat: { id: '67420c0d8f3a5b1c2d4e6f75', status: 'ACTIVE', assignedTo: null, startedBy: 'END_USER' },
    data: { message: { id: '67420c0d8f3a5b1c2d4e6f76', number, direction: 'INBOUND', state: 'RECEIVED', text: `${stream} ${number} ${at}` } },
  });
}
