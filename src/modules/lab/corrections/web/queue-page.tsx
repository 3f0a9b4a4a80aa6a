import type { VNode } from "preact";
import { Button, DownloadLinks, EmptyState, Field, Heading, hrefWith, Lead, Pager, Table, Tag, usualDownloads } from "../../../../kernel/html/index.ts";
import { formatDay, formatNumber, plural } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import type { Table as Sheet } from "../../../../kernel/tables/index.ts";
import { day, daysBetween, type Day } from "../../../../kernel/time/day.ts";
import type { FieldDefinition } from "../../../directory/index.ts";
import { sayIn } from "../../pages/place.ts";
import type { Correction } from "../domain/correction.ts";
import type { correctionSorts } from "../store/corrections.ts";
import { labelOfField, ownerNames, stateNames, stateTones } from "./words.ts";

export interface QueueProps {
  readonly rows: { readonly total: number; readonly items: readonly Correction[] };
  readonly chosen: { readonly status: string; readonly field: string; readonly structure: string; readonly sort: (typeof correctionSorts)[number]; readonly direction: "ascending" | "descending"; readonly page: number };
  readonly pageSize: number;
  readonly fields: readonly FieldDefinition[];
  readonly today: Day;
  readonly language: Language;
  readonly url: URL;
}

export function ageDays(correction: Pick<Correction, "recordedAt">, today: Day): number {
  return Math.max(0, daysBetween(day(correction.recordedAt.slice(0, 10)), today));
}

/** Corrections that the caller answers: what waits first. */
export function QueuePage({ rows, chosen, pageSize, fields, today, language, url }: QueueProps): VNode {
  const say = sayIn(language);
  const sortable = (name: QueueProps["chosen"]["sort"]) => ({
    sortHref: hrefWith(url, { sort: name, direction: chosen.sort === name && chosen.direction === "ascending" ? "descending" : "ascending", page: null }),
    ...(chosen.sort === name ? { sorted: chosen.direction } : {}),
  });
  const title = say("Corrections proposées par les laboratoires", "Corrections proposed by the labs");
  return (
    <>
      <Heading level={1}>{title}</Heading>
      <Lead>{say("Chaque correction attend la réponse de qui tient le champ. Le laboratoire lit la réponse.", "Each correction waits for the answer of whoever keeps the field. The lab reads the answer.")}</Lead>
      <form method="get" action="/lab/corrections" class="inline-form">
        <Field control="select" name="status" label={say("État", "State")} value={chosen.status} language={language} options={[
          { value: "waiting", label: say("en attente", "waiting") }, { value: "answered", label: say("répondues", "answered") }, { value: "all", label: say("toutes", "all") },
        ]} />
        <Field control="select" name="field" label={say("Champ", "Field")} value={chosen.field} language={language} options={[{ value: "", label: say("tous", "all") }, ...fields.map((field) => ({ value: field.code, label: field.label[language] }))]} />
        <Field name="structure" label={say("Structure", "Structure")} value={chosen.structure} language={language} />
        <div class="button-row"><Button kind="second">{say("Filtrer", "Filter")}</Button></div>
      </form>
      <p role="status">{formatNumber(rows.total, language)} {plural(language, rows.total, { one: "correction", other: "corrections" })}</p>
      {rows.total === 0 ? null : <DownloadLinks language={language} downloads={usualDownloads("/exports/corrections", hrefWith(url, { lang: language, page: null }).replace(/^[^?]*/, ""))} />}
      <Table<Correction>
        caption={title} captionHidden language={language} rows={rows.items}
        empty={<EmptyState title={say("Rien n’attend de réponse", "Nothing waits for an answer")}><p>{say("Les corrections que les laboratoires proposent sur leurs fiches s’affichent ici.", "Corrections that labs propose on their records show here.")}</p></EmptyState>}
        columns={[
          { header: "N°", rowHeader: true, cell: (one) => <a href={`/lab/corrections/${one.number}`}>{one.number}<span class="visually-hidden"> {labelOfField(fields, one.field)[language]}, {one.structure.name}</span></a> },
          { header: say("Structure", "Structure"), cell: (one) => <a href={`/structures/${encodeURIComponent(one.structure.code)}`}>{one.structure.name}</a>, ...sortable("structure") },
          { header: say("Champ", "Field"), cell: (one) => labelOfField(fields, one.field)[language], ...sortable("field") },
          { header: say("Ancienne valeur", "Former value"), cell: (one) => one.before.length === 0 ? <span class="soft">{say("rien", "nothing")}</span> : one.before.slice(0, 2).map((held) => <div>{held.text[language]} <span class="soft small">{held.source[language]}, {formatDay(held.observedOn, language, "short")}</span></div>) },
          { header: say("Proposé", "Proposed"), cell: (one) => <>{one.text[language]} <span class="soft small">{say("laboratoire", "lab")}, {formatDay(day(one.recordedAt.slice(0, 10)), language, "short")}</span></> },
          { header: say("Par", "By"), cell: (one) => one.author },
          { header: say("Âge (jours)", "Age (days)"), numeric: true, cell: (one) => formatNumber(ageDays(one, today), language), ...sortable("age") },
          { header: say("État", "State"), cell: (one) => <Tag tone={stateTones[one.state]}>{stateNames[one.state][language]}</Tag>, ...sortable("state") },
        ]}
      />
      <Pager page={chosen.page} pages={Math.ceil(rows.total / pageSize)} url={url} language={language} />
    </>
  );
}

/** The same list as a file. */
export function correctionsTable(items: readonly Correction[], fields: readonly FieldDefinition[], today: Day): Sheet {
  const join = (values: Correction["before"], of: (one: Correction["before"][number]) => { fr: string; en: string }) => both(values.map((one) => of(one).fr).join(" | "), values.map((one) => of(one).en).join(" | "));
  return {
    name: "corrections", title: both("Corrections proposées par les laboratoires", "Corrections proposed by the labs"), demonstration: items.some(({ demonstration }) => demonstration),
    columns: [
      { key: "number", label: both("Numéro", "Number") }, { key: "structureCode", label: both("Code de la structure", "Structure code") }, { key: "structure", label: both("Structure", "Structure") },
      { key: "field", label: both("Champ", "Field") }, { key: "before", label: both("Ancienne valeur", "Former value") }, { key: "beforeSource", label: both("Source de l’ancienne valeur", "Source of the former value") },
      { key: "proposed", label: both("Valeur proposée", "Proposed value") }, { key: "kept", label: both("Valeur retenue à la place", "Value kept instead") }, { key: "reason", label: both("Raison", "Reason") }, { key: "evidence", label: both("Pièce", "Document") },
      { key: "owner", label: both("Qui répond", "Who answers") }, { key: "state", label: both("État", "State") }, { key: "proposedOn", label: both("Proposée le", "Proposed on") },
      { key: "answeredOn", label: both("Répondue le", "Answered on") }, { key: "ageDays", label: both("Âge (jours)", "Age (days)") },
    ],
    rows: items.map((one) => [
      one.number, one.structure.code, one.structure.name, labelOfField(fields, one.field), join(one.before, ({ text }) => text), join(one.before, ({ source }) => source), one.text, one.answeredText, one.reason, one.evidenceUrl,
      ownerNames[one.owner], stateNames[one.state], { day: day(one.recordedAt.slice(0, 10)) }, one.answeredAt === null ? null : { day: day(one.answeredAt.slice(0, 10)) }, ageDays(one, today),
    ]),
  };
}
