import { basename } from "node:path";
import type { Command, ExitStatus, Invocation } from "../../../kernel/cli/index.ts";
import { systemClock } from "../../../kernel/time/day.ts";
import { figuresSha256, readFigureEdition, shippedFigures } from "../../../modules/activity/index.ts";
import { contractTie } from "../../../modules/reports/index.ts";
import { readInputFile } from "../input-file.ts";
import { commandLineAuthor, withHouse } from "../with-house.ts";

async function importFigures(invocation: Invocation): Promise<ExitStatus> {
  const { terminal, options } = invocation;
  const french = terminal.language === "fr";
  const path = invocation.positionals[0];
  const { name, text } = path === undefined ? shippedFigures() : { name: basename(path), text: new TextDecoder().decode(await readInputFile(path)) };
  return withHouse<ExitStatus>(terminal, async (house) => {
    const { register } = (await house.contracts.inForce(systemClock.today())).version;
    const edition = readFigureEdition(name, text, (tie) => contractTie(tie, register) !== null);
    const isRehearsal = options.has("dry-run");
    const { delivery, withdrawn } = await house.figures.importEdition(commandLineAuthor, edition, figuresSha256(text), isRehearsal);
    terminal.endProgress();
    if (options.has("json")) {
      terminal.out(JSON.stringify({ year: edition.year, figures: edition.figures.length, statements: delivery.statements, withdrawn }, null, 2));
      return 0;
    }
    const main = edition.figures.filter((one) => one.partOf === null).length;
    terminal.out(french
      ? `${edition.year}\u00a0: ${main} chiffres clés et ${edition.figures.length - main} détails, ${delivery.statements} énoncés nouveaux, ${withdrawn.length} chiffres retirés.`
      : `${edition.year}: ${main} key figures and ${edition.figures.length - main} details, ${delivery.statements} new statements, ${withdrawn.length} figures taken back.`);
    for (const code of withdrawn) terminal.out(`  – ${code}`);
    if (isRehearsal) terminal.out(french ? "Rien n’a été enregistré (--dry-run)." : "Nothing was recorded (--dry-run).");
    return 0;
  });
}

/** `jalon facts import figures`. */
export const importFiguresCommand: Command = {
  name: "figures",
  summary: { fr: "Chiffres publiés d’une année, ceux du projet ou d’un fichier .json", en: "Published figures of a year, those of the project or of a .json file" },
  positionals: [{ name: "FILE", required: false }],
  options: [
    { name: "dry-run", summary: { fr: "Vérifier seulement", en: "Check only" } },
    { name: "json", summary: { fr: "Sortie pour les programmes", en: "Output for programs" } },
  ],
  run: importFigures,
};
