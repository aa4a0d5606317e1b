import type { FlowReplacement } from '@distribution/model/operations/flow-replacement';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import { systemCodeSchema } from '@distribution/model/origin';
import type { FlowConfig } from '@distribution/platform/config/config';
import { AppError } from '@distribution/platform/errors/app-error';

/** Which system takes the place of which, as set; `null` when none does. Throws CONFIG_INVALID. */
export const flowReplacementOf = (
  flow: FlowName,
  system: string,
  { stage, legacySystem, owner }: Pick<FlowConfig, 'stage' | 'legacySystem' | 'owner'>,
): FlowReplacement | null => {
  if (stage === undefined && legacySystem === undefined) return null;
  const refuse = (why: string, nextStep: string): never => {
    throw new AppError('CONFIG_INVALID', `The flow ${flow}: ${why}.`, { nextStep });
  };
  if (stage === undefined || legacySystem === undefined)
    return refuse('its stage and its legacy system go together', 'Set both STAGE and LEGACY_SYSTEM, or neither.');
  if (legacySystem === system) refuse(`${system} cannot take its own place`, 'Name the new one as its SYSTEM.');
  if (owner !== undefined) refuse('its stage says who owns it', 'Leave its OWNER out while it has a STAGE.');
  return { stage, legacySystem: systemCodeSchema.parse(legacySystem), newSystem: systemCodeSchema.parse(system) };
};
