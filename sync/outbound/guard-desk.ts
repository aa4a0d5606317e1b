import { factsOf } from '@distribution/model/decision/action-facts';
import type { PolicyVerdict } from '@distribution/model/decision/policy-verdict';
import type { ApprovalSigner, DecisionPort, ProposedAction } from '@distribution/model/decision/ports';
import type { OutboundDesk, OutboundStep } from '@distribution/model/operations/outbound';
import { AppError } from '@distribution/platform/errors/app-error';

/** Who says what policy allows, and signs it. */
export type Decisions = DecisionPort & Pick<ApprovalSigner, 'signApproval' | 'hashOf'>;

const whyOf = ({ trace }: PolicyVerdict): string => trace.map(({ rule, reason }) => `${rule}: ${reason}`).join('; ');

/** Why leave is asked for, with the number that is bound by it. */
const askingFor = (action: ProposedAction, verdict: PolicyVerdict, reason: string | null): string => {
  const { value } = factsOf(action);
  const worth = value === null ? null : `${value.amount} ${value.currency}`;
  return [reason, worth, whyOf(verdict)].filter((part) => part !== null).join('. ');
};

/**
 * Lets nothing be handed in that policy does not allow: what it ALLOWs gets the approval of policy itself, what
 * NEEDS_APPROVAL waits until somebody gives it, what it DENYs is refused. An approval that is brought along must be a
 * genuine one of exactly this action. Whoever writes asks again before the write. `null` decisions refuse everything.
 */
export const guardDesk = (desk: OutboundDesk, decisions: Decisions | null): OutboundDesk => {
  const judged = async (step: OutboundStep, requestedBy: string, reason: string | null): Promise<OutboundStep> => {
    const { kind, system, content, approval } = step;
    const action = { kind, system, requestedBy, content };
    if (decisions === null)
      throw new AppError('APPROVAL_REQUIRED', `Nobody decides about ${kind} here, so nothing is sent to ${system}.`, {
        nextStep: 'Set the rules of decisions.',
      });
    if (approval !== null && (await decisions.verifyApproval(action, approval)) !== null) return step;
    const verdict = await decisions.evaluate(action);
    if (verdict.verdict === 'DENY')
      throw new AppError('POLICY_DENIED', `Policy denies ${kind} in ${system} (${whyOf(verdict)}).`);
    if (verdict.verdict === 'ALLOW') {
      const rule = verdict.trace.find(({ outcome }) => outcome === 'ALLOW')?.rule ?? 'policy';
      return { ...step, approval: await decisions.signApproval(action, `policy:${rule}`) };
    }
    if (approval === null)
      return {
        ...step,
        leave: { actionHash: decisions.hashOf(action), verdict, reason: askingFor(action, verdict, reason) },
      };
    throw new AppError(
      'APPROVAL_REQUIRED',
      `The approval is none of exactly this ${kind} in ${system}, or has expired (${whyOf(verdict)}).`,
      { nextStep: 'Leave the approval out: then it is asked for.' },
    );
  };
  return {
    ...desk,
    submit: async (request) => {
      const { requestedBy, reason } = request;
      const [first, ...rest] = request.steps;
      const steps: [OutboundStep, ...OutboundStep[]] = [await judged(first, requestedBy, reason)];
      for (const step of rest) steps.push(await judged(step, requestedBy, reason));
      return desk.submit({ ...request, steps });
    },
  };
};
