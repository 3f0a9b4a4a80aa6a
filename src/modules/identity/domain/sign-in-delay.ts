/** Failures within this time count together. */
export const failureMemoryMilliseconds = 24 * 3_600_000;

/**
 * How long, after this many failures in a row, nobody may try again, in seconds: nothing for the first `free`, then 15,
 * doubling, at most 15 minutes, so that guessing is hopeless and an owner locked out by others waits bearably.
 */
export function delayAfter(failures: number, free: number): number {
  if (failures < free) return 0;
  return Math.min(15 * 2 ** Math.min(failures - free, 10), 900);
}

/** Failures without delay: of one account, and of one address, behind which a whole institute may sit. */
export const freeFailures = { account: 5, address: 30 } as const;
