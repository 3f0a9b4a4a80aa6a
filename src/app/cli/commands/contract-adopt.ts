import { AppError } from "../../../kernel/errors/app-error.ts";
import type { Command, ExitStatus, Invocation } from "../../../kernel/cli/index.ts";
import { dayOption, givenDay } from "../day-option.ts";
import { commandLineAuthor, withHouse } from "../with-house.ts";

async function adopt(invocation: Invocation): Promise<ExitStatus> {
  const { terminal } = invocation;
  const [code = "", written = ""] = invocation.positionals;
  const from = givenDay(invocation, "from");
  if (!/^\d+$/.test(written)) throw new AppError("contract.bad-number", { fr: `«\u202f${written}\u202f» n’est pas un numéro de version.`, en: `“${written}” is not the number of a version.` });
  if (from === null) throw new AppError("contract.bad-day", { fr: "Donnez le jour d’entrée en vigueur\u202f: --from AAAA-MM-JJ.", en: "Give the day of entry into force: --from YYYY-MM-DD." });
  await withHouse(terminal, (house) => house.contracts.adopt(commandLineAuthor, code, Number(written), from));
  terminal.out(terminal.language === "fr" ? `La version ${written} du contrat «\u202f${code}\u202f» est en vigueur à partir du ${from}.` : `Version ${written} of contract “${code}” is in force from ${from}.`);
  return 0;
}

export const adoptCommand: Command = {
  name: "adopt",
  summary: { fr: "Mettre un brouillon en vigueur à partir d’un jour", en: "Put a draft in force from a day" },
  details: {
    fr: "CODE et NUMERO sont ceux que «\u202fcontract import\u202f» a donnés. Une version en vigueur ne change plus. JALON_CONTRACT choisit le contrat que l’on pilote.",
    en: "CODE and NUMBER are those that “contract import” gave. A version in force never changes. JALON_CONTRACT chooses the contract that is steered.",
  },
  positionals: [{ name: "CODE", required: true }, { name: "NUMBER", required: true }],
  options: [dayOption("from", { fr: "Premier jour en vigueur", en: "First day in force" })],
  run: adopt,
};
