import { moves, type DatasetAct, type Move } from "../../datasets/index.ts";

export { standingAfter } from "../../datasets/index.ts";
export type { DraftState, LifeStanding, PublicState } from "../../datasets/index.ts";

/** Acts on a study, in the places of `datasets` (`standingAfter`). `save` stands for every change of the draft. */
export type StudyAct = DatasetAct;

/** As for datasets, but that curators alone publish: a study is of people, and stands in a national portal. */
export const studyMoves: Readonly<Record<StudyAct, Move>> = { ...moves, publish: { by: "curator", needsText: false } };
