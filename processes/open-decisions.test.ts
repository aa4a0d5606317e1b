import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DEFAULT_POLICY } from '@distribution/model/decision/policy';
import type { ApprovalToken } from '@distribution/model/decision/approval-token';
import type { ProposedAction } from '@distribution/model/decision/proposed-action';
import { createStatementSigner } from '@distribution/platform/signing/signed-statement';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDecisions, readPolicy } from './open-decisions.ts';

const SECRET = 'a secret of at least thirty-two characters';
const action: ProposedAction = {
  kind: 'CHANGE_PLANNING_PARAMETERS',
  system: 'erp',
  requestedBy: 'forecast-publication',
  content: { sku: 'A', locationCode: 'DC1', unit: 'EA', set: { reorderPoint: '12' } },
};
const time = { now: Date.parse('2026-11-21T10:00:00Z') };
const clock = { now: () => time.now };
const open = (secret = SECRET) => openDecisions(DEFAULT_POLICY, async () => secret, clock);

describe('an approval', () => {
  it('is of exactly one action, by whoever gave it, and for a time', async () => {
    const decisions = open();
    const token = await decisions.signApproval(action, 'ann');
    expect(await open().verifyApproval(action, token)).toEqual({
      actionHash: decisions.hashOf(action),
      approvedBy: 'ann',
      approvedAt: '2026-11-21T10:00:00.000Z',
      expiresAt: '2026-11-28T10:00:00.000Z',
    });
    const other = { ...action, content: { sku: 'A', locationCode: 'DC1', unit: 'EA', set: { reorderPoint: '13' } } };
    expect(await decisions.verifyApproval(other, token)).toBeNull();
    expect(await decisions.verifyApproval({ ...action, requestedBy: 'bea' }, token)).toBeNull();
    expect(await decisions.verifyApproval({ ...action, system: 'other' }, token)).toBeNull();
    time.now += 7 * 86_400_000 + 1_000;
    expect(await decisions.verifyApproval(action, token)).toBeNull();
    time.now -= 7 * 86_400_000 + 1_000;
  });

  it('is nothing by another secret, of another type, unsigned or altered', async () => {
    const decisions = open();
    const token = await decisions.signApproval(action, 'ann');
    expect(await open(`${SECRET}!`).verifyApproval(action, token)).toBeNull();
    const claims = { actionHash: decisions.hashOf(action), approvedBy: 'ann' };
    const type = { type: 'principal+jwt', secret: SECRET, lifetimeSeconds: 60 };
    const principal = await createStatementSigner(type, clock).sign(claims);
    const [head = '', body = '', signature = ''] = token.split('.');
    const none = Buffer.from('{"alg":"none","typ":"approval+jwt"}').toString('base64url');
    const altered = Buffer.from(
      JSON.stringify({ ...(JSON.parse(Buffer.from(body, 'base64url').toString()) as object), approvedBy: 'bob' }),
    ).toString('base64url');
    for (const forged of [principal, `${none}.${body}.`, `${head}.${altered}.${signature}`, 'nonsense', ''])
      expect(await decisions.verifyApproval(action, forged as ApprovalToken)).toBeNull(); // on purpose no tokens
  });
});

describe('a rule file', () => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(path.join(tmpdir(), 'distribution-policy-'))));
  afterAll(() => rmSync(folder, { recursive: true }));
  const write = (text: string): string => {
    const file = path.join(folder, 'policy.yaml');
    writeFileSync(file, text);
    return file;
  };

  it('decides as it is written', async () => {
    const file = write(
      'rules:\n  - name: south\n    when: { regions: [SE], changePercentAtMost: "50" }\n    verdict: ALLOW\n    reason: the south decides itself\n',
    );
    const decisions = openDecisions(readPolicy(file), async () => SECRET, clock);
    const facts = { changePercent: '40' as never, regionCodes: ['SE'] }; // a decimal
    expect((await decisions.evaluate(action, facts)).verdict).toBe('ALLOW');
    expect((await decisions.evaluate(action, { ...facts, regionCodes: ['NW'] })).verdict).toBe('NEEDS_APPROVAL');
  });

  it('that is wrong stops the start and says where', () => {
    const file = write('rules:\n  - name: south\n    verdict: MAYBE\n    reason: x\n');
    expect(() => readPolicy(file)).toThrow(/policy\.yaml[^]*verdict/);
    expect(() => readPolicy(path.join(folder, 'none.yaml'))).toThrow(/none\.yaml/);
    expect(() => readPolicy(write('rules: ['))).toThrow(/DECISION_POLICY_FILE/);
  });
});
