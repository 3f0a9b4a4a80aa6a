import { both, formatDay, formatNumber, pick } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { isDay } from "../../../../kernel/time/day.ts";
import type { DataSource, DocumentLink, LinkedData, PublicationLink, SharingPlan } from "../../domain/parts.ts";
import { conceptTexts, houseWords, localised, type DescribeContext } from "./context.ts";
import { dataAddress, publicationAddress } from "./numbers.ts";
import { detail, item, part, plainText, type ShownItem, type ShownText } from "./shown.ts";
import { partialDateText } from "./words.ts";

export function dataSourceItem({ name, identifier, kinds, purpose, national }: DataSource, context: DescribeContext): ShownItem {
  const head = localised(name, context);
  return item(identifier ?? national ?? name.fr ?? name.en ?? "", part(head.length > 0 ? head : national !== null ? conceptTexts(national, "national-source", context) : plainText(identifier ?? "")), [
    ...(national === null || head.length === 0 ? [] : detail(both("Source nationale", "National source"), conceptTexts(national, "national-source", context))),
    ...kinds.flatMap((kind) => detail(null, conceptTexts(kind, "source-kind", context))),
    ...(purpose === null ? [] : detail(both("Usage", "Purpose"), conceptTexts(purpose, "source-purpose", context))),
    ...(identifier === null ? [] : detail(null, plainText(identifier), /^https?:/i.test(identifier) ? identifier : null)),
  ]);
}

export function linkedDataItem(data: LinkedData, context: DescribeContext): ShownItem {
  const { language } = context;
  const known = data.scheme === "portal" ? context.datasets.get(data.identifier) : undefined;
  const title = known === undefined ? plainText(data.title ?? data.identifier) : localised(known.title, context);
  const openness = known === undefined ? [] : detail(null, houseWords(known.open ? both("ouvert à tous", "open to all") : known.availableFrom !== null && isDay(known.availableFrom) ? both(`ouvert à partir du ${formatDay(known.availableFrom, "fr")}`, `open from ${formatDay(known.availableFrom, "en")}`) : both("sur demande ou fermé", "on request or closed"), context));
  const absent = data.scheme === "portal" && known === undefined ? detail(null, plainText(pick(both("pas publié sur ce portail", "not published on this portal"), language))) : [];
  return item(`${data.scheme}:${data.identifier}`, part(title.length === 0 ? plainText(data.identifier) : title, null, data.scheme === "portal" && known === undefined ? null : dataAddress(data)), [
    ...openness, ...absent, ...(data.title === null && known === undefined ? [] : detail(null, plainText(data.identifier))),
  ]);
}

export function documentItem({ kind, title, url, date }: DocumentLink, context: DescribeContext): ShownItem {
  return item(url ?? title, part(plainText(title), null, url), [
    ...detail(null, conceptTexts(kind, "document-kind", context)),
    ...(date === null || !isDay(date) ? [] : detail(null, plainText(formatDay(date, context.language)))),
  ]);
}

const publicationKinds = { results: both("Résultats", "Results"), protocol: both("Protocole", "Protocol"), background: both("Contexte", "Background"), derived: both("Travail dérivé", "Derived work") };

export function publicationItem(publication: PublicationLink): ShownItem {
  const { scheme, identifier, kind, citation } = publication;
  const said = citation.trim() === "" ? (identifier ?? "") : citation;
  return item(identifier === null ? citation : `${scheme}:${identifier}`, part(plainText(said), publicationKinds[kind]), identifier === null || scheme === "none" ? [] : detail(scheme === "url" ? null : both(scheme.toUpperCase(), scheme.toUpperCase()), plainText(identifier), publicationAddress(publication)));
}

export const decisionNames: Readonly<Record<SharingPlan["decision"], Bilingual>> = {
  yes: both("Les données individuelles seront partagées", "Individual data will be shared"), no: both("Les données individuelles ne seront pas partagées", "Individual data will not be shared"), undecided: both("Pas encore décidé", "Not decided yet"),
};

/** The plan row by row: decision first, then what, when, to whom, where. */
export function planItems(plan: SharingPlan, context: DescribeContext): readonly ShownItem[] {
  const { language } = context;
  const row = (key: string, label: Bilingual, texts: readonly ShownText[], href: string | null = null): readonly ShownItem[] => (texts.length === 0 ? [] : [item(key, part(texts, label, href))]);
  const months = plan.monthsAfterCompletion;
  return [
    ...row("decision", both("Décision", "Decision"), houseWords(decisionNames[plan.decision], context)),
    ...row("statement", both("En clair", "In plain words"), localised(plan.statement, context)),
    ...plan.information.map((id) => item(`information ${id}`, part(conceptTexts(id, "sharing-information", context), both("Sera donné", "Will be given")))),
    ...row("from", both("À partir de", "From"), plainText(plan.from === null ? "" : partialDateText(plan.from, language))),
    ...row("months", both("Délai", "Time"), plainText(months === null ? "" : pick(both(`${formatNumber(months, "fr")}\u00a0mois après la fin de l’étude`, `${formatNumber(months, "en")} months after completion of the study`), language))),
    ...row("until", both("Jusqu’à", "Until"), plainText(plan.until === null ? "" : partialDateText(plan.until, language))),
    ...row("timeFrame", both("Calendrier", "Time frame"), localised(plan.timeFrame, context)),
    ...row("criteria", both("À qui, à quelles conditions", "To whom, on which conditions"), localised(plan.criteria, context)),
    ...row("url", both("Adresse du plan", "Address of the plan"), plainText(plan.url ?? ""), plan.url),
    ...row("planUrl", both("Plan de gestion des données", "Data management plan"), plainText(plan.planUrl ?? ""), plan.planUrl),
  ];
}
