import { createHmac, randomBytes } from "node:crypto";

/** What was used once, until it would have expired anyway. In memory: nothing of it is written. */
export interface SpentSet {
  has(id: string): boolean;
  /** False where it was spent already. */
  spend(id: string, expiresAtMs: number): boolean;
}

/** At most `most` at a time; beyond, the oldest are forgotten. */
export function createSpentSet(now: () => number, most = 200_000): SpentSet {
  // In the order of spending, which is near enough to that of expiry.
  const spent = new Map<string, number>();
  const forget = (): void => {
    for (const [id, expiresAtMs] of spent) {
      if (expiresAtMs > now() && spent.size < most) break;
      spent.delete(id);
    }
  };
  return {
    has: (id) => spent.has(id),
    spend(id, expiresAtMs) {
      if (spent.has(id)) return false;
      forget();
      spent.set(id, expiresAtMs);
      return true;
    },
  };
}

/** How often something was done lately from one address, without keeping addresses. */
export interface AddressCounter {
  /** Counts one more; false where that is one too many for this window. */
  count(address: string): boolean;
}

/** One line of a subscriber: an address of IPv4, the first 64 bits of one of IPv6 (RFC 6177), all of which are theirs. */
function lineOf(address: string): string {
  if (!address.includes(":") || address.includes(".")) return address;
  const [head = [], tail = []] = address.split("::").map((part) => part.split(":").filter((group) => group !== ""));
  const zeros = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => "0");
  return [...head, ...zeros, ...tail].slice(0, 4).map((group) => Number.parseInt(group, 16)).join(":");
}

/**
 * Addresses are kept under a keyed hash whose key is drawn anew with each window and never leaves memory: once a window
 * is over, nobody can tell which addresses it held.
 */
export function createAddressCounter(now: () => number, windowMs: number, most: number): AddressCounter {
  let key = randomBytes(32);
  let startedAt = now();
  let counts = new Map<string, number>();
  return {
    count(address) {
      if (now() - startedAt >= windowMs) {
        key = randomBytes(32);
        startedAt = now();
        counts = new Map();
      }
      const hash = createHmac("sha256", key).update(lineOf(address)).digest("base64url");
      const count = (counts.get(hash) ?? 0) + 1;
      counts.set(hash, count);
      return count <= most;
    },
  };
}
