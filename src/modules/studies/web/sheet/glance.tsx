import type { ComponentChildren, VNode } from "preact";
import { formatNumber, pick, both } from "../../../../kernel/i18n/format.ts";
import { conceptTexts, countryTexts } from "../shown/context.ts";
import { studyDateText } from "../shown/describe.ts";
import { Said } from "../shown/shown-view.tsx";
import type { ShownText } from "../shown/shown.ts";
import type { StudyView } from "./view.ts";

/** The answers that most readers come for: which study, how large, when, where, can its data be had. */
export function Glance({ view }: { readonly view: StudyView }): VNode {
  const { study: { content }, language, context } = view;
  const fr = language === "fr";
  const say = (texts: readonly (readonly ShownText[])[], between = ", "): ComponentChildren => texts.map((one, at) => <>{at === 0 ? null : between}{one.slice(0, 1).map((shown) => <Said shown={shown} language={language} />)}</>);
  const design = [
    ...content.designFeatures.map((id) => conceptTexts(id, "design-feature", context)), ...content.observationalDesigns.map((id) => conceptTexts(id, "observational-design", context)),
    ...(content.interventionModel === null ? [] : [conceptTexts(content.interventionModel, "intervention-model", context)]),
    ...(content.allocation === null ? [] : [conceptTexts(content.allocation, "allocation", context)]),
  ].slice(0, 3);
  const size = content.actualSize ?? content.plannedSize;
  const dates = [content.startedOn, content.completedOn].map((date) => (date === null ? null : studyDateText(date, context)));
  const rows: readonly (readonly [string, ComponentChildren])[] = [
    [pick(both("Phase", "Phase"), language), content.phases.length === 0 ? null : say(content.phases.map((id) => conceptTexts(id, "phase", context)))],
    [fr ? "Méthode" : "Design", design.length === 0 ? null : say(design, " · ")],
    [fr ? "Insu" : "Masking", content.masking === null ? null : say([conceptTexts(content.masking, "masking", context)])],
    [fr ? "Participants" : "Participants", size !== null ? <><span class="glance-number">{formatNumber(size, language)}</span> <span class="soft">{content.actualSize !== null ? (fr ? "inclus" : "enrolled") : fr ? "prévus" : "planned"}</span></> : content.plannedSizeBand === null ? null : say([conceptTexts(content.plannedSizeBand, "size-band", context)])],
    [fr ? "Début" : "Start", dates[0] ?? null], [fr ? "Fin" : "End", dates[1] ?? null],
    [fr ? "Pays" : "Countries", content.countries.length === 0 ? null : <>{say(content.countries.slice(0, 4).map((code) => countryTexts(code, context)))}{content.countries.length > 4 ? ` +${content.countries.length - 4}` : null}</>],
    [fr ? "Accès aux données individuelles" : "Access to individual data", content.individualDataAccess === null ? null : <a href="#sharing">{say([conceptTexts(content.individualDataAccess, "individual-data-access", context)])}</a>],
  ];
  const said = rows.filter(([, details]) => details !== null);
  if (said.length === 0) return <p class="unsaid">{fr ? "Ni méthode, ni effectif, ni dates, ni lieux ne sont dits encore." : "Neither design, size, dates nor places are said yet."}</p>;
  return <dl class="study-glance" aria-label={fr ? "L’étude en bref" : "The study at a glance"}>{said.map(([term, details]) => <div><dt>{term}</dt><dd>{details}</dd></div>)}</dl>;
}
