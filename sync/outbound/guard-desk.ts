import type { ApprovalSigner, DecisionPort } from '@distribution/model/decision/ports';
import type { OutboundDesk, OutboundStep } from '@distribution/model/operations/outbound';
import { AppError } from '@distribution/platform/errors/app-error';

/** Who says what policy allows, and signs it. */
export type Decisions = DecisionPort & Pick<ApprovalSigner, 'signApproval'>;

/**
 * Lets nothing be handed in that policy does not allow: what it ALLOWs gets the approval of policy itself, what
 * NEEDS_APPROVAL must bring a genuine one of exactly this action, what it DENYs is refused. Whoever writes asks again
 * before the write. `null` decisions refuse everything.
 */
export const guardDesk = (desk: OutboundDesk, decisions: Decisions | null): OutboundDesk => {
  const approved = async (step: OutboundStep, requestedBy: string): Promise<OutboundStep> => {
    const { kind, system, content, approval } = step;
    const action = { kind, system, requestedBy, content };
    if (decisions === null)
      throw new AppError('APPROVAL_REQUIRED', `Nobody decides about ${kind} here, so nothing is sent to ${system}.`, {
        nextStep: 'Set the rules of decisions.',
      });
    if (approval !== null && (await decisions.verifyApproval(action, approval)) !== null) return step;
    const { verdict, approverRoles, trace } = await decisions.evaluate(action);
    const why = trace.map(({ rule, reason }) => `${rule}: ${reason}`).join('; ');
    if (verdict === 'DENY') throw new AppError('POLICY_DENIED', `Policy denies ${kind} in ${system} (${why}).`);
    if (verdict === 'ALLOW') {
      const rule = trace.find(({ outcome }) => outcome === 'ALLOW')?.rule ?? 'policy';
      return { ...step, approval: await decisions.signApproval(action, `policy:${rule}`) };
    }
    throw new AppError(
      'APPROVAL_REQUIRED',
      `${kind} in ${system} needs the approval of ${approverRoles.join(' or ') || 'a person'} for exactly this (${why}).`,
    );
  };
  return {
    ...desk,
    submit: async (request) => {
      const [first, ...rest] = request.steps;
      const steps: [OutboundStep, ...OutboundStep[]] = [await approved(first, request.requestedBy)];
      for (const step of rest) steps.push(await approved(step, request.requestedBy));
      return desk.submit({ ...request, steps });
    },
  };
};
