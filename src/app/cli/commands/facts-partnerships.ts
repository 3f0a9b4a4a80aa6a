import { createHash } from "node:crypto";
import { basename } from "node:path";
import type { Command, ExitStatus, Invocation } from "../../../kernel/cli/index.ts";
import { partnershipsDelivery, readPartnerships, shippedPartnerships } from "../../../modules/directory/index.ts";
import { readInputFile } from "../input-file.ts";
import { commandLineAuthor, withHouse } from "../with-house.ts";

async function importPartnerships(invocation: Invocation): Promise<ExitStatus> {
  const { terminal, options } = invocation;
  const { language } = terminal;
  const path = invocation.positionals[0];
  const { name, text } = path === undefined ? shippedPartnerships() : { name: basename(path), text: new TextDecoder().decode(await readInputFile(path)) };
  const partnerships = readPartnerships(name, text);
  const delivery = partnershipsDelivery(partnerships, createHash("sha256").update(text).digest("hex"));
  return withHouse<ExitStatus>(terminal, async (house) => {
    const isRehearsal = options.has("dry-run");
    // These are facts of a real institute: made-up ones do not stay beside them.
    if (!isRehearsal) await house.directory.removeDemonstration(commandLineAuthor);
    const report = isRehearsal ? await house.directory.rehearse(commandLineAuthor, delivery) : await house.directory.deliver(commandLineAuthor, delivery);
    terminal.endProgress();
    const teams = partnerships.projectTeams.reduce((sum, group) => sum + group.teams.length, 0);
    const remarks = [...partnerships.projectTeams.flatMap((group) => group.remark ?? []), ...partnerships.figures.flatMap((figure) => figure.remark ?? []), ...partnerships.remarks];
    if (options.has("json")) terminal.out(JSON.stringify({ report, remarks }, null, 2));
    else {
      const counts = [partnerships.organisations.length, partnerships.agreements.length, teams, partnerships.partners.length, partnerships.figures.length] as const;
      terminal.out(language === "fr"
        ? `${counts[0]} organisations, ${counts[1]} conventions et accords, ${counts[2]} équipes-projets, ${counts[3]} autres partenariats\u00a0; ${counts[4]} chiffres gardés sans fiche.`
        : `${counts[0]} organisations, ${counts[1]} agreements, ${counts[2]} project teams, ${counts[3]} other partnerships; ${counts[4]} figures kept without a record.`);
      for (const remark of remarks) terminal.out(`  – ${remark[language]}`);
      if (isRehearsal) terminal.out(language === "fr" ? "Rien n’a été enregistré (--dry-run)." : "Nothing was recorded (--dry-run).");
    }
    return 0;
  });
}

/** `jalon facts import partnerships`. */
export const importPartnershipsCommand: Command = {
  name: "partnerships",
  summary: { fr: "Partenariats de l’institut, ceux du projet ou d’un fichier .json", en: "Partnerships of the institute, those of the project or of a .json file" },
  positionals: [{ name: "FILE", required: false }],
  options: [
    { name: "dry-run", summary: { fr: "Vérifier seulement", en: "Check only" } },
    { name: "json", summary: { fr: "Sortie pour les programmes", en: "Output for programs" } },
  ],
  run: importPartnerships,
};
