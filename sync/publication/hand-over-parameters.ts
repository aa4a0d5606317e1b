import type { ApprovalSigner } from '@distribution/model/decision/ports';
import type { ApprovalToken } from '@distribution/model/decision/approval-token';
import type { LeavedChange, PublicationStore } from '@distribution/model/forecasts/publication-store';

const CHUNK = 200;

/** How a change of parameters reaches its system: durable and once per key, whatever is tried. */
export interface ParameterRoute {
  /** Answers by what it can be followed. */
  readonly submit: (change: LeavedChange, approval: ApprovalToken) => Promise<string>;
  readonly signer: Pick<ApprovalSigner, 'signApproval'>;
}

/**
 * Hands over every change that has leave and was not handed over. What policy allowed by itself gets an approval in the name
 * of the rule. Handed over twice (its process died before it was written down), it is one: its key is its impact's id.
 */
export const handOverParameters = async (
  store: Pick<PublicationStore, 'listLeaved' | 'markHandedOver'>,
  { submit, signer }: ParameterRoute,
  signal: AbortSignal,
): Promise<number> => {
  let count = 0;
  for (;;) {
    const changes = await store.listLeaved(CHUNK);
    for (const change of changes) {
      signal.throwIfAborted();
      const approval = change.approval ?? (await signer.signApproval(change.action, `policy:${change.rule}`));
      await store.markHandedOver(change.impactId, await submit(change, approval));
    }
    count += changes.length;
    if (changes.length < CHUNK) return count;
  }
};
