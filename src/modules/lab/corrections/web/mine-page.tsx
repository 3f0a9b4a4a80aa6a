import type { VNode } from "preact";
import { EmptyState, Heading, Lead, LinkButton, Table, Tag } from "../../../../kernel/html/index.ts";
import { formatDay } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { day } from "../../../../kernel/time/day.ts";
import type { FieldDefinition } from "../../../directory/index.ts";
import { sayIn } from "../../pages/place.ts";
import type { Ask, AskState } from "../../quality/asks/ask.ts";
import { AskStateTag } from "../../quality/asks/state-tag.tsx";
import type { Correction } from "../domain/correction.ts";
import { labelOfField, ownerNames, stateNames, stateTones } from "./words.ts";

export interface MineEntry {
  readonly code: string;
  readonly name: string;
  readonly contestedCount: number;
  readonly corrections: readonly Correction[];
  readonly asks: readonly (Ask & { readonly state: AskState })[];
}

export interface MineProps {
  readonly entries: readonly MineEntry[];
  /** Codes of the perimeter that no structure bears. */
  readonly unknown: readonly string[];
  readonly everywhere: boolean;
  readonly fields: readonly FieldDefinition[];
  readonly language: Language;
}

/** What somebody who speaks for structures has to do, and the answers to what they said. */
export function MinePage({ entries, unknown, everywhere, fields, language }: MineProps): VNode {
  const say = sayIn(language);
  const open = entries.flatMap(({ asks }) => asks.filter(({ state }) => state === "open" || state === "overdue")).length;
  return (
    <>
      <Heading level={1}>{say("Mes structures", "My structures")}</Heading>
      <Lead>{open === 0 ? say("Rien ne vous est demandé.", "Nothing is asked of you.") : say(`${open} ${open === 1 ? "demande attend" : "demandes attendent"} votre réponse.`, `${open} ${open === 1 ? "ask waits" : "asks wait"} for your answer.`)}</Lead>
      {everywhere ? <p class="soft">{say("Votre rôle vaut pour toutes les structures\u202f: seules celles qui ont une correction ou une demande sont listées.", "Your role holds for all structures: only those with a correction or an ask are listed.")}</p> : null}
      {unknown.length === 0 ? null : <p class="soft">{say(`Codes de votre périmètre qu’aucune structure ne porte\u202f: ${unknown.join(", ")}.`, `Codes of your perimeter that no structure bears: ${unknown.join(", ")}.`)}</p>}
      {entries.length === 0 ? <EmptyState title={say("Aucune structure", "No structure")} action={{ href: "/lab", label: say("Chercher une structure", "Search for a structure") }}><p>{say("Les structures de votre périmètre s’affichent ici.", "The structures of your perimeter show here.")}</p></EmptyState> : null}
      {entries.map((entry) => <Entry entry={entry} fields={fields} language={language} />)}
    </>
  );
}

function Entry({ entry, fields, language }: { readonly entry: MineEntry; readonly fields: readonly FieldDefinition[]; readonly language: Language }): VNode {
  const say = sayIn(language);
  const path = `/structures/${encodeURIComponent(entry.code)}`;
  return (
    <section>
      <Heading level={2} id={`structure-${entry.code}`}><a href={path}>{entry.name}</a></Heading>
      {entry.contestedCount === 0 ? null : <p class="small"><Tag tone="warn">{say("contesté", "contested")}</Tag> {say(`Champs à deux versions\u202f: ${entry.contestedCount}.`, `Fields with two versions: ${entry.contestedCount}.`)}</p>}
      <p><LinkButton href={`${path}/corrections/new`}>{say("Proposer une correction", "Propose a correction")}</LinkButton></p>
      {entry.asks.length === 0 ? null : (
        <Table
          caption={say("Ce qui vous est demandé", "What is asked of you")} language={language} rows={entry.asks}
          columns={[
            { header: say("Demande", "Ask"), rowHeader: true, cell: (ask) => <a href={`/lab/asks/${ask.number}`}>n° {ask.number}</a> },
            { header: say("Champs", "Fields"), cell: (ask) => ask.fields.map(({ field }) => labelOfField(fields, field)[language]).join(", ") },
            { header: say("Échéance", "Due"), cell: (ask) => formatDay(ask.dueOn, language, "short") },
            { header: say("État", "State"), cell: (ask) => <AskStateTag state={ask.state} language={language} /> },
          ]}
        />
      )}
      <CorrectionList corrections={entry.corrections} fields={fields} language={language} />
    </section>
  );
}

/** Corrections of one structure with their answers; nothing where there is none. */
export function CorrectionList({ corrections, fields, language }: { readonly corrections: readonly Correction[]; readonly fields: readonly FieldDefinition[]; readonly language: Language }): VNode | null {
  const say = sayIn(language);
  if (corrections.length === 0) return null;
  return (
    <Table<Correction>
      caption={say("Corrections proposées et réponses", "Corrections proposed, and answers")} language={language} rows={corrections}
      columns={[
        { header: "N°", rowHeader: true, cell: (one) => <a href={`/lab/corrections/${one.number}`}>{one.number}</a> },
        { header: say("Champ", "Field"), cell: (one) => labelOfField(fields, one.field)[language] },
        { header: say("Proposé", "Proposed"), cell: (one) => one.answeredText === null ? one.text[language] : <>{one.text[language]} <span class="soft">({say("retenu\u202f: ", "kept: ")}{one.answeredText[language]})</span></> },
        { header: say("Le", "On"), cell: (one) => formatDay(day(one.recordedAt.slice(0, 10)), language, "short") },
        { header: say("Qui répond", "Who answers"), cell: (one) => ownerNames[one.owner][language] },
        { header: say("Réponse", "Answer"), cell: (one) => <><Tag tone={stateTones[one.state]}>{stateNames[one.state][language]}</Tag>{one.answeredAt === null ? null : <span class="soft small"> {formatDay(day(one.answeredAt.slice(0, 10)), language, "short")}</span>}</> },
      ]}
    />
  );
}
