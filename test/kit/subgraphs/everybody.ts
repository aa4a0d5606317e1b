import { ANONYMOUS } from '@distribution/platform/principal/anonymous';
import type { Principal } from '@distribution/platform/principal/principal';

/** A caller without any restriction. */
export const EVERYBODY: Principal = { ...ANONYMOUS, kind: 'USER', subject: 'test' };
