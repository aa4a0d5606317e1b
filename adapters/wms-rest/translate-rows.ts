import type { CanonicalChange, ChangePage, UntranslatableRecord } from '@distribution/model/erp/change';
import { unknownCodesIn } from '@distribution/model/erp/unknown-code';
import { tellMistakes } from '@distribution/platform/text/tell-mistakes';
import { z } from 'zod';
import {
  type TranslationContext,
  TranslationError,
  translateMovement,
  translateShipment,
  translateShipNotice,
} from './translate.ts';
import { movementWire, shipmentWire, shipNoticeWire } from './wire.ts';

type Raw = Readonly<Record<string, unknown>>;

/** One stream of rows and what becomes of them. */
export interface Stream {
  readonly path: string;
  readonly keyPart: string;
  readonly changeOf: (raw: Raw, context: TranslationContext) => CanonicalChange;
}

export const MOVEMENTS: Stream = {
  path: 'movements',
  keyPart: 'MovementId',
  // A movement is never taken back: the warehouse posts a counter-movement. A deleted one is a fault worth seeing.
  changeOf: (raw, context) => {
    const movement = movementWire.parse(raw);
    if (movement.Deleted)
      throw new TranslationError('a movement was deleted; movements can only be reversed by another one');
    return { of: 'INVENTORY_MOVEMENT', operation: 'UPSERT', record: translateMovement(movement, context) };
  },
};
export const SHIPMENTS: Stream = {
  path: 'shipments',
  keyPart: 'ShipmentId',
  changeOf: (raw, context) => {
    const shipment = shipmentWire.parse(raw);
    if (!shipment.Deleted) return { of: 'SHIPMENT', operation: 'UPSERT', record: translateShipment(shipment, context) };
    const origin = { system: context.system, asOf: context.asOf, revision: shipment.RowVersion };
    return { of: 'SHIPMENT', operation: 'DELETE', key: [shipment.ShipmentId], origin };
  },
};

export const SHIP_NOTICES: Stream = {
  path: 'shipnotices',
  keyPart: 'NoticeNo',
  changeOf: (raw, context) => {
    const notice = shipNoticeWire.parse(raw);
    if (!notice.Deleted)
      return { of: 'ADVANCE_SHIP_NOTICE', operation: 'UPSERT', record: translateShipNotice(notice, context) };
    const origin = { system: context.system, asOf: context.asOf, revision: notice.RowVersion };
    return { of: 'ADVANCE_SHIP_NOTICE', operation: 'DELETE', key: [notice.VendorNo, notice.NoticeNo], origin };
  },
};

const reasonOf = (error: unknown): string => {
  if (error instanceof TranslationError) return error.message;
  if (error instanceof z.ZodError) return tellMistakes(error);
  throw error;
};

/** Translates rows; those that make no sense become untranslatable with their reason. */
export const translateRows = (
  stream: Stream,
  rows: readonly Raw[],
  context: TranslationContext,
): Pick<ChangePage, 'changes' | 'untranslatable'> => {
  const changes: CanonicalChange[] = [];
  const untranslatable: UntranslatableRecord[] = [];
  for (const raw of rows) {
    try {
      changes.push(stream.changeOf(raw, context));
    } catch (error) {
      const name = raw[stream.keyPart];
      untranslatable.push({
        key: `${stream.path}/${typeof name === 'string' ? name : '?'}`,
        reason: reasonOf(error),
        ...unknownCodesIn(error),
        payload: JSON.stringify(raw),
      });
    }
  }
  return { changes, untranslatable };
};
