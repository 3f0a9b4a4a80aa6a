import type { VNode } from "preact";
import { Breadcrumbs, Button, DefinitionList, DownloadLinks, EmptyState, ErrorSummary, Field, fieldId, Heading, hrefWith, Lead, LinkButton, Pager, Table, usualDownloads } from "../../../../kernel/html/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { both, formatDay, formatNumber, inBoth } from "../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import type { Table as Sheet } from "../../../../kernel/tables/index.ts";
import { day } from "../../../../kernel/time/day.ts";
import type { FieldDefinition } from "../../../directory/index.ts";
import { errorOf } from "../../corrections/web/shape-fields.tsx";
import { labelOfField } from "../../corrections/web/words.ts";
import { sayIn } from "../../pages/place.ts";
import { askStates, type Ask, type AskAnswer, type AskField, type AskState } from "./ask.ts";
import { askStateNames, AskStateTag } from "./state-tag.tsx";

export type DatedAsk = Ask & { readonly state: AskState };

export interface AskListProps {
  readonly asks: readonly DatedAsk[];
  readonly total: number;
  readonly chosen: { readonly state: string; readonly sort: "number" | "due" | "structure"; readonly direction: "ascending" | "descending"; readonly page: number };
  readonly pageSize: number;
  readonly fields: readonly FieldDefinition[];
  readonly language: Language;
  readonly url: URL;
}

export function AskListPage({ asks, total, chosen, pageSize, fields, language, url }: AskListProps): VNode {
  const say = sayIn(language);
  const sortable = (name: AskListProps["chosen"]["sort"]) => ({
    sortHref: hrefWith(url, { sort: name, direction: chosen.sort === name && chosen.direction === "ascending" ? "descending" : "ascending", page: null }),
    ...(chosen.sort === name ? { sorted: chosen.direction } : {}),
  });
  const title = say("Demandes aux structures", "Asks to structures");
  return (
    <>
      <Heading level={1}>{title}</Heading>
      <Lead>{say("Ce que l’institut demande aux laboratoires, et où en sont les réponses.", "What the institute asks of labs, and where the answers stand.")}</Lead>
      <p><LinkButton href="/lab/asks/new" kind="main">{say("Nouvelle demande", "New ask")}</LinkButton></p>
      <form method="get" action="/lab/asks" class="inline-form">
        <Field control="select" name="state" label={say("État", "State")} value={chosen.state} language={language} options={[{ value: "", label: say("tous", "all") }, ...askStates.map((state) => ({ value: state, label: askStateNames[state][language] }))]} />
        <div class="button-row"><Button kind="second">{say("Filtrer", "Filter")}</Button></div>
      </form>
      {total === 0 ? null : <DownloadLinks language={language} downloads={usualDownloads("/exports/asks", hrefWith(url, { lang: language, page: null }).replace(/^[^?]*/, ""))} />}
      <Table<DatedAsk>
        caption={title} captionHidden language={language} rows={asks}
        empty={<EmptyState title={say("Aucune demande", "No ask")}><p>{say("Les demandes faites aux structures s’affichent ici, avec leur échéance.", "Asks made to structures show here, with their due day.")}</p></EmptyState>}
        columns={[
          { header: "N°", rowHeader: true, cell: (ask) => <a href={`/lab/asks/${ask.number}`}>{ask.number}<span class="visually-hidden"> {ask.structure.name}</span></a>, ...sortable("number") },
          { header: say("Structure", "Structure"), cell: (ask) => ask.structure.name, ...sortable("structure") },
          { header: say("Champs", "Fields"), cell: (ask) => ask.fields.map(({ field }) => labelOfField(fields, field)[language]).join(", ") },
          { header: say("Déjà tenus", "Already held"), numeric: true, cell: (ask) => formatNumber(ask.fields.filter(({ held }) => held !== null).length, language) },
          { header: say("Par", "By"), cell: (ask) => ask.author },
          { header: say("Échéance", "Due"), cell: (ask) => formatDay(ask.dueOn, language, "short"), ...sortable("due") },
          { header: say("État", "State"), cell: (ask) => <AskStateTag state={ask.state} language={language} /> },
        ]}
      />
      <Pager page={chosen.page} pages={Math.ceil(total / pageSize)} url={url} language={language} />
    </>
  );
}

export function asksTable(asks: readonly DatedAsk[], fields: readonly FieldDefinition[]): Sheet {
  return {
    name: "asks", title: both("Demandes aux structures", "Asks to structures"), demonstration: asks.some(({ demonstration }) => demonstration),
    columns: [
      { key: "number", label: both("Numéro", "Number") }, { key: "structureCode", label: both("Code de la structure", "Structure code") }, { key: "structure", label: both("Structure", "Structure") }, { key: "field", label: both("Champ", "Field") },
      { key: "alreadyHeld", label: both("Déjà tenu", "Already held") }, { key: "askedOn", label: both("Demandé le", "Asked on") }, { key: "dueOn", label: both("Échéance", "Due day") },
      { key: "answer", label: both("Réponse", "Answer") }, { key: "answeredOn", label: both("Répondu le", "Answered on") }, { key: "state", label: both("État de la demande", "State of the ask") }, { key: "insistence", label: both("Pourquoi redemander", "Why asked again") },
    ],
    rows: asks.flatMap((ask) => ask.fields.map((one) => [
      ask.number, ask.structure.code, ask.structure.name, labelOfField(fields, one.field), one.held === null ? both("non", "no") : both("oui", "yes"), { day: day(ask.recordedAt.slice(0, 10)) }, { day: ask.dueOn },
      one.answer === null ? null : answerNames[one.answer], one.answeredAt === null ? null : { day: day(one.answeredAt.slice(0, 10)) }, askStateNames[ask.state], ask.insistence,
    ])),
  };
}

