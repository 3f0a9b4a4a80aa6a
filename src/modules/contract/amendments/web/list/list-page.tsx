import type { VNode } from "preact";
import { DownloadLinks, EmptyState, Field, Heading, Lead, LinkButton, Table, Tag, usualDownloads } from "../../../../../kernel/html/index.ts";
import type { Issue } from "../../../../../kernel/errors/app-error.ts";
import { both, formatDay, formatNumber, pick, plural } from "../../../../../kernel/i18n/format.ts";
import type { Table as ExportTable } from "../../../../../kernel/tables/index.ts";
import { day, type Day } from "../../../../../kernel/time/day.ts";
import type { Amendment } from "../../domain/amendment.ts";
import { reasonKinds, reasonWords } from "../../domain/reasons.ts";
import { amendmentPath, type Reader } from "../deps.ts";
import type { Given } from "../forms/index.ts";
import { ActForm, AmendmentCrumbs, faultOf, Issues } from "../parts.tsx";
import { stateName } from "../words.ts";

/** Every amendment of the contract, newest first. */
export function AmendmentList({ reader, all, today, mayEdit }: { readonly reader: Reader; readonly all: readonly Amendment[]; readonly today: Day; readonly mayEdit: boolean }): VNode {
  const { say, language } = reader;
  const open = all.filter((one) => one.state !== "signed" && one.state !== "abandoned").length;
  const action = { href: "/amendments/new", label: say("Préparer un avenant", "Prepare an amendment") };
  return (
    <div>
      <AmendmentCrumbs reader={reader} number={null} />
      <Heading level={1}>{say("Avenants au contrat", "Amendments to the contract")}</Heading>
      <Lead>
        {open === 0 ? say("Aucun avenant n’est en préparation.", "No amendment is being prepared.") : `${formatNumber(open, language)} ${plural(language, open, { one: say("avenant en préparation", "amendment being prepared"), other: say("avenants en préparation", "amendments being prepared") })}.`}{" "}
        {say("Un avenant s’écrit à côté du contrat en vigueur, et ne le change qu’une fois signé par l’établissement et par l’État.", "An amendment is written beside the contract in force, and changes it only once the institute and the State have signed.")}
      </Lead>
      <p>{mayEdit ? <LinkButton kind="main" href={action.href}>{action.label}</LinkButton> : null}{" "}<a href="/contract/versions">{say("Les versions du contrat", "The versions of the contract")}</a></p>
      {all.length === 0 ? (
        <EmptyState title={say("Le contrat n’a pas d’avenant.", "The contract has no amendment.")} {...(mayEdit ? { action } : {})} />
      ) : (
        <>
          <DownloadLinks downloads={usualDownloads("/exports/amendments", `?lang=${language}`)} language={language} />
          <Table
            caption={say("Avenants", "Amendments")}
            captionHidden
            filter
            language={language}
            rows={all.toReversed()}
            columns={[
              { header: say("Avenant", "Amendment"), rowHeader: true, cell: (one) => <a class="nowrap" href={amendmentPath(one.number)}>{say(`Avenant ${one.number}`, `Amendment ${one.number}`)}</a> },
              { header: say("Motif", "Reason"), cell: (one) => <>{pick(reasonWords[one.reasonKind], language)}<br /><span class="soft small">{pick(one.reason, language)}</span></> },
              { header: say("État", "State"), cell: (one) => { const { text, tone } = stateName(one, today); return <Tag tone={tone}>{pick(text, language)}</Tag>; } },
              { header: say("Modifications", "Edits"), numeric: true, cell: (one) => formatNumber(one.edits.length, language) },
              { header: say("Changé le", "Changed on"), cell: (one) => <span class="nowrap">{formatDay(day(one.changedAt.slice(0, 10)), language)}</span> },
            ]}
          />
        </>
      )}
    </div>
  );
}

export function listExport(all: readonly Amendment[], today: Day): ExportTable {
  return {
    name: "amendments",
    title: both("Avenants au contrat", "Amendments to the contract"),
    columns: [
      { key: "number", label: both("Avenant", "Amendment") },
      { key: "state", label: both("État", "State") },
      { key: "reasonKind", label: both("Nature du motif", "Kind of reason") },
      { key: "reason", label: both("Motif", "Reason") },
      { key: "baseVersion", label: both("Part de la version", "Starts from version") },
      { key: "edits", label: both("Modifications", "Edits") },
      { key: "inForceFrom", label: both("En vigueur à partir du", "In force from") },
      { key: "version", label: both("Version du contrat", "Version of the contract") },
      { key: "startedAt", label: both("Ouvert le", "Opened at") },
      { key: "changedAt", label: both("Changé le", "Changed at") },
    ],
    rows: all.map((one) => [one.number, stateName(one, today).text, reasonWords[one.reasonKind], one.reason, one.baseVersion, one.edits.length, one.inForceFrom === null ? null : { day: one.inForceFrom }, one.version, one.startedAt, one.changedAt]),
    demonstration: all.some((one) => one.demonstration),
  };
}

/** The reason of an amendment: a kind out of a short list, and words. */
export function ReasonFields({ reader, given, issues }: { readonly reader: Reader; readonly given: Given; readonly issues: readonly Issue[] }): VNode {
  const { say, language } = reader;
  return (
    <>
      <Field control="radios" name="reasonKind" language={language} label={say("Nature du motif", "Kind of reason")} value={given["reasonKind"] ?? ""} options={reasonKinds.map((kind) => ({ value: kind, label: reasonWords[kind][language] }))} {...faultOf(issues, "reasonKind", reader)} />
      <Field control="textarea" name="reasonFr" language={language} label={say("Motif, en français", "Reason, in French")} value={given["reasonFr"] ?? ""} {...faultOf(issues, "reasonFr", reader)} />
      <Field control="textarea" name="reasonEn" language={language} optional label={say("Motif, en anglais", "Reason, in English")} hint={say("Vide, le texte français est repris.", "Left empty, the French text is repeated.")} value={given["reasonEn"] ?? ""} {...faultOf(issues, "reasonEn", reader)} />
    </>
  );
}

export function NewAmendmentPage({ reader, given, issues }: { readonly reader: Reader; readonly given: Given; readonly issues: readonly Issue[] }): VNode {
  const { say } = reader;
  const title = say("Préparer un avenant", "Prepare an amendment");
  return (
    <div class="sheet">
      <Issues issues={issues} reader={reader} />
      <AmendmentCrumbs reader={reader} number={null} last={title} />
      <Heading level={1}>{title}</Heading>
      <Lead>{say("Le projet part d’une copie du contrat en vigueur. Dites d’abord pourquoi\u202f; vous choisirez ensuite ce qui change.", "The draft starts from a copy of the contract in force. Say first why; then you choose what changes.")}</Lead>
      <ActForm reader={reader} action="/amendments/new" revision={0} verb={say("Ouvrir le projet", "Open the draft")}>
        <ReasonFields reader={reader} given={given} issues={issues} />
      </ActForm>
    </div>
  );
}
