import { createHmac } from "node:crypto";

/** 96 bits in 24 hexadecimal characters: two of a hundred million rows share one with a chance of about 10^-13. */
const hexCharacters = 24;

export interface Pseudonyms {
  row(side: "left" | "right", id: string): string;
  /** Within one file the two rows count in either order. */
  pair(left: string, right: string): string;
}

/** Keyed pseudonyms of one project (HMAC-SHA-256, RFC 2104): the same row has the same in every run of it, and no relation to that of another project. */
export function createPseudonyms(key: Uint8Array, isLink: boolean): Pseudonyms {
  const hash = (text: string): string => createHmac("sha256", key).update(text).digest("hex").slice(0, hexCharacters);
  return {
    row: (side, id) => hash(`row ${isLink ? side : "left"}\0${id}`),
    pair(left, right) {
      const [one, other] = isLink || left < right ? [left, right] : [right, left];
      return hash(`pair\0${one}\0${other}`);
    },
  };
}
