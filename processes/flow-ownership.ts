import { FLOW_CATALOGUE } from '@distribution/model/operations/flow-catalogue';
import { ownableFieldsOf } from '@distribution/model/operations/ownable-fields';
import type { FlowOwnership } from '@distribution/model/operations/ownership';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import { systemCodeSchema } from '@distribution/model/origin';
import type { FlowConfig } from '@distribution/platform/config/config';
import { AppError } from '@distribution/platform/errors/app-error';

const refuse = (flow: FlowName, why: string, nextStep: string): never => {
  throw new AppError('CONFIG_INVALID', `The flow ${flow}: ${why}.`, { nextStep });
};

const parseFieldOwner = (flow: FlowName, entry: string, connected: readonly string[]): readonly [string, string] => {
  const [field, system, ...more] = entry.split('=').map((part) => part.trim());
  if (field === undefined || system === undefined || system === '' || more.length > 0)
    return refuse(flow, `"${entry}" is not field=system`, 'Correct its FIELD_OWNERS.');
  const ownable = ownableFieldsOf(flow);
  if (!ownable.includes(field))
    refuse(
      flow,
      `nobody else can own "${field}"`,
      `Fields that can have another owner: ${ownable.join(', ') || 'none'}.`,
    );
  if (!connected.includes(system))
    refuse(flow, `${system} is to own ${field} and is not read for it`, `Name ${system} among its CONTRIBUTORS.`);
  return [field, system];
};

/** Who owns a flow that comes from the system, as declared and as set. Throws CONFIG_INVALID. */
export const flowOwnershipOf = (
  flow: FlowName,
  system: string,
  { owner = system, contributors = [], fieldOwners = [] }: Pick<FlowConfig, 'owner' | 'contributors' | 'fieldOwners'>,
): FlowOwnership => {
  if (contributors.includes(system)) refuse(flow, `${system} is read anyway`, 'Leave it out of its CONTRIBUTORS.');
  const connected = [system, ...contributors];
  if (!connected.includes(owner))
    refuse(
      flow,
      `${owner} is to own it and is not read for it`,
      `Name ${owner} as its SYSTEM or among its CONTRIBUTORS.`,
    );
  const declared = Object.entries(FLOW_CATALOGUE[flow].fieldOwners).filter(([, other]) => contributors.includes(other));
  const set = fieldOwners.map((entry) => parseFieldOwner(flow, entry, connected));
  const fields = [...new Map([...declared, ...set])].filter(([, other]) => other !== owner);
  return {
    owner: systemCodeSchema.parse(owner),
    fields: Object.fromEntries(fields.map(([field, other]) => [field, systemCodeSchema.parse(other)])),
    contributors: contributors.map((code) => systemCodeSchema.parse(code)),
  };
};
