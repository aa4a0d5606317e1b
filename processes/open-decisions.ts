import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { factsOf } from '@distribution/model/decision/action-facts';
import type { ApprovalToken } from '@distribution/model/decision/approval-token';
import { DEFAULT_POLICY, judgeAction, type Policy, policySchema } from '@distribution/model/decision/policy';
import type { ApprovalSigner, DecisionPort } from '@distribution/model/decision/ports';
import { canonicalAction, type ProposedAction } from '@distribution/model/decision/proposed-action';
import { instantOf } from '@distribution/model/time/instant';
import type { Clock } from '@distribution/platform/clock/clock';
import { AppError } from '@distribution/platform/errors/app-error';
import { createStatementSigner, type StatementSigner } from '@distribution/platform/signing/signed-statement';
import { parse } from 'yaml';
import { z } from 'zod';

const TYPE = 'approval+jwt';
/** Seconds an approval holds: as long as what it allows may wait for a system that is away. */
const LIFETIME_SECONDS = 7 * 86_400;
const claimsSchema = z.object({ actionHash: z.string(), approvedBy: z.string() });

const hashOf = (action: ProposedAction): string => createHash('sha256').update(canonicalAction(action)).digest('hex');

/** The rules of the file (YAML or JSON), the declared ones without one. Throws CONFIG_INVALID with what is wrong where. */
export const readPolicy = (file: string | null): Policy => {
  if (file === null) return DEFAULT_POLICY;
  const refuse = (why: string): never => {
    throw new AppError('CONFIG_INVALID', `DECISION_POLICY_FILE ${file}: ${why}`, {
      nextStep: 'docs/forecast-publication.md shows how rules are written.',
    });
  };
  try {
    const parsed = policySchema.safeParse(parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data : refuse(z.prettifyError(parsed.error));
  } catch (thrown) {
    if (thrown instanceof AppError) throw thrown;
    return refuse(thrown instanceof Error ? thrown.message : String(thrown));
  }
};

/** Decides by a rule file; approvals are signed with the secret, which is asked for when the first one is. */
export const openDecisions = (
  policy: Policy,
  readSecret: () => Promise<string>,
  clock: Clock,
): DecisionPort & ApprovalSigner => {
  let opening: Promise<StatementSigner> | null = null;
  const signer = (): Promise<StatementSigner> => {
    opening ??= readSecret()
      .then((secret) => createStatementSigner({ type: TYPE, secret, lifetimeSeconds: LIFETIME_SECONDS }, clock))
      .catch((thrown: unknown) => {
        opening = null; // the next one tries again
        throw thrown;
      });
    return opening;
  };
  return {
    evaluate: async (action, facts) => judgeAction(policy, action, { ...factsOf(action), ...facts }),
    verifyApproval: async (action, token) => {
      const statement = await (await signer()).read(token);
      const claims = claimsSchema.safeParse(statement?.claims);
      if (statement === null || !claims.success || claims.data.actionHash !== hashOf(action)) return null;
      return {
        ...claims.data,
        approvedAt: instantOf(statement.issuedAtSeconds * 1_000),
        expiresAt: instantOf(statement.expiresAtSeconds * 1_000),
      };
    },
    hashOf,
    signApproval: async (action, approvedBy) =>
      (await (await signer()).sign({ actionHash: hashOf(action), approvedBy })) as ApprovalToken, // signed just now
  };
};
