import { z } from 'zod';

/** One rule that was looked at on the way to a verdict, in order. */
export const ruleTraceSchema = z.object({
  rule: z.string().min(1),
  outcome: z.enum(['ALLOW', 'NEEDS_APPROVAL', 'DENY', 'NOT_APPLICABLE']),
  reason: z.string(),
});

/** What policy says of an action: whether it may be done, by whose leave, and by which rules. */
export const policyVerdictSchema = z.object({
  verdict: z.enum(['ALLOW', 'NEEDS_APPROVAL', 'DENY']),
  /** Roles of which one must approve; empty unless NEEDS_APPROVAL. */
  approverRoles: z.array(z.string()),
  trace: z.array(ruleTraceSchema).min(1),
});
export type PolicyVerdict = z.infer<typeof policyVerdictSchema>;

/** The verdict where no rule says otherwise: a person must look. */
export const DEFAULT_VERDICT: PolicyVerdict = {
  verdict: 'NEEDS_APPROVAL',
  approverRoles: ['approver'],
  trace: [{ rule: 'default', outcome: 'NEEDS_APPROVAL', reason: 'no rule allows this without approval' }],
};