const answerNames: Readonly<Record<AskAnswer, Bilingual>> = {
  correction: both("corrigé", "corrected"), confirmed: both("ce qui est tenu est juste", "what is held is right"), nothing: both("rien à déclarer", "nothing to declare"),
};

export interface AskPageProps {
  readonly ask: DatedAsk;
  readonly fields: readonly FieldDefinition[];
  readonly speaks: boolean;
  readonly asks: boolean;
  readonly issues: readonly Issue[];
  readonly text: string;
  readonly csrfToken: string;
  readonly language: Language;
}

/** One ask: what is asked, what was held, the answers, and what can be done. */
export function AskPage({ ask, fields, speaks, asks, issues, text, csrfToken, language }: AskPageProps): VNode {
  const say = sayIn(language);
  const going = ask.state === "open" || ask.state === "overdue";
  const title = say(`Demande n° ${ask.number}`, `Ask no. ${ask.number}`);
  return (
    <div class="sheet">
      <ErrorSummary language={language} errors={issues.map((issue) => ({ fieldId: issue.field === undefined ? null : fieldId(issue.field), message: issue.text[language] }))} />
      <Breadcrumbs language={language} crumbs={[asks ? { label: say("Demandes", "Asks"), href: "/lab/asks" } : { label: say("Mes structures", "My structures"), href: "/lab/my-structures" }, { label: title }]} />
      <Heading level={1} kicker={ask.structure.name}>{title}</Heading>
      <p><AskStateTag state={ask.state} language={language} /></p>
      <DefinitionList items={[
        { term: say("Structure", "Structure"), details: <a href={`/structures/${encodeURIComponent(ask.structure.code)}`}>{ask.structure.name}</a> },
        { term: say("Demandé par", "Asked by"), details: `${ask.author}, ${formatDay(day(ask.recordedAt.slice(0, 10)), language)}` },
        { term: say("Échéance", "Due day"), details: formatDay(ask.dueOn, language) },
        { term: say("Pour", "For"), details: ask.reason },
        ...(ask.insistence === null ? [] : [{ term: say("Redemandé parce que", "Asked again because"), details: ask.insistence }]),
        ...(ask.cancelledReason === null ? [] : [{ term: say("Annulée parce que", "Cancelled because"), details: ask.cancelledReason }]),
      ]} />
      <Table<AskField>
        caption={say("Champs demandés", "Fields asked")} language={language} rows={ask.fields}
        columns={[
          { header: say("Champ", "Field"), rowHeader: true, cell: ({ field }) => labelOfField(fields, field)[language] },
          { header: say("Déjà tenu", "Already held"), cell: ({ held }) => held === null ? <span class="soft">{say("rien", "nothing")}</span> : <>{held.text[language]} <span class="soft small">({held.source[language]}, {formatDay(held.observedOn, language, "short")})</span></> },
          { header: say("Réponse", "Answer"), cell: (one) => one.answer === null ? <Answer ask={ask} field={one} going={going && speaks} csrfToken={csrfToken} label={labelOfField(fields, one.field)} language={language} /> : one.correction === null ? answerNames[one.answer][language] : <a href={`/lab/corrections/${one.correction}`}>{answerNames[one.answer][language]}, n° {one.correction}</a> },
        ]}
      />
      {going && asks ? (
        <form method="post" action={`/lab/asks/${ask.number}`}>
          <Heading level={2} id="cancel">{say("Annuler la demande", "Cancel the ask")}</Heading>
          <input type="hidden" name="_csrf" value={csrfToken} />
          <Field name="text" label={say("Pourquoi\u202f?", "Why?")} value={text} required language={language} {...errorOf(issues, "text", language)} />
          <div class="button-row"><Button kind="danger" name="step" value="cancel">{say("Annuler la demande", "Cancel the ask")}</Button></div>
        </form>
      ) : null}
    </div>
  );
}

function Answer({ ask, field, going, csrfToken, label, language }: { readonly ask: Ask; readonly field: AskField; readonly going: boolean; readonly csrfToken: string; readonly label: Bilingual; readonly language: Language }): VNode {
  const say = sayIn(language);
  if (!going) return <span class="soft">{say("pas encore", "not yet")}</span>;
  const hidden = <span class="visually-hidden">{inBoth((one) => (one === "fr" ? `\u202f: ${label.fr}` : `: ${label.en}`))[language]}</span>;
  return (
    <>
      <p><a href={`/structures/${encodeURIComponent(ask.structure.code)}/corrections/new?field=${field.field}&ask=${ask.number}`}>{say("Répondre", "Answer")}{hidden}</a></p>
      <form method="post" action={`/lab/asks/${ask.number}`} class="inline-form">
        <input type="hidden" name="_csrf" value={csrfToken} />
        <input type="hidden" name="field" value={field.field} />
        {field.held === null ? null : <Button kind="plain" name="step" value="confirmed">{say("Ce qui est tenu est juste", "What is held is right")}{hidden}</Button>}
        <Button kind="plain" name="step" value="nothing">{say("Rien à déclarer", "Nothing to declare")}{hidden}</Button>
      </form>
    </>
  );
}
