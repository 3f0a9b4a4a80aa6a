import { checkContract, type Contradiction } from "../../domain/check/index.ts";
import type { Register } from "../../domain/register.ts";

/** What a draft changes in what the contract says against itself. */
export interface ContradictionsAfter {
  readonly brought: readonly Contradiction[];
  readonly removed: readonly Contradiction[];
  /** Those of the new version: of the base without what is removed, and what is brought. */
  readonly all: readonly Contradiction[];
}

/**
 * Runs the checker over both registers and holds the answers against each other. What only the document of the base told
 * cannot be looked for again: it stays, unless the register alone showed it and no longer does. Pure.
 */
export function contradictionsAfter(base: Register, known: readonly Contradiction[], draft: Register): ContradictionsAfter {
  const before = checkContract(base, null);
  const after = checkContract(draft, null);
  const [old, fresh] = [new Set(before.map(nameOf)), new Set(after.map(nameOf))];
  const removed = before.filter((one) => !fresh.has(nameOf(one)));
  const brought = after.filter((one) => !old.has(nameOf(one)));
  const gone = new Set(removed.map(nameOf));
  return { brought, removed, all: [...brought, ...known.filter((one) => !gone.has(nameOf(one)))] };
}

/** Two findings are the same when they say the same of the same items, wherever it is written. */
function nameOf({ code, items, message }: Contradiction): string {
  return JSON.stringify([code, items, message.fr]);
}
