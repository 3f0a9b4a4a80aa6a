import type { ComponentChildren, VNode } from "preact";
import { EmptyState, Heading, Lead, LinkButton, Tag } from "../../../../kernel/html/index.ts";
import { both, formatDay, pick } from "../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import { addDays } from "../../../../kernel/time/day.ts";
import type { QuestionnaireRecord } from "../store.ts";
import { pathOf, type HubEntry } from "./deps.ts";
import { datesWords, modeWords, whoAnswers } from "./words.ts";

export interface HubProps {
  readonly questionnaires: readonly QuestionnaireRecord[];
  readonly entries: readonly HubEntry[];
  readonly organiser: boolean;
  readonly language: Language;
}

interface Line {
  readonly order: string;
  readonly title: Bilingual;
  readonly href: string;
  readonly kind: string;
  readonly about: string;
  readonly when: string;
  readonly door: { readonly href: string; readonly label: string } | null;
}

const firstSentences = (text: string): string => {
  const [first = ""] = text.split(/\n\s*\n/);
  return first.length <= 220 ? first : `${first.slice(0, 220).replace(/\s+\S*$/, "")}…`;
};

function lineOf(one: QuestionnaireRecord, language: Language): Line {
  const path = pathOf(one.code);
  const door = one.state === "open" ? { href: path, label: pick(both("Participer", "Take part"), language) } : one.state === "published" ? { href: `${path}/results`, label: pick(both("Lire les résultats", "Read the results"), language) } : null;
  return {
    order: one.closesOn, title: one.title, href: path, about: firstSentences(pick(one.purpose, language)), door,
    kind: `${pick(modeWords[one.mode], language)} · ${whoAnswers(one, language)}`, when: datesWords(one, language),
  };
}

function lineOfEntry(entry: HubEntry, language: Language): Line {
  const { from, to } = entry;
  const until = to === null ? "" : pick(both(`jusqu’au ${formatDay(addDays(to, -1), "fr")} inclus`, `until ${formatDay(addDays(to, -1), "en")} included`), language);
  const since = from === null ? "" : pick(both(`à partir du ${formatDay(from, "fr")}`, `from ${formatDay(from, "en")}`), language);
  return {
    order: to ?? "", title: entry.title, href: entry.href, about: firstSentences(pick(entry.about, language)), kind: pick(entry.kind, language), when: entry.state === "coming" ? since : until,
    door: entry.door === undefined ? null : { href: entry.href, label: pick(entry.door, language) },
  };
}

function Lines({ lines, language }: { readonly lines: readonly Line[]; readonly language: Language }): VNode {
  return (
    <ul class="hub-list">
      {lines.map(({ title, href, kind, about, when, door }) => (
        <li>
          <div>
            <h3 class="heading hub-title"><a href={href}>{pick(title, language)}</a></h3>
            <p class="small soft">{kind}{when === "" ? null : <> · {when}</>}</p>
            <p class="prose">{about}</p>
          </div>
          {door === null ? null : <p class="hub-door"><a class="button" href={door.href} aria-label={`${door.label}${language === "fr" ? "\u202f" : ""}: ${pick(title, language)}`}>{door.label}</a></p>}
        </li>
      ))}
    </ul>
  );
}

/** Everything one can take part in, what comes, and what came of it. */
export function HubPage({ questionnaires, entries, organiser, language }: HubProps): VNode {
  const say = (fr: string, en: string): string => (language === "fr" ? fr : en);
  const lines = (states: readonly string[], entryState: HubEntry["state"]): Line[] =>
    [...questionnaires.filter(({ state }) => states.includes(state)).map((one) => lineOf(one, language)), ...entries.filter(({ state }) => state === entryState).map((entry) => lineOfEntry(entry, language))];
  const open = lines(["open"], "open").sort((a, b) => a.order.localeCompare(b.order));
  const coming = lines(["announced"], "coming");
  const ended = lines(["closed", "published"], "ended").sort((a, b) => b.order.localeCompare(a.order));
  const section = (id: string, title: string, of: readonly Line[], empty: ComponentChildren): VNode => (
    <section aria-labelledby={id}><Heading level={2} id={id}>{title}</Heading>{of.length === 0 ? empty : <Lines lines={of} language={language} />}</section>
  );
  return (
    <>
      <Heading level={1}>{say("Participer", "Take part")}</Heading>
      <Lead>{say("Questionnaires anonymes, consultations ouvertes à tous, démarches participatives\u202f: donner son avis, et voir ce qu’il en est advenu.", "Anonymous questionnaires, consultations open to all, participatory steps: give your view, and see what became of it.")}</Lead>
      <p class="hub-links">
        <a href="/consultations/anonymity">{say("Comment l’anonymat est tenu, et comment le vérifier", "How anonymity is kept, and how to check it")}</a>
        <a href="/consultations/steps">{say("Démarches participatives", "Participatory steps")}</a>
        <a href="/integrity">{say("Éthique et intégrité\u202f: référents, guide, formations", "Ethics and integrity: contacts, guide, training")}</a>
      </p>
      {organiser ? <p><LinkButton href="/consultations/manage">{say("Préparer et conduire", "Prepare and run")}</LinkButton></p> : null}
      {section("open", say("En ce moment", "Now"), open, <EmptyState title={say("Rien n’est ouvert en ce moment", "Nothing is open now")}><p>{say("Ce qui s’ouvrira est annoncé ici, avec ses dates.", "What will open is announced here, with its dates.")}</p></EmptyState>)}
      {coming.length === 0 ? null : section("coming", say("À venir", "Coming"), coming, null)}
      {section("ended", say("Ce qui est clos, et ses résultats", "What is closed, and its results"), ended, <EmptyState title={say("Rien n’est encore clos", "Nothing is closed yet")}><p>{say("Les résultats d’un questionnaire sont publiés une fois, après sa clôture.", "The results of a questionnaire are published once, after its closing.")}</p></EmptyState>)}
    </>
  );
}

export function StateTag({ state, label }: { readonly state: QuestionnaireRecord["state"]; readonly label: string }): VNode {
  return <Tag tone={state === "open" ? "good" : state === "announced" ? "accent" : "quiet"}>{label}</Tag>;
}
