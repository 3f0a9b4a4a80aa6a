import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** Sealed rows are as long as the next multiple of this, so that their length tells next to nothing of what was written. */
export const paddedTo = 4096;
const nonceBytes = 12;
const tagBytes = 16;
const lengthBytes = 4;

export const sealingKeyBytes = 32;

/**
 * A JSON value under AES-256-GCM (NIST SP 800-38D), padded with zeros: nonce, cipher, tag. `where` is bound to it: sealed for one
 * axis of one questionnaire, it opens for no other. A key seals far fewer than the 2^32 values for which random nonces are safe.
 */
export function seal(key: Uint8Array, where: string, value: unknown): Buffer {
  const text = Buffer.from(JSON.stringify(value), "utf8");
  const whole = Math.ceil((nonceBytes + lengthBytes + text.byteLength + tagBytes) / paddedTo) * paddedTo;
  const plain = Buffer.alloc(whole - nonceBytes - tagBytes);
  plain.writeUInt32BE(text.byteLength);
  text.copy(plain, lengthBytes);
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: tagBytes }).setAAD(Buffer.from(where, "utf8"));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** What was sealed. Throws where the key, the place or a single bit is another. */
export function unseal(key: Uint8Array, where: string, sealed: Uint8Array): unknown {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes }).setAAD(Buffer.from(where, "utf8"));
  decipher.setAuthTag(bytes.subarray(bytes.byteLength - tagBytes));
  const plain = Buffer.concat([decipher.update(bytes.subarray(nonceBytes, bytes.byteLength - tagBytes)), decipher.final()]);
  return JSON.parse(plain.subarray(lengthBytes, lengthBytes + plain.readUInt32BE()).toString("utf8"));
}
