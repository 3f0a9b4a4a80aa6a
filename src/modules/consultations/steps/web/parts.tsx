import type { VNode } from "preact";
import { Breadcrumbs, DataLink, ErrorSummary, fieldId, Tag, type Crumb } from "../../../../kernel/html/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { formatDay, formatNumber, pick, plural } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { daysBetween, isDay, type Day } from "../../../../kernel/time/day.ts";
import { answersAwaitedFrom, phasesOn, type Consultation } from "../domain/consultation.ts";
import type { ProposalRow } from "../domain/contribution.ts";
import { phaseNames, verdictNames, verdictTones } from "./words.ts";

const address = /https?:\/\/[^\s<>"'«»“”]+[^\s<>"'«»“”.,;:!?)\]}\u2019]/gu;

/** A text as it was typed, never markup; addresses of the web become links that lend no credit. `lang` is not known: what people write is in either language. */
export function PlainText({ text }: { readonly text: string }): VNode {
  return <div class="said">{text.split(/\n\s*\n/).map((paragraph) => <p>{linked(paragraph)}</p>)}</div>;
}

function linked(text: string): (string | VNode)[] {
  const out: (string | VNode)[] = [];
  let at = 0;
  for (const match of text.matchAll(address)) {
    out.push(text.slice(at, match.index), URL.canParse(match[0]) ? <a href={match[0]} rel="nofollow ugc noopener noreferrer">{match[0]}</a> : match[0]);
    at = match.index + match[0].length;
  }
  return [...out, text.slice(at)];
}

/** The day of an instant, as people say it. */
export function dayOf(instant: string | null, language: Language): string {
  const on = instant?.slice(0, 10) ?? "";
  return isDay(on) ? formatDay(on, language) : "–";
}

export function count(language: Language, number: number, words: { readonly fr: readonly [string, string]; readonly en: readonly [string, string] }): string {
  const [one, other] = words[language];
  return `${formatNumber(number, language)} ${plural(language, number, { one, other })}`;
}

export const nouns = {
  proposals: { fr: ["proposition", "propositions"], en: ["proposal", "proposals"] },
  comments: { fr: ["commentaire", "commentaires"], en: ["comment", "comments"] },
  supports: { fr: ["soutien du personnel", "soutiens du personnel"], en: ["support from staff", "supports from staff"] },
  answered: { fr: ["réponse de l’institut", "réponses de l’institut"], en: ["answer by the institute", "answers by the institute"] },
  days: { fr: ["jour", "jours"], en: ["day", "days"] },
} as const;

export function Crumbs({ language, crumbs }: { readonly language: Language; readonly crumbs: readonly Crumb[] }): VNode {
  const fr = language === "fr";
  return <Breadcrumbs language={language} crumbs={[{ label: fr ? "Participer" : "Take part", href: "/consultations" }, { label: fr ? "Consultations" : "Consultations", href: "/consultations/steps" }, ...crumbs]} />;
}

export function Faults({ issues, language }: { readonly issues: readonly Issue[]; readonly language: Language }): VNode | null {
  return <ErrorSummary language={language} errors={issues.map((issue) => ({ fieldId: issue.field === undefined || issue.field === "secret" ? null : fieldId(issue.field), message: issue.text[language] }))} />;
}

export function errorOf(issues: readonly Issue[], field: string, language: Language): { readonly error?: string } {
  const found = issues.filter((issue) => issue.field === field).map((issue) => issue.text[language]);
  return found.length === 0 ? {} : { error: found.join(" ") };
}

/** What came of a proposal in one word; where nothing came, for how long it has waited. */
export function OutcomeTag({ proposal, consultation, today, language }: { readonly proposal: Pick<ProposalRow, "verdict" | "publishedAt">; readonly consultation: Consultation; readonly today: Day; readonly language: Language }): VNode {
  if (proposal.verdict !== null) return <Tag tone={verdictTones[proposal.verdict]}>{pick(verdictNames[proposal.verdict], language)}</Tag>;
  const late = lateText(consultation, today, language);
  if (late !== null) return <Tag tone="warn">{late}</Tag>;
  const on = proposal.publishedAt?.slice(0, 10) ?? today;
  const days = count(language, isDay(on) ? Math.max(0, daysBetween(on, today)) : 0, nouns.days);
  return <Tag>{language === "fr" ? `Sans réponse, publiée il y a ${days}` : `No answer, published ${days} ago`}</Tag>;
}

/** "Sans réponse depuis 43 jours": counted from the end of what people say; null while they still speak. */
export function lateText(consultation: Consultation, today: Day, language: Language): string | null {
  const since = answersAwaitedFrom(consultation);
  if (since === null || today < since) return null;
  const days = count(language, daysBetween(since, today), nouns.days);
  return language === "fr" ? `Réponse attendue depuis ${days}` : `Answer awaited for ${days}`;
}

/** The phases with their days, those that hold now said in words. */
export function Phases({ consultation, today, language }: { readonly consultation: Consultation; readonly today: Day; readonly language: Language }): VNode {
  const fr = language === "fr";
  const now = new Set(phasesOn(consultation, today).map(({ kind }) => kind));
  return (
    <ol class="phases" aria-label={fr ? "Phases de la consultation" : "Phases of the consultation"}>
      {consultation.phases.map(({ kind, from, to }) => (
        <li class={now.has(kind) ? "phase-now" : to !== null && to <= today ? "phase-past" : undefined} aria-current={now.has(kind) ? "step" : undefined}>
          <span class="phase-name">{pick(phaseNames[kind], language)}{now.has(kind) ? <span class="phase-said"> {fr ? "en ce moment" : "now"}</span> : null}</span>
          <span class="phase-days">{to === null ? (fr ? `depuis le ${formatDay(from, language)}` : `from ${formatDay(from, language)}`) : fr ? `du ${formatDay(from, language)} au ${formatDay(dayBefore(to), language)}` : `${formatDay(from, language)} to ${formatDay(dayBefore(to), language)}`}</span>
        </li>
      ))}
    </ol>
  );
}

/** Periods are half open inside; people say their last day. */
export function dayBefore(day: Day): Day {
  const before = new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  return isDay(before) ? before : day;
}

export function ContractLink({ item, language }: { readonly item: { readonly code: string; readonly title: { readonly fr: string; readonly en: string }; readonly href: string }; readonly language: Language }): VNode {
  return <DataLink href={item.href}>{item.code}. {pick(item.title, language)}</DataLink>;
}
