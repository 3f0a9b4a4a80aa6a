import { createHash, createPublicKey, randomBytes } from "node:crypto";

/**
 * The half of the person, for tests with many people: the same steps as `client.ts` by other means (RFC 9474, section 4.2; RFC 8017,
 * section 9.1.1), thirty times as fast. Tested against the library.
 */

const hashBytes = 48;

export interface FastToken {
  readonly token: Buffer;
  /** base64url, to be sent. */
  readonly blinded: string;
  readonly inverse: bigint;
  readonly modulus: bigint;
}

export function fastToken(publicKey: string, token: Buffer = randomBytes(64), salt: Buffer = randomBytes(hashBytes), inverse?: bigint): FastToken {
  const { n, e } = createPublicKey({ key: Buffer.from(publicKey, "base64url"), format: "der", type: "spki" }).export({ format: "jwk" });
  const [modulus, exponent] = [numberFrom(Buffer.from(n ?? "", "base64url")), numberFrom(Buffer.from(e ?? "", "base64url"))];
  const size = Buffer.from(n ?? "", "base64url").byteLength;
  const factor = inverse === undefined ? numberFrom(randomBytes(size)) % modulus : inverseOf(inverse, modulus);
  const blinded = (numberFrom(encoded(token, salt, modulus.toString(2).length - 1)) * power(factor, exponent, modulus)) % modulus;
  return { token, blinded: bytesFrom(blinded, size).toString("base64url"), inverse: inverse ?? inverseOf(factor, modulus), modulus };
}

/** The unblinded signature, base64url. */
export function unblinded({ inverse, modulus }: FastToken, blindSignature: string): string {
  const bytes = Buffer.from(blindSignature, "base64url");
  return bytesFrom((numberFrom(bytes) * inverse) % modulus, bytes.byteLength).toString("base64url");
}

/** EMSA-PSS-ENCODE with SHA-384. */
function encoded(message: Uint8Array, salt: Uint8Array, bits: number): Buffer {
  const size = Math.ceil(bits / 8);
  const sha384 = (...parts: readonly Uint8Array[]): Buffer => createHash("sha384").update(Buffer.concat(parts)).digest();
  const hash = sha384(Buffer.alloc(8), sha384(message), salt);
  const block = Buffer.concat([Buffer.alloc(size - salt.byteLength - hashBytes - 2), Buffer.of(1), salt]);
  const counters = Array.from({ length: Math.ceil(block.byteLength / hashBytes) }, (_, index) => Buffer.from([0, 0, 0, index]));
  const mask = Buffer.concat(counters.map((counter) => sha384(hash, counter)));
  const masked = Buffer.from(block.map((byte, index) => byte ^ (mask[index] ?? 0)));
  masked[0] = (masked[0] ?? 0) & (0xff >> (8 * size - bits));
  return Buffer.concat([masked, hash, Buffer.of(0xbc)]);
}

export function numberFrom(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString("hex")}`);
}

export function bytesFrom(number: bigint, size: number): Buffer {
  return Buffer.from(number.toString(16).padStart(2 * size, "0"), "hex");
}

export function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (const bit of exponent.toString(2)) result = bit === "1" ? (((result * result) % modulus) * base) % modulus : (result * result) % modulus;
  return result;
}

export function inverseOf(number: bigint, modulus: bigint): bigint {
  let [a, b, x, y] = [number, modulus, 1n, 0n];
  while (b !== 0n) {
    const quotient = a / b;
    [a, b, x, y] = [b, a - quotient * b, y, x - quotient * y];
  }
  return ((x % modulus) + modulus) % modulus;
}
