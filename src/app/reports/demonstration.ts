import { fixedClock, day } from "../../kernel/time/day.ts";
import type { ReportText } from "../../modules/reports/index.ts";
import { demonstrationDay } from "../demonstration/values.ts";
import type { House } from "../house.ts";
import { reportsAt } from "./compose.ts";

const madeBy = { accountId: null, name: "Démonstration" };

const texts2023: readonly ReportText[] = [
  {
    section: "overall",
    text: {
      fr: "Texte de démonstration, fictif.\n\nÀ mi-parcours, la plupart des engagements avancent au rythme prévu. Trois points demandent une décision du conseil\u202f:\n\n- les essais cliniques à promotion interne, dont les inclusions tardent\u202f;\n- la part des publications en accès ouvert, qui plafonne\u202f;\n- le recrutement sur les plateformes, plus lent qu’annoncé.",
      en: "Demonstration text, made up.\n\nAt mid-course most commitments move at the pace foreseen. Three points ask for a decision of the board:\n\n- clinical trials sponsored by the institute, whose inclusions are slow;\n- the share of open-access publications, which has reached a plateau;\n- recruitment on platforms, slower than announced.",
    },
  },
  { section: "indicator-3", text: { fr: "Texte de démonstration. Les collaborations se signent surtout en fin d’année\u202f: la valeur de 2023 reste à consolider.", en: "Demonstration text. Collaborations are mostly signed at the end of the year: the value of 2023 remains to be consolidated." } },
];

const texts2024: readonly ReportText[] = [
  { section: "overall", text: { fr: "Texte de démonstration, fictif. L’année 2024 confirme l’avance sur les partenariats européens\u202f; le retard sur les essais se réduit sans être comblé.", en: "Demonstration text, made up. The year 2024 confirms the lead on European partnerships; the delay of trials shrinks without being made good." } },
  { section: "priority-1", text: { fr: "Texte de démonstration. Les actions de cette priorité sont engagées.", en: "Demonstration text. The actions of this priority are under way." } },
];

/**
 * A report of 2023 sealed and published, and one of 2024 on its way. To be called once every other made-up fact is in: what a report
 * says is what was known on its day. The same on every machine.
 */
export async function addDemonstrationReports(house: House): Promise<void> {
  const sealing = reportsAt(house, fixedClock("2024-07-04T09:00:00Z"));
  const { report } = await sealing.sealChoice(madeBy, { year: 2023, versionNumber: null, knownOn: day("2024-06-28"), texts: texts2023, corrects: null });
  await reportsAt(house, fixedClock("2024-07-11T15:00:00Z")).publish(madeBy, report.code);
  const writing = reportsAt(house, fixedClock(`${demonstrationDay}T09:00:00Z`));
  const { draft } = await writing.openDraft(madeBy, { year: 2024, versionNumber: null, knownOn: demonstrationDay, corrects: null, demonstration: true });
  for (const { section, text } of texts2024) await writing.writeText(madeBy, draft.id, section, text, 0);
}
