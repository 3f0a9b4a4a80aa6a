import { writeFile } from "node:fs/promises";
import { AppError } from "../../../kernel/errors/app-error.ts";
import type { Command, ExitStatus, Invocation } from "../../../kernel/cli/index.ts";
import { formatNumber } from "../../../kernel/i18n/format.ts";
import { answeringScript, definitionOf, definitionText } from "../../../modules/consultations/index.ts";
import { withHouse } from "../with-house.ts";

const list = ({ terminal }: Invocation): Promise<ExitStatus> => withHouse<ExitStatus>(terminal, async ({ questionnaires }) => {
  for (const { code, state, mode, opensOn, closesOn, definitionSha256 } of await questionnaires.list()) terminal.out([code, state, mode, `${opensOn}/${closesOn}`, definitionSha256 ?? "-"].join("\t"));
  return 0;
});

/** By the clock, as the timer of the served house does; `--fold` feeds the counters without waiting for the night. */
const tick = ({ terminal, options }: Invocation): Promise<ExitStatus> => withHouse<ExitStatus>(terminal, async (house) => {
  const { opened, closed, folded } = await house.questionnaires.tick({ foldNow: options.has("fold") });
  const number = (value: number): string => formatNumber(value, terminal.language);
  terminal.out(terminal.language === "fr" ? `Questionnaires ouverts\u00a0: ${number(opened)}, clos\u00a0: ${number(closed)}, mis en comptes\u00a0: ${number(folded)}.` : `Questionnaires opened: ${number(opened)}, closed: ${number(closed)}, counted: ${number(folded)}.`);
  return 0;
});

const definition = ({ terminal, positionals: [code = ""] }: Invocation): Promise<ExitStatus> => withHouse<ExitStatus>(terminal, async ({ questionnaires }) => {
  const found = await questionnaires.find(code);
  if (found === null || found.definitionSha256 === null) throw new AppError("consultations.no-definition", { fr: `Le questionnaire ${code} n’existe pas, ou n’a pas encore été ouvert.`, en: `Questionnaire ${code} does not exist, or was not opened yet.` }, { status: 404 });
  terminal.out(definitionText(definitionOf(found, found.keys)));
  return 0;
});

/** The script of the answer pages, made again from these sources: its fingerprint as `sha256sum` writes it, and the file where one is asked for. */
const script = async ({ terminal, options }: Invocation): Promise<ExitStatus> => {
  const { bytes, sha256, url } = await answeringScript.load();
  const file = options.get("output");
  if (file !== undefined) {
    await writeFile(file, bytes).catch((error: unknown) => {
      throw new AppError("consultations.unwritable-file", { fr: `Le fichier ${file} ne peut pas être écrit.`, en: `The file ${file} cannot be written.` }, { status: 422, cause: error });
    });
  }
  terminal.out(`${sha256}  ${file ?? url.slice(url.lastIndexOf("/") + 1)}`);
  return 0;
};

/** `jalon consultations`. */
export const consultationsCommand: Command = {
  name: "consultations",
  summary: { fr: "Questionnaires\u00a0: ouvrir et clore au jour dit, mettre en comptes, relire ce qui est fixé", en: "Questionnaires: open and close on the day, count, read what is fixed" },
  commands: [
    { name: "list", summary: { fr: "Chaque questionnaire, son état, ses dates, son empreinte", en: "Each questionnaire, its state, dates and fingerprint" }, run: list },
    {
      name: "tick", summary: { fr: "Faire ce qui est dû aujourd’hui", en: "Do what is due today" },
      details: { fr: "Un Jalon servi le fait de lui-même toutes les cinq minutes.", en: "A served Jalon does it by itself every five minutes." },
      options: [{ name: "fold", summary: { fr: "Mettre en comptes sans attendre la nuit", en: "Count without waiting for the night" } }], run: tick,
    },
    { name: "definition", summary: { fr: "Ce que l’ouverture a fixé, comme son empreinte est prise (SHA-256, avec le saut de ligne final en moins)", en: "What the opening fixed, as it is hashed (SHA-256, less the final line feed)" }, positionals: [{ name: "CODE", required: true }], run: definition },
    {
      name: "script", summary: { fr: "Refaire le programme des pages de réponse et donner son empreinte (SHA-256)", en: "Make the program of the answer pages again and give its fingerprint (SHA-256)" },
      details: { fr: "La page sur l’anonymat publie l’empreinte de ce qui est servi\u202f: elles doivent être les mêmes.", en: "The page on anonymity publishes the fingerprint of what is served: they have to be the same." },
      options: [{ name: "output", value: "FILE", summary: { fr: "Écrire aussi le programme dans ce fichier", en: "Also write the program to this file" } }], run: script,
    },
  ],
};
