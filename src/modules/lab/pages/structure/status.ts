import { formatDay, formatList, plural } from "../../../../kernel/i18n/format.ts";
import { isDay } from "../../../../kernel/time/day.ts";
import type { EntityRecord, Lineage, Succession } from "../../../directory/index.ts";
import type { Place } from "../place.ts";
import { partialDateText } from "../standing.ts";

/** "en 2013", "en avril 2013", "le 1er avril 2013". */
export function inDate(text: string, { language, say }: Pick<Place, "language" | "say">): string {
  return isDay(text) ? say(`le ${formatDay(text, language)}`, `on ${formatDay(text, language)}`) : say(`en ${partialDateText(text, { language })}`, `in ${partialDateText(text, { language })}`);
}

/** Is it open on the day? In a few words, the answer that stands under the name: "Fermée en 2013, devenue …". */
export function statusSentence(record: EntityRecord, lineage: Lineage | null, place: Place): string {
  const { say, on } = place;
  const { opened, closed, ref } = record;
  const successors = (lineage?.successions ?? []).filter(({ predecessor }) => predecessor.id === ref.id);
  const origins = (lineage?.successions ?? []).filter(({ successor }) => successor.id === ref.id);
  if (opened !== null && on < opened.day) return say(`Pas encore créée à cette date\u202f: création ${inDate(opened.text, place)}.`, `Not created yet on this day: created ${inDate(opened.text, place)}.`);
  if (closed !== null && closed.day <= on) {
    const became = becameText(successors, place);
    return `${say("Fermée", "Closed")} ${inDate(closed.text, place)}${became === "" ? "" : `, ${became}`}. ${basisText(closed.basis, place)}`.trim();
  }
  const since = opened === null ? say("Ouverte, date de création inconnue", "Open, date of creation unknown") : say(`Ouverte, créée ${inDate(opened.text, place)}`, `Open, created ${inDate(opened.text, place)}`);
  const from = originText(origins, place, opened?.text ?? null);
  const planned = closed === null ? "" : say(` Fermeture ${inDate(closed.text, place)}.`, ` Closure ${inDate(closed.text, place)}.`);
  return `${since}${from === "" ? "" : `, ${from}`}.${planned}`;
}

function becameText(successors: readonly Succession[], { say, language }: Place): string {
  const closing = successors.filter(({ type }) => type !== "spin-off" && type !== "spin-off-merger");
  const names = [...new Set(closing.map(({ successor }) => successor.name))];
  if (names.length === 0) return "";
  return `${say("devenue", "became")} ${formatList(names, language)}`;
}

/** "issue de la fusion de onze structures en 2007": by year and kind, the latest first. */
function originText(origins: readonly Succession[], place: Place, opened: string | null): string {
  const { say, language } = place;
  const latest = [...origins].sort((a, b) => (a.effectiveDay < b.effectiveDay ? 1 : -1))[0];
  if (latest === undefined) return "";
  const same = origins.filter(({ type, effectiveFrom }) => type === latest.type && effectiveFrom === latest.effectiveFrom);
  const count = new Set(same.map(({ predecessor }) => predecessor.id)).size;
  const act = originActs[latest.type][language];
  const units = plural(language, count, { one: say("d’une structure", "one structure"), other: say(`de ${count} structures`, `${count} structures`) });
  // The year of creation is said just before: once is enough.
  return latest.effectiveFrom === opened ? `${act} ${units}` : `${act} ${units} ${inDate(latest.effectiveFrom, place)}`;
}

const originActs: Readonly<Record<Succession["type"], { readonly fr: string; readonly en: string }>> = {
  merger: { fr: "par fusion", en: "by merger of" },
  split: { fr: "par éclatement", en: "by split of" },
  "split-merger": { fr: "par éclatement-fusion", en: "by split and merger of" },
  renewal: { fr: "par renouvellement", en: "by renewal of" },
  integration: { fr: "avec intégration", en: "with integration of" },
  "spin-off": { fr: "par essaimage", en: "by spin-off of" },
  "spin-off-merger": { fr: "par essaimage-fusion", en: "by spin-off and merger of" },
};

function basisText(basis: "stated" | "succession" | "absent", { say }: Place): string {
  switch (basis) {
    case "stated": return "";
    case "succession": return say("La date est déduite de la succession.", "The date is worked out from the succession.");
    case "absent": return say("La date est celle de la première livraison du registre où elle ne figure plus.", "The date is that of the first delivery of the register that no longer lists it.");
  }
}
