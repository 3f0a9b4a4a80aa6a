import { AppError } from "../../kernel/errors/app-error.ts";
import type { Issue } from "../../kernel/errors/app-error.ts";

export function unknownItem(kind: "priority" | "objective" | "action" | "table", code: string): AppError {
  const names = { priority: ["de priorité", "priority"], objective: ["d’objectif", "objective"], action: ["d’action", "action"], table: ["de tableau", "table"] } as const;
  const [fr, en] = names[kind];
  return new AppError("contract.unknown-item", { fr: `Le contrat n’a pas ${fr} «\u202f${code}\u202f».`, en: `The contract has no ${en} “${code}”.` }, { status: 404 });
}

export function nothingRegistered(): AppError {
  return new AppError(
    "contract.nothing-registered",
    { fr: "Aucun contrat n’est enregistré\u202f: importez-en un avec «\u202fjalon contract import FICHIER\u202f».", en: "No contract is registered: import one with “jalon contract import FILE”." },
    { status: 409 },
  );
}

export function unreadableContract(issues: readonly Issue[]): AppError {
  return new AppError(
    "contract.unreadable",
    { fr: "Le document n’a pas pu être lu comme un contrat\u202f: corrigez les points listés, puis recommencez.", en: "The document could not be read as a contract: mend the points listed, then try again." },
    { status: 422, issues },
  );
}

export function noSuchDraft(contractCode: string, number: number): AppError {
  return new AppError(
    "contract.no-such-draft",
    { fr: `Le contrat «\u202f${contractCode}\u202f» n’a pas de brouillon numéro ${number}. «\u202fjalon contract import FICHIER\u202f» en fait un et dit son numéro.`, en: `The contract “${contractCode}” has no draft number ${number}. “jalon contract import FILE” makes one and says its number.` },
    { status: 404 },
  );
}
