import type { Invocation, OptionDefinition } from "../../../kernel/cli/index.ts";
import { both } from "../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { EngineOptions, Stage } from "../../../modules/linkage/library.ts";
import { wholeOption } from "../option-kinds.ts";

const stages: Readonly<Record<Stage, Bilingual>> = {
  reading: both("Lecture", "Reading"), preparing: both("Préparation des colonnes", "Preparing the columns"), costing: both("Estimation des paires", "Estimating the pairs"),
  "random-pairs": both("Paires au hasard", "Random pairs"), training: both("Apprentissage", "Training"), comparing: both("Comparaison des paires", "Comparing the pairs"),
  scoring: both("Calcul des poids", "Computing the weights"), clustering: both("Grappes", "Clusters"), writing: both("Écriture", "Writing"),
};

export const engineOptions: readonly OptionDefinition[] = [
  wholeOption("threads", "N", both("Fils de calcul, 2 par défaut", "Threads, 2 by default")),
  wholeOption("memory", "MB", both("Mémoire de calcul en Mo\u202f; au-delà, le disque sert", "Memory for computing in MB; beyond, the disk is used")),
];

/** How the machine may be used, as the command line says. */
export function engineOf({ options: given, terminal }: Invocation, temporaryDirectory: string): EngineOptions {
  const [threads, memory] = [given.get("threads"), given.get("memory")];
  return {
    temporaryDirectory, ...(threads === undefined ? {} : { threads: Math.max(1, Number(threads)) }), ...(memory === undefined ? {} : { memoryMb: Math.max(64, Number(memory)) }),
    progress: (stage, share) => terminal.progress(`${stages[stage][terminal.language]}…${share === null || share === 0 ? "" : ` ${Math.round(share * 100)}\u00a0%`}`),
  };
}
