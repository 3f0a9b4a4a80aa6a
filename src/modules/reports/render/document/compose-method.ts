import { formatDay } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { SealedReport } from "../../domain/content.ts";
import { sayIn, type Section } from "./blocks.ts";

/** How the report was made, and how anyone can check that nothing behind it has changed. */
export function methodSection({ code, content, contentSha256 }: SealedReport, language: Language): Section {
  const say = sayIn(language);
  const day = formatDay(content.knownOn, language);
  return {
    id: "method",
    title: say("Méthode et sceau", "Method and seal"),
    newPage: false,
    blocks: [
      {
        kind: "paragraph",
        text: say(
          `Ce rapport dit ce qui était connu à la fin du ${day} (temps universel). Les valeurs, les revues et le texte du contrat enregistrés plus tard n’y entrent pas, ni les valeurs de périodes postérieures à ${content.year}.`,
          `This report says what was known at the end of ${day} (universal time). Values, reviews and texts of the contract recorded later are left out, as are values of periods after ${content.year}.`,
        ),
      },
      {
        kind: "paragraph",
        text: say(
          "Un verdict compare une valeur avec la cible écrite dans le contrat\u202f; il est distinct du chemin parcouru, qui n’est donné que lorsqu’il a un sens. Les nombres affichés sont arrondis, les calculs ne le sont pas. L’état d’une action est la parole datée de son responsable\u202f: un objectif montre comment ses actions se répartissent, jamais une moyenne.",
          "A verdict compares a value with the target written in the contract; it is apart from the way made, which is given only where it means something. Numbers shown are rounded, calculations are not. The state of an action is its owner’s dated word: an objective shows how its actions are spread, never a mean.",
        ),
      },
      {
        kind: "paragraph",
        text: say(
          "Le sceau est l’empreinte SHA-256 du contenu du rapport, écrit en JSON canonique (membres triés, sans blancs). Le fichier JSON joint au rapport porte ce contenu\u202f: qui recalcule son empreinte doit retrouver le sceau. La plateforme refait la même vérification sur ce qu’elle conserve et dit ce qui a changé.",
          "The seal is the SHA-256 digest of the content of the report, written as canonical JSON (members sorted, no blanks). The JSON file that goes with the report holds this content: whoever works out its digest must find the seal. The platform makes the same check on what it keeps and says what has changed.",
        ),
      },
      {
        kind: "definitions",
        items: [
          { term: say("Rapport", "Report"), details: code },
          { term: say("Format du contenu", "Format of the content"), details: content.format },
          { term: say("Sceau (SHA-256)", "Seal (SHA-256)"), details: contentSha256 },
          { term: say("Empreinte du contrat (SHA-256)", "Digest of the contract (SHA-256)"), details: content.contract.registerSha256 },
          { term: say("Vérifier", "Check"), details: `jalon verify ${code}` },
        ],
      },
    ],
  };
}
