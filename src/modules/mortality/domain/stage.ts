import { both } from "../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";

/** Where a certificate of death stands, in the order of the line. `matching` is what the producer calls synchronisation. */
export const stages = ["reception", "controls", "matching", "coding-automatic", "coding-deep-learning", "coding-manual", "freeze", "eurostat", "national-health-data"] as const;
export type Stage = (typeof stages)[number];

/** Those that certificates pass one by one; the others are acts on a whole year. */
export const workStages = ["reception", "controls", "matching", "coding-automatic", "coding-deep-learning", "coding-manual"] as const satisfies readonly Stage[];
export type WorkStage = (typeof workStages)[number];

export const codingStages = ["coding-automatic", "coding-deep-learning", "coding-manual"] as const satisfies readonly Stage[];

export const stageWords: Readonly<Record<Stage, Bilingual>> = {
  reception: both("Réception", "Reception"),
  controls: both("Contrôles", "Controls"),
  matching: both("Appariement", "Matching"),
  "coding-automatic": both("Codage automatique", "Automatic coding"),
  "coding-deep-learning": both("Codage par réseaux de neurones", "Deep-learning coding"),
  "coding-manual": both("Codage manuel", "Manual coding"),
  freeze: both("Gel de l’année", "Freeze of the year"),
  eurostat: both("Envoi à Eurostat", "Sent to Eurostat"),
  "national-health-data": both("Versement au SNDS", "Given to the national health data"),
};

export const channels = ["electronic", "paper"] as const;
export type Channel = (typeof channels)[number];
export const channelWords: Readonly<Record<Channel, Bilingual>> = { electronic: both("Électronique", "Electronic"), paper: both("Papier", "Paper") };

/** Certificates that entered a stage, left it, and, of those, were handed on to a later coder. */
export interface Movement {
  readonly entered: number;
  readonly left: number;
  readonly handedOn: number;
}

export type Movements = Readonly<Record<Stage, Movement>>;

/**
 * How many certificates may have entered a stage at most, from what left those before it; null for reception, which nothing comes before.
 * A coder that hands on (the expert system, the networks) counts the certificate in `left` and in `handedOn`, and a later coder in `entered`.
 * Eurostat and the national health data each take what was frozen.
 */
export function availableTo(stage: Stage, of: Movements): number | null {
  const handed = of["coding-automatic"].handedOn + of["coding-deep-learning"].handedOn;
  switch (stage) {
    case "reception": return null;
    case "controls": return of.reception.left;
    case "matching": return of.controls.left;
    case "coding-automatic": return of.matching.left;
    case "coding-deep-learning": return of["coding-automatic"].handedOn;
    case "coding-manual": return handed - of["coding-deep-learning"].entered;
    case "freeze": return codedIn(of);
    case "eurostat":
    case "national-health-data": return of.freeze.left;
  }
}

/** Certificates whose cause is coded: what left the three coders and was not handed on. */
export function codedIn(of: Movements): number {
  return codingStages.reduce((sum, stage) => sum + of[stage].left - of[stage].handedOn, 0);
}

export function noMovement(): Record<Stage, { entered: number; left: number; handedOn: number }> {
  const none = (): { entered: number; left: number; handedOn: number } => ({ entered: 0, left: 0, handedOn: 0 });
  return { reception: none(), controls: none(), matching: none(), "coding-automatic": none(), "coding-deep-learning": none(), "coding-manual": none(), freeze: none(), eurostat: none(), "national-health-data": none() };
}
