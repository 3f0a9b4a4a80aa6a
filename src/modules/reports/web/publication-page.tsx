import type { VNode } from "preact";
import { Breadcrumbs, Button, ErrorSummary, Field, fieldId, Heading, Lead, LinkButton, Notice, Table } from "../../../kernel/html/index.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import { formatDateTime, formatDay, formatNumber, plural } from "../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../kernel/i18n/language.ts";
import { disclosureOf, type Publication } from "../domain/publication.ts";
import type { SealedEdition } from "../module.ts";
import { reportWords as words } from "./words.ts";

export interface PublicationPageProps {
  readonly report: SealedEdition;
  readonly issues: readonly Issue[];
  /** What was typed, kept where it is refused. */
  readonly reason: Bilingual;
  readonly csrfToken: string;
  readonly language: Language;
}

/** What everybody would learn from this report, before it is published. */
export function PublishPage({ report, csrfToken, language }: Omit<PublicationPageProps, "issues" | "reason">): VNode {
  const { code, content } = report;
  const french = language === "fr";
  return (
    <>
      <Trail code={code} here={words.publish[language]} language={language} />
      <Heading level={1} kicker={`${words.report[language]} ${code}`}>{words.publish[language]}</Heading>
      <Lead>{french ? "Chacun pourra le lire, en ligne et dans ses fichiers, avec tout ce qu’il imprime. Ce qui aura été lu ou emporté ne se rattrape pas, même si le rapport est repris." : "Everybody will be able to read it, online and in its files, with all that it prints. What has been read or carried away cannot be caught up with, even if the report is taken back."}</Lead>
      <Heading level={2} id="prints">{french ? "Ce qu’il rend public" : "What it makes public"}</Heading>
      <ul class="prose">{disclosed(report, language).map((line) => <li>{line}</li>)}</ul>
      <p class="prose">{french ? `Les valeurs, les cibles et les verdicts qu’il porte sont ceux connus au ${formatDay(content.knownOn, "fr")}. Aucun nom de personne n’y figure.` : `The values, targets and verdicts in it are those known on ${formatDay(content.knownOn, "en")}. It holds no name of a person.`}</p>
      <p class="button-row"><LinkButton href={`/reports/${code}/read`}>{french ? "Le relire d’abord" : "Read it again first"}</LinkButton></p>
      <form method="post" action={`/reports/${code}/publish`}>
        <input type="hidden" name="_csrf" value={csrfToken} />
        <p class="button-row"><Button>{words.publish[language]}</Button></p>
      </form>
    </>
  );
}

/** What steering keeps to itself and the report prints, counted; a line for each kind that there is. */
function disclosed({ content }: SealedEdition, language: Language): readonly string[] {
  const { confidences, obstacles, decisions, forecasts, syntheses } = disclosureOf(content);
  const counted = (count: number, fr: readonly [string, string], en: readonly [string, string]): readonly string[] =>
    count === 0 ? [] : [`${formatNumber(count, language)} ${plural(language, count, language === "fr" ? { one: fr[0], other: fr[1] } : { one: en[0], other: en[1] })}`];
  const lines = [
    ...counted(confidences, ["revue d’action, avec la confiance de son responsable", "revues d’actions, avec la confiance de leurs responsables"], ["review of an action, with the confidence of its owner", "reviews of actions, with the confidence of their owners"]),
    ...counted(obstacles, ["obstacle ouvert", "obstacles ouverts"], ["open obstacle", "open obstacles"]),
    ...counted(decisions, ["décision demandée", "décisions demandées"], ["decision asked for", "decisions asked for"]),
    ...counted(forecasts, ["prévision d’un responsable d’indicateur", "prévisions des responsables d’indicateurs"], ["forecast of the owner of an indicator", "forecasts of owners of indicators"]),
    ...counted(syntheses, ["synthèse écrite par le bureau de pilotage", "synthèses écrites par le bureau de pilotage"], ["synthesis written by the steering office", "syntheses written by the steering office"]),
  ];
  return lines.length > 0 ? lines : [language === "fr" ? "Rien qui ne soit déjà public dans les pages." : "Nothing that the pages do not show to everybody already."];
}

/** Taking a report back from the public, with the reason that its readers will find. */
export function TakeBackPage({ report, issues, reason, csrfToken, language }: PublicationPageProps): VNode {
  const { code } = report;
  const french = language === "fr";
  return (
    <>
      <ErrorSummary language={language} errors={issues.map((issue) => ({ fieldId: issue.field === undefined ? null : fieldId("reasonFr"), message: issue.text[language] }))} />
      <Trail code={code} here={words.takeBack[language]} language={language} />
      <Heading level={1} kicker={`${words.report[language]} ${code}`}>{words.takeBack[language]}</Heading>
      <Lead>{french ? "Il redevient lisible par les seules personnes qui lisent les projets. La trace reste\u202f: sa publication, sa reprise et la raison se lisent sur sa page et dans le journal." : "Only those who read drafts will be able to read it again. The trace stays: that it was published and taken back, and why, is told on its page and in the log."}</Lead>
      <form method="post" action={`/reports/${code}/take-back`}>
        <input type="hidden" name="_csrf" value={csrfToken} />
        <div class="field-pair">
          <Field name="reasonFr" control="textarea" label={words.reasonFr[language]} value={reason.fr} language={language} />
          <Field name="reasonEn" control="textarea" label={words.reasonEn[language]} value={reason.en} language={language} />
        </div>
        <p class="button-row"><Button kind="danger">{words.takeBack[language]}</Button></p>
      </form>
    </>
  );
}

function Trail({ code, here, language }: { readonly code: string; readonly here: string; readonly language: Language }): VNode {
  return <Breadcrumbs language={language} crumbs={[{ label: words.title[language], href: "/reports" }, { label: `${words.report[language]} ${code}`, href: `/reports/${code}` }, { label: here }]} />;
}

/** Told to those who read drafts, of a report that the public does not see. */
export function NotPublic({ report, mayPublish, language }: { readonly report: SealedEdition; readonly mayPublish: boolean; readonly language: Language }): VNode {
  const taken = report.publications.at(-1)?.reason ?? null;
  const french = language === "fr";
  return (
    <Notice kind="info" language={language} title={french ? "Ce rapport n’est pas public" : "This report is not public"}>
      <p>{french ? "Seules les personnes qui lisent les projets le voient." : "Only those who read drafts see it."}{taken === null ? "" : `${french ? " Il a été repris au public\u202f: " : " It was taken back from the public: "}${taken[language]}`}</p>
      {mayPublish ? <p><a href={`/reports/${report.code}/publish`}>{words.publish[language]}</a></p> : null}
    </Notice>
  );
}

/** When a report was published and taken back, and why. */
export function PublicationHistory({ publications, language }: { readonly publications: readonly Publication[]; readonly language: Language }): VNode {
  const french = language === "fr";
  return (
    <>
      <Heading level={2} id="publication">{words.publication[language]}</Heading>
      <Table<Publication>
        caption={words.publication[language]}
        captionHidden
        language={language}
        rows={publications}
        columns={[
          { header: words.on[language], rowHeader: true, cell: (one) => formatDateTime(one.recordedAt, language) },
          { header: words.what[language], cell: (one) => (one.kind === "published" ? (french ? "publié" : "published") : (french ? "repris au public" : "taken back from the public")) },
          { header: words.reason[language], cell: (one) => one.reason?.[language] ?? "–" },
          { header: french ? "Par" : "By", cell: (one) => one.author },
        ]}
      />
    </>
  );
}
