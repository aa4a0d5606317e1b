import { isIP } from 'node:net';

/** Whether a peer's address is this machine's own (127.0.0.0/8, ::1, also as IPv4 in IPv6). */
export const isLoopbackAddress = (address: string | undefined): boolean => {
  if (!address) return false;
  const plain = address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
  return plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'));
};

/**
 * Whether a Host header names this machine by a name that only this machine resolves so. A page of another site that
 * lets its own name point at 127.0.0.1 (DNS rebinding) still sends that name here, and is refused.
 */
export const isLoopbackHost = (host: string | undefined): boolean => {
  if (!host) return false;
  const name = /^(\[[0-9a-f:.]+\]|[^:]+)(:\d{1,5})?$/i.exec(host)?.[1]?.toLowerCase();
  if (name === undefined) return false;
  return name === 'localhost' || isLoopbackAddress(name.replace(/^\[|\]$/g, ''));
};
