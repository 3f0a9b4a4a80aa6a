import type { VNode } from "preact";
import { EmptyState, Heading, Lead, LinkButton, Tag } from "../../../../kernel/html/index.ts";
import { formatList, pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { standing, type Consultation } from "../domain/consultation.ts";
import type { ConsultationCounts } from "../store/proposals.ts";
import { sayIn } from "./deps.ts";
import { count, Crumbs, nouns } from "./parts.tsx";
import { doorNames, standingNames } from "./words.ts";

export interface ListedConsultation {
  readonly consultation: Consultation;
  readonly counts: ConsultationCounts;
}

/** Every consultation, those where one can speak now first. */
export function ListPage({ listed, today, runs, language }: { readonly listed: readonly ListedConsultation[]; readonly today: Day; readonly runs: boolean; readonly language: Language }): VNode {
  const say = sayIn(language);
  return (
    <>
      <Crumbs language={language} crumbs={[]} />
      <Heading level={1}>{say("Consultations", "Consultations")}</Heading>
      <Lead>{say("Proposer, discuter, puis lire ce que l’institut a répondu à chaque proposition et ce qu’elle est devenue.", "Propose, discuss, then read what the institute answered to each proposal and what became of it.")}</Lead>
      <p class="small"><a href="/consultations/steps/charter">{say("Charte de modération", "Moderation charter")}</a></p>
      {listed.length === 0 ? <EmptyState title={say("Aucune consultation pour le moment", "No consultation for now")}><p>{say("Elles paraîtront ici dès leur annonce.", "They will be here as soon as they are announced.")}</p></EmptyState> : (
        <ul class="consultation-list">
          {listed.map(({ consultation, counts }) => {
            const stands = standing(consultation, today);
            return (
              <li>
                <p class="consultation-state"><Tag tone={stands === "contributions" || stands === "discussion" ? "good" : "quiet"}>{pick(standingNames[stands], language)}</Tag>{consultation.publishedAt === null ? <> <Tag tone="warn">{say("Brouillon", "Draft")}</Tag></> : null}</p>
                <Heading level={2}><a href={`/consultations/steps/${consultation.code}`}>{pick(consultation.title, language)}</a></Heading>
                <p>{pick(consultation.purpose, language).split(/\n\s*\n/)[0]}</p>
                <p class="small soft">{say("Ouverte à\u202f: ", "Open to: ")}{formatList(consultation.doors.map((door) => pick(doorNames[door], language).toLowerCase()), language)} · {count(language, counts.proposals, nouns.proposals)}, {count(language, counts.comments, nouns.comments)}, {count(language, counts.answered, nouns.answered)}</p>
              </li>
            );
          })}
        </ul>
      )}
      {runs ? <div class="button-row"><LinkButton href="/consultations/steps/manage">{say("Conduire les consultations", "Run consultations")}</LinkButton></div> : null}
    </>
  );
}
