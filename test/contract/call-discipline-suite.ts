import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import type { SourceCall } from '@distribution/model/erp/source-call';
import { type Subject, type SubjectPlan, openSubject, patientCall } from './subject.ts';

/** One cheap read of the system and the server's label for it. */
export interface SomeRead {
  readonly endpoint: string;
  readonly read: (adapter: SystemAdapter, call: SourceCall) => Promise<unknown>;
}

/** What every call to an outside system owes to both sides: it ends in time, frees its socket, and heeds the system. */
export const describeCallDiscipline = (name: string, plan: SubjectPlan, { endpoint, read }: SomeRead): void => {
  describe(`${name}: calls`, () => {
    let subject: Subject;
    beforeEach(async () => {
      subject = await openSubject(plan);
    });
    afterEach(() => subject.close());
    const statuses = () => subject.server.calls.counts().endpoints[endpoint]?.statuses ?? {};

    it('waits as long as a 429 says, and then has its answer', async () => {
      subject.server.quota.configure({ burst: 1, refillPerSecond: 1, maxConcurrent: 8 });
      await subject.adapter.probe(patientCall());
      await read(subject.connect(), patientCall());
      const counts = subject.server.calls.counts().endpoints;
      const refused = Object.values(counts).reduce((sum, entry) => sum + (entry.statuses['429'] ?? 0), 0);
      const callsMade = subject.server.calls.counts().total - refused;
      expect(refused).toBeGreaterThan(0);
      // Coming back too early would be refused again: there would be more refusals than calls.
      expect(refused).toBeLessThanOrEqual(callsMade);
      expect(statuses()['200']).toBeGreaterThan(0);
    });

    it('repeats a read that failed once', async () => {
      subject.server.faults.set({ errorRate: 0.5, errorStatus: 503, endpoint: endpoint.replace('GET ', '') });
      await read(subject.adapter, patientCall());
      await read(subject.adapter, patientCall());
      expect(statuses()).toMatchObject({ '200': 2 });
      expect(statuses()['503']).toBeGreaterThan(0);
    });

    it('gives up an answer that takes too long, with a typed error', async () => {
      subject.server.faults.set({ latencyMs: 2_000 });
      await expect(read(subject.connect({ timeoutMs: 50, maxAttempts: 1 }), patientCall())).rejects.toMatchObject({
        code: 'UPSTREAM_TIMEOUT',
        fault: 'UPSTREAM',
        retryable: true,
      });
    });

    it('ends at the deadline and closes the socket', async () => {
      subject.server.faults.set({ latencyMs: 10_000 });
      const call = { ...patientCall(), deadlineAt: Date.now() + 100 };
      await expect(read(subject.adapter, call)).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
      await expect.poll(() => subject.server.calls.counts().aborted).toBe(1);
      expect(subject.server.quota.inFlight).toBe(0);
    });

    it('ends when the caller goes away and closes the socket', async () => {
      subject.server.faults.set({ latencyMs: 10_000 });
      const gone = new AbortController();
      const answer = read(subject.adapter, { ...patientCall(), signal: gone.signal });
      const outcome = expect(answer).rejects.toMatchObject({ code: 'CANCELLED' });
      await expect.poll(() => subject.server.quota.inFlight).toBe(1);
      gone.abort();
      await outcome;
      await expect.poll(() => subject.server.calls.counts().aborted).toBe(1);
      expect(subject.server.calls.counts().total).toBe(0); // and was not repeated
    });

    it('leaves a system that is down alone for a moment', async () => {
      subject.server.faults.set({ errorRate: 1, errorStatus: 500 });
      const adapter = subject.connect({ maxAttempts: 1 });
      for (let at = 0; at < 12; at += 1) await read(adapter, patientCall()).catch(() => undefined);
      await expect(read(adapter, patientCall())).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
      expect(subject.server.calls.counts().total).toBe(10);
    });
  });
};
