import type { OutboundCommand, OutboundKind } from './outbound.ts';
import type { FlowName } from './sync-flow.ts';

type Content = Pick<OutboundCommand, 'kind' | 'content'>;

/** The flow by which what a command makes comes back. */
export const FLOW_OF_OUTBOUND: Readonly<Record<OutboundKind, FlowName>> = {
  CREATE_PURCHASE_ORDER: 'purchase-orders',
  CANCEL_PURCHASE_ORDER: 'purchase-orders',
  CREATE_TRANSFER: 'transfer-orders',
  CANCEL_TRANSFER: 'transfer-orders',
  CHANGE_PLANNING_PARAMETERS: 'planning-parameters',
};

/** What a command is about, in the words of the business. */
export const subjectOf = ({ kind, content }: Content): string => {
  switch (kind) {
    case 'CREATE_PURCHASE_ORDER':
    case 'CANCEL_PURCHASE_ORDER': {
      const { supplierCode, shipToCode } = content as OutboundContentOf<'CREATE_PURCHASE_ORDER'>; // by its kind
      return `purchase order from ${supplierCode} to ${shipToCode}`;
    }
    case 'CREATE_TRANSFER':
    case 'CANCEL_TRANSFER': {
      const { shipFromCode, shipToCode } = content as OutboundContentOf<'CREATE_TRANSFER'>; // by its kind
      return `transfer from ${shipFromCode} to ${shipToCode}`;
    }
    case 'CHANGE_PLANNING_PARAMETERS': {
      const { sku, locationCode } = content as OutboundContentOf<'CHANGE_PLANNING_PARAMETERS'>; // by its kind
      return `planning parameters of ${sku} at ${locationCode}`;
    }
  }
};

type OutboundContentOf<K extends OutboundCommand['kind']> = Extract<OutboundCommand, { kind: K }>['content'];

/**
 * The products at locations that a command changes or rests on. A command waits for an earlier change of planning
 * parameters that touches the same; other commands do not wait for one another.
 */
export const touchedBy = ({ kind, content }: Content): readonly string[] => {
  const at = (sku: string, locationCode: string): string => `${sku}@${locationCode}`;
  switch (kind) {
    case 'CREATE_PURCHASE_ORDER': {
      const { lines, shipToCode } = content as OutboundContentOf<'CREATE_PURCHASE_ORDER'>; // by its kind
      return [...new Set(lines.map(({ sku }) => at(sku, shipToCode)))];
    }
    case 'CREATE_TRANSFER': {
      const { lines, shipFromCode, shipToCode } = content as OutboundContentOf<'CREATE_TRANSFER'>; // by its kind
      return [...new Set(lines.flatMap(({ sku }) => [at(sku, shipFromCode), at(sku, shipToCode)]))];
    }
    case 'CHANGE_PLANNING_PARAMETERS': {
      const { sku, locationCode } = content as OutboundContentOf<'CHANGE_PLANNING_PARAMETERS'>; // by its kind
      return [at(sku, locationCode)];
    }
    case 'CANCEL_PURCHASE_ORDER':
    case 'CANCEL_TRANSFER':
      return []; // what is taken back waits for nothing
  }
};

/** The locations that a command is about, by their codes: whose business it is. */
export const sitesOf = ({ kind, content }: Content): readonly string[] => {
  switch (kind) {
    case 'CREATE_PURCHASE_ORDER':
    case 'CANCEL_PURCHASE_ORDER':
      return [(content as OutboundContentOf<'CREATE_PURCHASE_ORDER'>).shipToCode]; // by its kind
    case 'CREATE_TRANSFER':
    case 'CANCEL_TRANSFER': {
      const { shipFromCode, shipToCode } = content as OutboundContentOf<'CREATE_TRANSFER'>; // by its kind
      return [shipFromCode, shipToCode];
    }
    case 'CHANGE_PLANNING_PARAMETERS':
      return [(content as OutboundContentOf<'CHANGE_PLANNING_PARAMETERS'>).locationCode]; // by its kind
  }
};
