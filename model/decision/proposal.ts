import { z } from 'zod';
import type { EntityId } from '../entity-id.ts';
import { locationCodeSchema } from '../locations/location.ts';
import { quantitySchema } from '../measure/quantity.ts';
import { skuSchema } from '../products/product.ts';
import { supplierCodeSchema } from '../supply/supplier.ts';
import { instantSchema } from '../time/instant.ts';
import { localDateSchema } from '../time/local-date.ts';

/** The states of a replenishment proposal. */
export const PROPOSAL_STATES = [
  'DRAFT',
  'VALIDATED',
  'AUTO_APPROVED',
  'PENDING',
  'APPROVED',
  'REJECTED',
  'SUBMITTED',
  'CONFIRMED',
  'FAILED',
] as const;
export const proposalStateSchema = z.enum(PROPOSAL_STATES);
export type ProposalState = z.infer<typeof proposalStateSchema>;

/** Every step a proposal may take; what is not here is refused. There is no way to SUBMITTED but through an approval. */
export const PROPOSAL_TRANSITIONS: Readonly<Record<ProposalState, readonly ProposalState[]>> = {
  DRAFT: ['VALIDATED', 'REJECTED'],
  VALIDATED: ['AUTO_APPROVED', 'PENDING', 'REJECTED'],
  AUTO_APPROVED: ['SUBMITTED'],
  PENDING: ['APPROVED', 'REJECTED'],
  APPROVED: ['SUBMITTED'],
  REJECTED: [],
  SUBMITTED: ['CONFIRMED', 'FAILED'],
  CONFIRMED: [],
  FAILED: ['SUBMITTED'],
};

/** A suggestion to buy or move stock, before anyone has acted on it. */
export const replenishmentProposalSchema = z.object({
  id: z.custom<EntityId<'ReplenishmentProposal'>>((value) => typeof value === 'string'),
  state: proposalStateSchema,
  sku: skuSchema,
  locationCode: locationCodeSchema,
  supplierCode: supplierCodeSchema.nullable(),
  transferFromCode: locationCodeSchema.nullable(),
  quantity: quantitySchema,
  neededOn: localDateSchema,
  createdAt: instantSchema,
});
export type ReplenishmentProposal = z.infer<typeof replenishmentProposalSchema>;
