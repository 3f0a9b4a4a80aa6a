import type { VNode } from "preact";
import { Breadcrumbs, Heading, Lead, Table } from "../../../../kernel/html/index.ts";
import { formatNumber, pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Questionnaire } from "../../domain/campaign.ts";
import type { Effect } from "../results.ts";
import { hiddenWhy } from "./words.ts";

/** For the organiser between closing and publication: how many numbers will be shown and hidden, and none of them. */
export function EffectPage({ questionnaire, axes, language }: { readonly questionnaire: Questionnaire; readonly axes: readonly Effect[]; readonly language: Language }): VNode {
  const say = (fr: string, en: string): string => (language === "fr" ? fr : en);
  const { code, title, form, threshold } = questionnaire;
  const number = (axis: Effect, value: number): string => (axis.shown ? formatNumber(value, language) : say(`moins de ${threshold} contributions`, `fewer than ${threshold} contributions`));
  return (
    <>
      <Breadcrumbs language={language} crumbs={[{ label: say("Participer", "Take part"), href: "/consultations" }, { label: pick(title, language), href: `/consultations/manage/${encodeURIComponent(code)}` }, { label: say("Ce que la publication masquera", "What publication will hide") }]} />
      <Heading level={1} kicker={pick(title, language)}>{say("Ce que la publication masquera", "What publication will hide")}</Heading>
      <Lead>{say("Combien de nombres seront montrés et masqués, et aucun de ces nombres\u202f: personne ne voit les résultats avant leur publication.", "How many numbers will be shown and hidden, and none of these numbers: nobody sees the results before their publication.")}</Lead>
      <Table<Effect> caption={say("Nombres par axe", "Numbers by axis")} captionHidden language={language} rows={axes} columns={[
        { header: say("Axe", "Axis"), rowHeader: true, cell: (axis) => { const found = form.axes.find((one) => one.code === axis.axis); return found === undefined ? axis.axis : pick(found.title, language); } },
        { header: say("Nombres montrés", "Numbers shown"), numeric: true, cell: (axis) => number(axis, axis.shownCells) },
        { header: say("Nombres masqués", "Numbers hidden"), numeric: true, cell: (axis) => (axis.shown ? formatNumber(axis.hiddenCells, language) : "–") },
      ]} />
      <p class="prose">{pick(hiddenWhy(threshold), language)}</p>
    </>
  );
}
