import { AppError } from "../../../kernel/errors/app-error.ts";

export function unknownVersion(number: number): AppError {
  return new AppError(
    "contract.unknown-version",
    { fr: `Le contrat n’a pas de version ${number} en vigueur. La page du contrat liste ses versions.`, en: `The contract has no version ${number} in force. The page of the contract lists its versions.` },
    { status: 404 },
  );
}
