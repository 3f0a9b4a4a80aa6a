import { drugTrials } from "./drug-trials.ts";
import type { MadeUpStudy } from "./made-up.ts";
import { observationalStudies } from "./observational.ts";
import { otherTrials } from "./other-trials.ts";

/** Every made-up study; those that came from a register are taken, the others declared, in this order. */
export const demonstrationStudies: readonly MadeUpStudy[] = [...drugTrials, ...otherTrials, ...observationalStudies];
