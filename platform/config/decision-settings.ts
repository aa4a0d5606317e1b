import { text } from './kind.ts';
import { defineSetting } from './setting.ts';

/** By what rules outside systems are changed, and how approvals are signed. */
export const DECISION_SETTINGS = {
  decisionPolicyFile: defineSetting(
    'DECISION_POLICY_FILE',
    text(),
    null,
    'YAML or JSON file of the rules by which a change of an outside system is allowed, needs an approval or is denied (docs/forecast-publication.md). Unset: planning parameters may move by 10 %, anything else needs an approval.',
    { path: true },
  ),
  approvalSecret: defineSetting(
    'APPROVAL_SECRET',
    text(32),
    null,
    'Signs approvals; the same in every process of an installation. Unset: made once and kept in the database.',
    { secret: true },
  ),
};
