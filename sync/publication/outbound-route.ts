import type { PlanningParametersChange } from '@distribution/model/inventory/planning-parameters-change';
import type { ApprovalSigner } from '@distribution/model/decision/ports';
import type { OutboundDesk } from '@distribution/model/operations/outbound';
import type { ParameterRoute } from './hand-over-parameters.ts';

/** Sends changes of parameters as outbound commands; the key of each is its impact's id. */
export const createOutboundRoute = (
  desk: Pick<OutboundDesk, 'submit'>,
  signer: Pick<ApprovalSigner, 'signApproval'>,
): ParameterRoute => ({
  signer,
  submit: async ({ impactId, action, origin, approvalId, reason, correlationId }, approval) => {
    const [command] = await desk.submit({
      steps: [
        {
          kind: 'CHANGE_PLANNING_PARAMETERS',
          system: action.system,
          content: action.content as PlanningParametersChange, // written by the decision about this impact
          approval,
          approvalId,
          cause: { system: origin, touches: [], revision: null },
        },
      ],
      requestedBy: action.requestedBy,
      reason,
      idempotencyKey: impactId,
      correlationId,
    });
    return command?.id ?? impactId;
  },
});
