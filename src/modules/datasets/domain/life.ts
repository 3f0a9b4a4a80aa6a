import type { DatasetState } from "./dataset.ts";

/** Acts on a record. `save` stands for every change of the draft, its files included. */
export const datasetActs = ["save", "submit", "return", "publish", "discard", "withdraw", "revise"] as const;
export type DatasetAct = (typeof datasetActs)[number];

/** What is being edited beside, or instead of, what is published. */
export type DraftState = Extract<DatasetState, "draft" | "submitted" | "returned">;
export type PublicState = Extract<DatasetState, "published" | "withdrawn">;

/**
 * A record stands in two places at once: what the public sees, and what is being written. A published record that is revised is
 * `published` to everybody and `draft` to its editors until the next version is published.
 */
export interface LifeStanding {
  readonly face: PublicState | null;
  readonly draft: DraftState | null;
}

/** Who may: whoever may edit, or a data administrator of the region. `publish` is for either, see `needsReview`. */
export interface Move {
  readonly by: "editor" | "curator";
  readonly needsText: boolean;
}

export const moves: Readonly<Record<DatasetAct, Move>> = {
  save: { by: "editor", needsText: false },
  submit: { by: "editor", needsText: false },
  return: { by: "curator", needsText: true },
  publish: { by: "editor", needsText: false },
  discard: { by: "editor", needsText: false },
  withdraw: { by: "curator", needsText: true },
  revise: { by: "editor", needsText: false },
};

/**
 * Where an act leads, or null where it cannot be done from there. Discarding what was never published leads to nothing at all:
 * both places are null. A submitted draft is saved by data administrators alone (`mayChange`), and stays submitted.
 */
export function standingAfter({ face, draft }: LifeStanding, act: DatasetAct): LifeStanding | null {
  switch (act) {
    case "save": return draft === null || face === "withdrawn" ? null : { face, draft };
    case "submit": return draft === "draft" || draft === "returned" ? { face, draft: "submitted" } : null;
    case "return": return draft === "submitted" ? { face, draft: "returned" } : null;
    case "publish": return draft === null || face === "withdrawn" ? null : { face: "published", draft: null };
    case "discard": return draft === "draft" || draft === "returned" ? { face, draft: null } : null;
    // A new version that was being written goes with what it was to replace.
    case "withdraw": return face === "published" ? { face: "withdrawn", draft: null } : null;
    case "revise": return face === "published" && draft === null ? { face, draft: "draft" } : null;
  }
}

/** The one word for where a record stands: what the public sees, else the draft. */
export function stateOf({ face, draft }: LifeStanding): DatasetState | null {
  return face ?? draft;
}
