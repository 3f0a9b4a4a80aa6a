import type { VNode } from "preact";
import { Breadcrumbs, Button, DefinitionList, Disclosure, ErrorSummary, Field, fieldId, Heading, Lead, LinkButton, Notice, Table } from "../../../kernel/html/index.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import { formatDateTime, formatDay, formatList, formatNumber, noBreakSpace, plural } from "../../../kernel/i18n/format.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import { VerdictMark, verdictKinds } from "../../indicators/index.ts";
import type { ReportContent } from "../domain/content.ts";
import type { SealedEdition } from "../module.ts";
import type { ChangeSince } from "../seal/changed-since.ts";
import type { ReportVerdict } from "../seal/verify.ts";
import { Blocks } from "../render/html/block-view.tsx";
import { proseBlocks } from "../render/document/prose.ts";
import type { SealedFile, SealedSummary } from "../store/sealed-store.ts";
import { ReportState } from "./list-page.tsx";
import { NotPublic, PublicationHistory } from "./publication-page.tsx";
import { changeKinds, reportWords as words } from "./words.ts";

export interface ReportPageProps {
  readonly report: SealedEdition;
  readonly all: readonly SealedSummary[];
  readonly changes: readonly ChangeSince[];
  readonly mayCheck: boolean;
  readonly mayWithdraw: boolean;
  readonly mayWrite: boolean;
  /** What a check found; null while nobody asked. */
  readonly verdict: ReportVerdict | null;
  readonly issues: readonly Issue[];
  readonly csrfToken: string;
  readonly language: Language;
}

/** A sealed report: what it says in short, its seal, its files, how to check, what changed since. */
export function ReportPage(props: ReportPageProps): VNode {
  const { report, all, changes, language, verdict } = props;
  const { code, content, contentSha256 } = report;
  const french = language === "fr";
  const title = `${words.report[language]} ${code}`;
  return (
    <>
      <ErrorSummary language={language} errors={props.issues.map((issue) => ({ fieldId: fieldId("reasonFr"), message: issue.text[language] }))} />
      <Breadcrumbs language={language} crumbs={[{ label: words.title[language], href: "/reports" }, { label: title }]} />
      <Heading level={1} kicker={content.contract.title[language]}>{french ? `Rapport de l’année ${content.year}` : `Report of the year ${content.year}`}</Heading>
      <Lead>{french ? `Ce qui était connu au ${formatDay(content.knownOn, "fr")}, jugé ce jour-là selon la version ${content.contract.versionNumber} du contrat.` : `What was known on ${formatDay(content.knownOn, "en")}, judged on that day by version ${content.contract.versionNumber} of the contract.`}</Lead>
      {report.publicSince !== null ? null : <NotPublic report={report} mayPublish={props.mayWithdraw && report.withdrawn === null} language={language} />}
      {report.withdrawn === null ? null : (
        <Notice kind="warn" language={language} title={french ? `Rapport retiré le ${formatDateTime(report.withdrawn.on, "fr")}` : `Report withdrawn on ${formatDateTime(report.withdrawn.on, "en")}`}><p>{report.withdrawn.reason[language]}</p></Notice>
      )}
      <p class="button-row">
        <LinkButton href={`/reports/${code}/read`} kind="main">{words.read[language]}</LinkButton>
        <LinkButton href={`/reports/${code}/changes`}>{changesLabel(changes, language)}</LinkButton>
      </p>
      <Heading level={2} id="short">{words.inShort[language]}</Heading>
      <Short content={content} language={language} />
      <Heading level={2} id="seal">{french ? "Le sceau" : "The seal"}</Heading>
      <DefinitionList
        items={[
          { term: words.seal[language], details: <code class="report-hash">{contentSha256}</code> },
          { term: words.sealedOn[language], details: formatDateTime(report.sealedAt, language) },
          { term: words.state[language], details: <ReportState report={report} all={all} language={language} /> },
          ...(report.publicSince === null ? [] : [{ term: words.publicSince[language], details: formatDateTime(report.publicSince, language) }]),
          ...(content.corrects === undefined ? [] : [{ term: french ? "Cette édition corrige" : "This edition corrects", details: <>{all.some((one) => one.code === content.corrects?.code) ? <a href={`/reports/${content.corrects.code}`}>{content.corrects.code}</a> : content.corrects.code}{french ? "\u202f: " : ": "}{content.corrects.reason[language]}</> }]),
        ]}
      />
      {verdict === null ? null : <Verdict verdict={verdict} language={language} />}
      {props.mayCheck ? <form method="get" action={`/reports/${code}`} class="inline-form report-check"><input type="hidden" name="check" value="1" /><Button kind="second">{words.check[language]}</Button></form> : null}
      <Heading level={2} id="files">{words.files[language]}</Heading>
      <Table<SealedFile>
        caption={words.files[language]}
        captionHidden
        language={language}
        rows={report.files}
        columns={[
          { header: words.file[language], rowHeader: true, cell: (file) => <a href={`/reports/${code}/files/${encodeURIComponent(file.name)}`} download>{file.name}</a> },
          { header: words.size[language], numeric: true, cell: (file) => fileSize(file.sizeBytes, language) },
          { header: words.hash[language], cell: (file) => <code class="report-hash small">{file.sha256}</code> },
        ]}
      />
      <Disclosure summary={words.howToCheck[language]}><HowToCheck report={report} language={language} /></Disclosure>
      {props.mayWrite ? <p><a href={`/reports/new?corrects=${code}&year=${content.year}`}>{words.newEdition[language]}</a></p> : null}
      {props.mayCheck && report.publications.length > 0 ? <PublicationHistory publications={report.publications} language={language} /> : null}
      {props.mayWithdraw && report.publicSince !== null ? <p><a href={`/reports/${code}/take-back`}>{words.takeBack[language]}</a></p> : null}
      {props.mayWithdraw && report.withdrawn === null ? <Withdraw {...props} /> : null}
    </>
  );
}

