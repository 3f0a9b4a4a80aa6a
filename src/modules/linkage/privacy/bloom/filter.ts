import { createHmac } from "node:crypto";
import { derivedKey } from "../keys.ts";
import type { EncodingSpec } from "./specification.ts";
import { partsOf, type PreparedValue } from "./parts.ts";

/** What one filter of a row becomes: hexadecimal text and its keys for blocking, or null where it held nothing. */
export interface EncodedGroup {
  readonly filter: string;
  readonly bands: string;
}

/** Filters of one group of columns. Made once for a file: positions of parts are remembered, values are not. */
export interface GroupEncoder {
  encode(values: readonly PreparedValue[], salt: string): EncodedGroup | null;
}

/** Beyond so many remembered parts the memory is emptied: a speed, not a state. */
const remembered = 400_000;

/**
 * A cryptographic long-term key, hardened: each part of a value sets `hashes` bits at places drawn by a keyed hash (random
 * hashing; HMAC-SHA-512 under a key of its own for each column, HKDF), salted by the row; the filter is folded on itself by
 * exclusive or, then set beside its complement and shuffled, so that every filter has as many ones as zeros.
 * Schnell, Bachteler & Reiher 2009 (filters), Niedermeyer et al. 2014 and Schnell & Borgs 2016 (random hashing, salting, balancing, XOR-folding).
 */
export function createGroupEncoder(secret: Uint8Array, spec: EncodingSpec, group: string, columns: readonly string[]): GroupEncoder {
  const keys = columns.map((column) => derivedKey(secret, spec.project, `bloom\u0000${group}\u0000${column}`));
  const half = spec.bits / 2;
  const order = shuffled(spec.bits, derivedKey(secret, spec.project, `bloom order\u0000${group}`));
  const picked = shuffled(half * Math.ceil((spec.bands * spec.bandBits) / half), derivedKey(secret, spec.project, `bloom bands\u0000${group}`)).map((at) => at % half);
  const memory = new Map<string, Uint16Array>();
  const places = (column: number, salted: string): Uint16Array => {
    const name = `${column}\u0000${salted}`;
    const known = memory.get(name);
    if (known !== undefined) return known;
    if (memory.size >= remembered) memory.clear();
    const digest = createHmac("sha512", keys[column] ?? "").update(salted).digest();
    const found = Uint16Array.from({ length: spec.hashes }, (_, index) => digest.readUInt16LE(index * 2) % spec.bits);
    memory.set(name, found);
    return found;
  };
  return {
    encode(values, salt) {
      const open = new Uint8Array(spec.bits);
      let parts = 0;
      for (const [column, value] of values.entries()) {
        for (const part of partsOf(value)) {
          parts += 1;
          for (const at of places(column, `${salt}\u0000${part}`)) open[at] = 1;
        }
      }
      if (parts === 0) return null;
      const folded = open.subarray(0, half).map((bit, at) => bit ^ (open[at + half] ?? 0));
      const bytes = Buffer.alloc(spec.bits / 8);
      for (const [to, from] of order.entries()) {
        const bit = from < half ? folded[from] ?? 0 : 1 - (folded[from - half] ?? 0);
        if (bit === 1) bytes[to >> 3] = (bytes[to >> 3] ?? 0) | (0x80 >> (to & 7));
      }
      const bands = Array.from({ length: spec.bands }, (_, band) => {
        let key = 0;
        for (let at = 0; at < spec.bandBits; at += 1) key = key * 2 + (folded[picked[band * spec.bandBits + at] ?? 0] ?? 0);
        return `${band}x${key.toString(16)}`;
      });
      return { filter: bytes.toString("hex"), bands: bands.join(";") };
    },
  };
}

/** 0 … count − 1 in an order that a key gives (Fisher & Yates over HMAC-SHA-256 in counter mode). */
function shuffled(count: number, key: Uint8Array): number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  let block = Buffer.alloc(0);
  let counter = 0;
  let at = 0;
  const word = (): number => {
    if (at + 4 > block.byteLength) {
      block = createHmac("sha256", key).update(String(counter)).digest();
      counter += 1;
      at = 0;
    }
    at += 4;
    return block.readUInt32LE(at - 4);
  };
  for (let last = count - 1; last > 0; last -= 1) {
    const other = Math.floor((word() / 4_294_967_296) * (last + 1));
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
  return order;
}
