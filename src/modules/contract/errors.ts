import { AppError } from "../../kernel/errors/app-error.ts";
import type { Issue } from "../../kernel/errors/app-error.ts";

export function unknownItem(kind: "priority" | "objective" | "action" | "table", code: string): AppError {
  const names = { priority: ["priorité", "priority"], objective: ["objectif", "objective"], action: ["action", "action"], table: ["tableau", "table"] } as const;
  const [fr, en] = names[kind];
  return new AppError("contract.unknown-item", { fr: `Le contrat n’a pas de ${fr} « ${code} ».`, en: `The contract has no ${en} “${code}”.` }, { status: 404 });
}

export function nothingRegistered(): AppError {
  return new AppError(
    "contract.nothing-registered",
    { fr: "Aucun contrat n’est enregistré : importez-en un avec « jalon contract import FICHIER ».", en: "No contract is registered: import one with “jalon contract import FILE”." },
    { status: 409 },
  );
}

export function unreadableContract(issues: readonly Issue[]): AppError {
  return new AppError(
    "contract.unreadable",
    { fr: "Le document n’a pas pu être lu comme un contrat : corrigez les points listés, puis recommencez.", en: "The document could not be read as a contract: mend the points listed, then try again." },
    { status: 422, issues },
  );
}