/** "2 valeurs, 1 verdict, 12 actions ont changé depuis": how many of what. */
export function changesLabel(changes: readonly ChangeSince[], language: Language): string {
  if (changes.length === 0) return words.noChanges[language];
  const parts = changeKinds.flatMap(({ kind, one, other }) => {
    const count = changes.filter((change) => change.kind === kind).length;
    return count === 0 ? [] : [`${formatNumber(count, language)} ${plural(language, count, { one: one[language], other: other[language] })}`];
  });
  return language === "fr" ? `Changé depuis\u202f: ${formatList(parts, "fr")}` : `Changed since: ${formatList(parts, "en")}`;
}

/** The overall synthesis, and how many commitments have which verdict. */
function Short({ content, language }: { readonly content: ReportContent; readonly language: Language }): VNode {
  const overall = content.texts.find(({ section }) => section === "overall")?.text ?? null;
  const verdicts = content.indicators.flatMap(({ series }) => series.map(({ assessment }) => assessment.verdict.kind));
  const counted = verdictKinds.flatMap((kind) => {
    const count = verdicts.filter((one) => one === kind).length;
    return count === 0 ? [] : [{ kind, count }];
  });
  return (
    <>
      <ul class="report-counts">{counted.map(({ kind, count }) => <li><span class="figure-number">{formatNumber(count, language)}</span> <VerdictMark kind={kind} language={language} /></li>)}</ul>
      {overall === null ? <p class="soft">{language === "fr" ? "Ce rapport n’a pas de synthèse générale." : "This report has no overall synthesis."}</p> : <div lang={overall[language] === "" ? (language === "fr" ? "en" : "fr") : undefined}><Blocks blocks={proseBlocks(overall[language] || overall.fr || overall.en)} language={language} /></div>}
    </>
  );
}

function Verdict({ verdict, language }: { readonly verdict: ReportVerdict; readonly language: Language }): VNode {
  const french = language === "fr";
  if (verdict.ok) return <Notice kind="info" language={language}><p>{french ? "Vérifié à l’instant\u202f: rien de ce qui est derrière ce rapport n’a changé, et le refaire donne la même empreinte." : "Checked just now: nothing behind this report has changed, and building it again gives the same hash."}</p></Notice>;
  return (
    <Notice kind="error" language={language} title={french ? "Ce qui ne devait pas changer a changé" : "What should not have changed has changed"}>
      <ul>{verdict.differences.map((one) => <li>{one.text[language]}</li>)}</ul>
    </Notice>
  );
}

function HowToCheck({ report, language }: { readonly report: SealedEdition; readonly language: Language }): VNode {
  const json = report.files.find((file) => file.name.endsWith(".json"))?.name ?? `report-${report.code}.json`;
  const french = language === "fr";
  return (
    <div class="prose">
      <p>{french ? "Un fichier\u202f: comparez son empreinte à celle du tableau." : "A file: compare its hash with the one in the table."}</p>
      <pre><code>sha256sum {json}</code></pre>
      <p>{french ? "Le sceau\u202f: c’est l’empreinte du membre «\u202fcontent\u202f» du fichier JSON, écrit en JSON canonique (RFC 8785)." : "The seal: it is the hash of the member “content” of the JSON file, written as canonical JSON (RFC 8785)."}</p>
      <p>{french ? "Tout ce qui est derrière, dans la base de l’institut\u202f:" : "All that stands behind it, in the database of the institute:"}</p>
      <pre><code>jalon verify {report.code}</code></pre>
    </div>
  );
}

function Withdraw({ report, issues, csrfToken, language }: ReportPageProps): VNode {
  return (
    <Disclosure summary={words.withdraw[language]} open={issues.length > 0}>
      <form method="post" action={`/reports/${report.code}/withdraw`}>
        <input type="hidden" name="_csrf" value={csrfToken} />
        <p class="soft">{words.withdrawHelp[language]}</p>
        <div class="field-pair">
          <Field name="reasonFr" control="textarea" label={words.reasonFr[language]} language={language} />
          <Field name="reasonEn" control="textarea" label={words.reasonEn[language]} language={language} />
        </div>
        <Button kind="danger">{words.withdraw[language]}</Button>
      </form>
    </Disclosure>
  );
}

function fileSize(bytes: number, language: Language): string {
  const [value, unit] = bytes >= 1_000_000 ? [bytes / 1_000_000, language === "fr" ? "Mo" : "MB"] : [bytes / 1000, language === "fr" ? "ko" : "kB"];
  return `${formatNumber(value, language, { maximumFractionDigits: value < 10 ? 1 : 0 })}${noBreakSpace}${unit}`;
}
