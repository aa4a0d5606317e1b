import { z } from 'zod';
import { systemCodeSchema, type SystemCode } from '../origin.ts';

/**
 * How far a new system has taken the place of an old one. LEGACY: the old one's word is taken. SHADOW: it still is, and what
 * the new one tells is compared with it, record by record, and never taken. NEW: the new one's word is taken.
 */
export const FLOW_STAGES = ['LEGACY', 'SHADOW', 'NEW'] as const;
export type FlowStage = (typeof FLOW_STAGES)[number];

/** One system that takes the place of another for a flow. */
export const flowReplacementSchema = z.object({
  stage: z.enum(FLOW_STAGES),
  legacySystem: systemCodeSchema,
  newSystem: systemCodeSchema,
});
export type FlowReplacement = z.infer<typeof flowReplacementSchema>;

/** The system whose word is taken at this stage. */
export const systemInForce = ({ stage, legacySystem, newSystem }: FlowReplacement): SystemCode =>
  stage === 'NEW' ? newSystem : legacySystem;
