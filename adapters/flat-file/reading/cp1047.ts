/**
 * EBCDIC code page 1047 (Latin-1 of z/OS), byte by byte to ISO 8859-1, as IBM's CDRA registers it; in hexadecimal, 32
 * bytes a line. The next-line control (0x15) comes out as U+0085.
 */
const TO_LATIN1 = Buffer.from(
  [
    '000102039c09867f978d8e0b0c0d0e0f101112139d8508871819928f1c1d1e1f',
    '80818283840a171b88898a8b8c050607909116939495960498999a9b14159e1a',
    '20a0e2e4e0e1e3e5e7f1a22e3c282b7c26e9eaebe8edeeefecdf21242a293b5e',
    '2d2fc2c4c0c1c3c5c7d1a62c255f3e3ff8c9cacbc8cdcecfcc603a2340273d22',
    'd8616263646566676869abbbf0fdfeb1b06a6b6c6d6e6f707172aabae6b8c6a4',
    'b57e737475767778797aa1bfd05bdeaeaca3a5b7a9a7b6bcbdbedda8af5db4d7',
    '7b414243444546474849adf4f6f2f3f57d4a4b4c4d4e4f505152b9fbfcf9faff',
    '5cf7535455565758595ab2d4d6d2d3d530313233343536373839b3dbdcd9da9f',
  ].join(''),
  'hex',
);
const FROM_LATIN1 = Buffer.alloc(256);
TO_LATIN1.forEach((latin1, ebcdic) => FROM_LATIN1.writeUInt8(ebcdic, latin1));

/** The text of EBCDIC bytes. Every byte has a meaning, so nothing is invalid. */
export const decodeCp1047 = (bytes: Buffer): string =>
  Buffer.from(bytes.map((byte) => TO_LATIN1.readUInt8(byte))).toString('latin1');

/** The EBCDIC bytes of text in Latin-1. */
export const encodeCp1047 = (text: string): Buffer =>
  Buffer.from(Buffer.from(text, 'latin1').map((byte) => FROM_LATIN1.readUInt8(byte)));
