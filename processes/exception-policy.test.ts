import { loadConfig } from '@distribution/platform/config/read-config';
import { ANY_NAME } from '@distribution/platform/config/config';
import { describe, expect, it } from 'vitest';
import { exceptionPolicyOf } from './exception-policy.ts';

const policyWith = (exceptionRoles?: string) =>
  exceptionPolicyOf(loadConfig(ANY_NAME, exceptionRoles === undefined ? {} : { exceptionRoles }));

describe('the routing of exceptions', () => {
  it('is as declared where nothing is set, and as set where it is', () => {
    expect(policyWith().roles.LATE_RECEIPT).toBe('procurement');
    const { roles } = policyWith('LATE_RECEIPT=buyer, DRIFT = data-steward');
    expect(roles).toMatchObject({ LATE_RECEIPT: 'buyer', DRIFT: 'data-steward', EXCESS: 'planner' });
  });

  it.each(['LATE_RECEIPTS=buyer', 'LATE_RECEIPT', 'LATE_RECEIPT=', 'LATE_RECEIPT=a=b'])('refuses %s', (entry) => {
    expect(() => policyWith(entry)).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
  });
});
