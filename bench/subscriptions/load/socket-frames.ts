// The little of RFC 6455 that a client needs which only counts: whole text messages in, small masked ones out.

const OPCODE = { text: 1, ping: 9, pong: 10 } as const;

/** A masked frame of at most 65,535 bytes; the mask is zero, so that the payload goes as it is. */
const maskedFrame = (opcode: number, payload: Buffer): Buffer => {
  const head =
    payload.length < 126
      ? Buffer.from([0x80 | opcode, 0x80 | payload.length])
      : Buffer.from([0x80 | opcode, 0x80 | 126, payload.length >> 8, payload.length & 255]);
  return Buffer.concat([head, Buffer.alloc(4), payload]);
};

export const textFrame = (text: string): Buffer => maskedFrame(OPCODE.text, Buffer.from(text));

/** Reads frames of a server from chunks as they come. */
export class FrameReader {
  #rest: Buffer = Buffer.alloc(0);
  readonly #onText: (payload: Buffer) => void;
  readonly #send: (frame: Buffer) => void;

  constructor(onText: (payload: Buffer) => void, send: (frame: Buffer) => void) {
    this.#onText = onText;
    this.#send = send;
  }

  read(chunk: Buffer): void {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let at = 0;
    while (bytes.length - at >= 2) {
      const short = bytes.readUInt8(at + 1) & 127;
      const headBytes = short < 126 ? 2 : short === 126 ? 4 : 10;
      if (bytes.length - at < headBytes) break;
      const length =
        short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
      if (bytes.length - at < headBytes + length) break;
      const payload = bytes.subarray(at + headBytes, at + headBytes + length);
      const opcode = bytes.readUInt8(at) & 15;
      if (opcode === OPCODE.text) this.#onText(payload);
      if (opcode === OPCODE.ping) this.#send(maskedFrame(OPCODE.pong, payload));
      at += headBytes + length;
    }
    this.#rest = bytes.subarray(at);
  }
}
