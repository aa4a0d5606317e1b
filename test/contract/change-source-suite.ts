import { canonicalChangesSchema } from './canonical-changes.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keyOfChange, stateAfter } from './state.ts';
import { type Subject, type SubjectPlan, openSubject, patientCall, readToEnd } from './subject.ts';
import type { FlowName } from '@distribution/model/operations/sync-flow';

/** What every reader of changes owes to sync, whatever the system speaks. */
export const describeChangeSource = (name: string, plan: SubjectPlan, flows: readonly FlowName[]): void => {
  describe(`${name}: changes`, () => {
    let subject: Subject;
    beforeEach(async () => {
      subject = await openSubject(plan);
    });
    afterEach(() => subject.close());

    it('offers the flows it is connected for', () => {
      expect([...subject.adapter.changes.flows].sort()).toEqual([...flows].sort());
    });

    it.each(flows)('%s: small pages tell the same as one large page, all of it canonical', async (flow) => {
      const small = await readToEnd(subject.connect({ pageSize: 1 }), flow);
      const large = await readToEnd(subject.connect({ pageSize: 1000 }), flow);
      expect(stateAfter(small.changes)).toEqual(stateAfter(large.changes));
      expect(small.changes.length).toBeGreaterThan(0);
      expect(canonicalChangesSchema.safeParse(small.changes).error).toBeUndefined();
      expect(small.pages.flatMap(({ untranslatable }) => untranslatable)).toEqual([]);
    });

    it.each(flows)('%s: counts down what is still to come', async (flow) => {
      const { pages } = await readToEnd(subject.connect({ pageSize: 1 }), flow);
      const remaining = pages.map((page) => page.remaining ?? 0);
      expect(remaining).toEqual([...remaining].sort((left, right) => right - left));
      expect(remaining.at(-1)).toBe(0);
    });

    it.each(flows)('%s: nothing new is an empty, complete page whose cursor goes on', async (flow) => {
      const { cursor } = await readToEnd(subject.adapter, flow);
      const again = await readToEnd(subject.adapter, flow, cursor);
      expect(again.changes).toEqual([]);
      expect((await readToEnd(subject.adapter, flow, again.cursor)).changes).toEqual([]);
    });

    it.each(flows)('%s: what was read before and the change after equals reading everything anew', async (flow) => {
      const before = await readToEnd(subject.adapter, flow);
      plan.touch(subject.world, flow);
      const after = await readToEnd(subject.adapter, flow, before.cursor);
      expect(after.changes.length).toBeGreaterThan(0);
      const anew = await readToEnd(subject.connect(), flow);
      const known = stateAfter([...before.changes, ...after.changes]);
      for (const [key, record] of stateAfter(anew.changes)) expect(known.get(key)).toEqual(record);
    });

    it.each(flows)('%s: a page read twice, or late, changes nothing', async (flow) => {
      const before = await readToEnd(subject.connect({ pageSize: 1 }), flow);
      plan.touch(subject.world, flow);
      const after = await readToEnd(subject.adapter, flow, before.cursor);
      const orderly = stateAfter([...before.changes, ...after.changes]);
      expect(stateAfter([...after.changes, ...before.changes, ...before.changes])).toEqual(orderly);
    });

    it.each(plan.deletable)('%s: a deletion is told with its natural key', async (flow) => {
      const before = await readToEnd(subject.adapter, flow);
      const key = plan.remove(subject.world, flow);
      const after = await readToEnd(subject.adapter, flow, before.cursor);
      expect(after.changes.map(({ operation }) => operation)).toContain('DELETE');
      const told = after.changes.filter(({ operation }) => operation === 'DELETE').map(keyOfChange);
      expect(told.map((text) => text.split(' ').slice(1).join(' '))).toEqual([key.join(' ')]);
      expect(stateAfter(before.changes).has(told[0] ?? '')).toBe(true);
    });

    it('goes on where it stood when the system was down for a while', async () => {
      const flow = flows[0] ?? 'products';
      const adapter = subject.connect({ pageSize: 1, maxAttempts: 1 });
      const first = await adapter.changes.readChanges(flow, null, patientCall());
      subject.server.faults.set({ down: true });
      await expect(adapter.changes.readChanges(flow, first.cursor, patientCall())).rejects.toMatchObject({
        code: 'UPSTREAM_UNAVAILABLE',
        retryable: true,
      });
      subject.server.faults.clear();
      const rest = await readToEnd(adapter, flow, first.cursor);
      const whole = await readToEnd(subject.connect(), flow);
      expect(stateAfter([...first.changes, ...rest.changes])).toEqual(stateAfter(whole.changes));
    });

    it('refuses a cursor that is not its own', async () => {
      const foreign = '{"some":"thing"}' as Parameters<typeof readToEnd>[2]; // deliberately not a cursor
      await expect(readToEnd(subject.adapter, flows[0] ?? 'products', foreign)).rejects.toMatchObject({
        code: 'CURSOR_INVALID',
      });
    });

    it('probes: answers when the system does, fails with a typed error when not', async () => {
      await expect(subject.adapter.probe(patientCall())).resolves.toBeUndefined();
      subject.server.faults.set({ errorRate: 1, errorStatus: 401 });
      await expect(subject.adapter.probe(patientCall())).rejects.toMatchObject({ code: 'UPSTREAM_REJECTED' });
    });

    it('reports an answer that was cut off as the system’s fault', async () => {
      subject.server.faults.set({ truncateRate: 1 });
      await expect(readToEnd(subject.connect({ maxAttempts: 1 }), flows[0] ?? 'products')).rejects.toMatchObject({
        code: 'UPSTREAM_PROTOCOL',
      });
    });
  });
};
