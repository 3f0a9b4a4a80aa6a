import { createHash } from "node:crypto";

/** Where a number is in a tree and the hashes that lead from it to the root, both by RFC 6962, section 2.1.1. */
export interface Inclusion {
  readonly index: number;
  readonly size: number;
  /** SHA-256 in hexadecimal, from the leaf up. */
  readonly path: readonly string[];
}

/** The Merkle tree hash of these leaves in their order (RFC 6962, section 2.1); of none, SHA-256 of nothing. */
export function treeHash(leaves: readonly Uint8Array[]): Buffer {
  if (leaves.length === 0) return createHash("sha256").digest();
  return rootOf(leaves.map(leafHash));
}

/** The audit path of the leaf at `index` (RFC 6962, section 2.1.1). Throws a RangeError outside the tree. */
export function auditPath(leaves: readonly Uint8Array[], index: number): readonly Buffer[] {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length) throw new RangeError(`no leaf ${index} among ${leaves.length}`);
  return pathOf(leaves.map(leafHash), index);
}

const leafHash = (leaf: Uint8Array): Buffer => createHash("sha256").update(Buffer.of(0)).update(leaf).digest();
const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => createHash("sha256").update(Buffer.of(1)).update(left).update(right).digest();

/** The largest power of two below the number of leaves. */
const splitAt = (count: number): number => 2 ** Math.ceil(Math.log2(count) - 1);

function rootOf(hashes: readonly Buffer[]): Buffer {
  const [only] = hashes;
  if (only !== undefined && hashes.length === 1) return only;
  const at = splitAt(hashes.length);
  return nodeHash(rootOf(hashes.slice(0, at)), rootOf(hashes.slice(at)));
}

function pathOf(hashes: readonly Buffer[], index: number): readonly Buffer[] {
  if (hashes.length === 1) return [];
  const at = splitAt(hashes.length);
  const [left, right] = [hashes.slice(0, at), hashes.slice(at)];
  return index < at ? [...pathOf(left, index), rootOf(right)] : [...pathOf(right, index - at), rootOf(left)];
}
