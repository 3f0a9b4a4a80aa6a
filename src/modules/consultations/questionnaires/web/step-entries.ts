import { both, formatNumber, inBoth, plural } from "../../../../kernel/i18n/format.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { standing, takesComments } from "../../steps/domain/consultation.ts";
import { stepEntries, type Steps } from "../../steps/index.ts";
import type { HubEntry } from "./deps.ts";

/** Participatory steps as lines of the hub, with how far they are. */
export async function stepsOnHub(steps: Pick<Steps, "list" | "counts">, today: Day): Promise<readonly HubEntry[]> {
  const counted = new Map((await stepEntries(steps, today)).map((entry) => [entry.code, entry]));
  return (await steps.list(null, false)).map((step): HubEntry => {
    const entry = counted.get(step.code);
    const open = takesComments(step, today);
    const from = step.phases.map((phase) => phase.from).toSorted().at(0) ?? null;
    const until = entry?.openUntil ?? null;
    const told = inBoth((language) => {
      const [proposals, answered] = [entry?.proposals ?? 0, entry?.answered ?? 0];
      const counts = language === "fr"
        ? `${formatNumber(proposals, "fr")} ${plural("fr", proposals, { one: "proposition", other: "propositions" })}, ${formatNumber(answered, "fr")} avec réponse`
        : `${formatNumber(proposals, "en")} ${plural("en", proposals, { one: "proposal", other: "proposals" })}, ${formatNumber(answered, "en")} answered`;
      return `${language === "fr" ? "Démarche participative" : "Participatory step"}${entry === undefined ? "" : ` · ${entry.standing[language].toLocaleLowerCase(language)}`} · ${counts}`;
    });
    return {
      title: step.title, about: step.purpose, kind: told, href: `/consultations/steps/${step.code}`, state: open ? "open" : standing(step, today) === "before" ? "coming" : "ended",
      from, to: until, demonstration: step.demonstration,
      ...(open ? { door: both("Participer", "Take part") } : (entry?.answered ?? 0) > 0 ? { door: both("Voir les réponses", "See the answers") } : {}),
    };
  });
}
