import { createHash } from "node:crypto";

/** Numbers from 0 up to 1 (excluded) out of a text: the same on every machine and version. */
export function chance(seed: string): () => number {
  let block = 0;
  let words = Buffer.alloc(0);
  let at = 0;
  return () => {
    if (at >= words.length) {
      words = createHash("sha256").update(`${seed}\u0000${block}`).digest();
      block += 1;
      at = 0;
    }
    const value = words.readUInt32LE(at) / 4_294_967_296;
    at += 4;
    return value;
  };
}

/** How often each of `size` items is drawn in a sample of as many with replacement. */
export function resample(size: number, next: () => number): readonly number[] {
  const counts = Array.from({ length: size }, () => 0);
  for (let drawn = 0; drawn < size; drawn += 1) {
    const at = Math.floor(next() * size);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}
