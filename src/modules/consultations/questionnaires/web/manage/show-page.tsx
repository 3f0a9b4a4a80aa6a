import type { VNode } from "preact";
import type { AppError, Issue } from "../../../../../kernel/errors/app-error.ts";
import { Breadcrumbs, DefinitionList, EmptyState, Heading, LinkButton, Notice, Table } from "../../../../../kernel/html/index.ts";
import { both, formatDateTime, formatDay, formatNumber, pick } from "../../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../../kernel/i18n/language.ts";
import { mostReminders } from "../../actions/tell.ts";
import type { HistoryLine, Participation } from "../../service.ts";
import type { Mailing, QuestionnaireRecord, Week } from "../../store.ts";
import { managePath, pathOf } from "../deps.ts";
import { StateTag } from "../hub-page.tsx";
import { datesWords, modeWords, stateBesideDates, whoAnswers } from "../words.ts";
import { actsIn, actWords } from "./acts.ts";

export interface ShowProps {
  readonly record: QuestionnaireRecord;
  readonly faults: readonly Issue[];
  readonly participation: Participation;
  readonly mailings: readonly Mailing[];
  readonly obstacle: AppError | null;
  readonly history: readonly HistoryLine[];
  /** The file of the sealing key is gone: nothing is received, counted or closed until it is put back or given up. */
  readonly isKeyLost: boolean;
  readonly language: Language;
}

const historyWords: Readonly<Record<string, Bilingual>> = {
  created: both("Brouillon créé", "Draft made"), changed: both("Brouillon modifié", "Draft changed"), announced: both("Annoncé", "Announced"), "back-to-draft": both("Ramené au brouillon", "Taken back to the draft"),
  opened: both("Ouvert\u202f: tout est fixé", "Opened: all is fixed"), "opening-refused": both("Ouverture impossible ce jour-là", "Opening not possible that day"), "change-refused": both("Tentative de changer ce qui est fixé, refusée", "Attempt to change what is fixed, refused"),
  invited: both("Invitation envoyée", "Invitation sent"), reminded: both("Relance envoyée", "Reminder sent"), closed: both("Clos", "Closed"), published: both("Résultats publiés", "Results published"), cancelled: both("Abandonné", "Given up"), "waiting-given-up": both("Contributions en attente abandonnées, clé perdue", "Contributions that waited given up, key lost"),
};

/** Where a questionnaire stands, and what its organiser can do next. */
export function ShowPage({ record, faults, participation, mailings, obstacle, history, isKeyLost, language }: ShowProps): VNode {
  const say = (fr: string, en: string): string => (language === "fr" ? fr : en);
  const path = managePath(record.code);
  const fixed = record.definitionSha256 !== null;
  return (
    <>
      <Breadcrumbs language={language} crumbs={[{ label: say("Participer", "Take part"), href: "/consultations" }, { label: say("Conduite", "Running"), href: "/consultations/manage" }, { label: pick(record.title, language) }]} />
      <Heading level={1}>{pick(record.title, language)}</Heading>
      <p class="sheet-state"><StateTag state={record.state} label={pick(stateBesideDates(record.state), language)} /> <span class="soft">{datesWords(record, language)}</span></p>
      {faults.length === 0 ? null : (
        <Notice kind="warn" language={language} title={say("Ce qui empêche d’ouvrir aujourd’hui", "What keeps it from opening today")}><ul>{faults.map(({ text }) => <li>{pick(text, language)}</li>)}</ul></Notice>
      )}
      {record.state === "announced" && faults.length === 0 ? <Notice kind="info" language={language}><p>{say("Rien n’empêche l’ouverture\u202f: elle se fera d’elle-même, ou par votre main.", "Nothing stands against the opening: it will happen by itself, or by your hand.")}</p></Notice> : null}
      {isKeyLost ? <Notice kind="warn" language={language} title={say("Une clé manque", "A key is missing")}><p>{say("Le fichier de la clé qui ouvre ce qui attend n’est plus dans le dossier «\u202fballot-keys\u202f» (une sauvegarde ne le contient jamais). Rien n’est reçu, compté ni clos tant qu’il n’y est pas remis\u202f; s’il est perdu pour de bon, renoncez à ce qui attend.", "The file of the key that opens what waits is no longer in the folder “ballot-keys” (no backup ever holds it). Nothing is received, counted or closed until it is put back; if it is lost for good, give up what waits.")}</p></Notice> : null}
      {record.state === "closed" && !record.ballotsClosed && !isKeyLost ? <Notice kind="warn" language={language}><p>{say("La dernière mise en comptes n’est pas finie\u202f: elle est reprise toutes les cinq minutes.", "The last counting is not finished: it is taken up again every five minutes.")}</p></Notice> : null}
      <p class="button-row">
        {actsIn(record.state, isKeyLost).filter((act) => act !== "send" || record.mode === "anonymous").map((act, at) => (
          <LinkButton kind={at === 0 && (act !== "send" || obstacle === null) ? "main" : "second"} href={`${path}/confirm/${act}`}>{act === "send" ? (mailings.length === 0 ? say("Inviter", "Invite") : say("Relancer", "Remind")) : pick(actWords[act], language)}</LinkButton>
        ))}
        {record.state === "closed" && record.ballotsClosed ? <LinkButton href={`${path}/effect`}>{say("Ce que la publication masquera", "What publication will hide")}</LinkButton> : null}
        {record.state === "draft" ? <LinkButton href={`${path}/edit`}>{say("Modifier", "Change")}</LinkButton> : null}
        <LinkButton href={pathOf(record.code)}>{record.state === "draft" ? say("Aperçu de la page publique", "Preview of the public page") : say("Page publique", "Public page")}</LinkButton>
        <LinkButton href={`${pathOf(record.code)}/print`}>{say("Formulaire imprimé", "Printed form")}</LinkButton>
      </p>
      <DefinitionList items={[
        { term: say("Mode", "Mode"), details: pick(modeWords[record.mode], language) },
        { term: say("Qui répond", "Who answers"), details: record.mode === "open-link" ? whoAnswers(record, language) : say(`${whoAnswers(record, "fr")}\u202f: ${formatNumber(participation.eligible, "fr")} aujourd’hui`, `${whoAnswers(record, "en")}: ${formatNumber(participation.eligible, "en")} today`) },
        { term: say("Seuil", "Threshold"), details: formatNumber(record.threshold, language) },
        { term: say("Formulaire", "Form"), details: `${pick(record.form.title, language)}, version ${record.form.version}` },
        ...(fixed ? [{ term: say("Empreinte", "Fingerprint"), details: <code class="fingerprint">{record.definitionSha256}</code> }] : []),
      ]} />
      {fixed ? <TakingPart record={record} participation={participation} language={language} /> : null}
      {fixed && record.mode === "anonymous" ? <Mailings mailings={mailings} obstacle={obstacle} open={record.state === "open"} language={language} /> : null}
      <Heading level={2}>{say("Historique", "History")}</Heading>
      <Table<HistoryLine> caption={say("Historique", "History")} captionHidden language={language} rows={history} empty={<EmptyState title={say("Rien n’est noté", "Nothing is noted")} />} columns={[
        { header: say("Acte", "Act"), rowHeader: true, cell: (line) => pick(historyWords[line.act] ?? both(line.act, line.act), language) },
        { header: say("Quand", "When"), cell: (line) => formatDateTime(line.recordedAt, language) },
        { header: say("Par", "By"), cell: (line) => line.author },
      ]} />
      <p class="soft small">{say("Il n’y a ici, ni ailleurs, aucune ligne qui dise qui a répondu.", "There is no line here, or anywhere, that tells who answered.")}</p>
    </>
  );
}

/** Counts by whole steps of the threshold while open, and by week: nothing finer exists. */
function TakingPart({ record, participation, language }: { readonly record: QuestionnaireRecord; readonly participation: Participation; readonly language: Language }): VNode {
  const say = (fr: string, en: string): string => (language === "fr" ? fr : en);
  const open = record.state === "open";
  const axisTitle = (code: string): string => pick(record.form.axes.find((axis) => axis.code === code)?.title ?? both(code, code), language);
  const weeks = [...new Set(participation.weeks.map(({ weekFrom }) => weekFrom))];
  const at = (weekFrom: string, axis: string): Week | undefined => participation.weeks.find((week) => week.weekFrom === weekFrom && week.axis === axis);
  const axes = record.form.axes.map(({ code }) => code).filter((axis) => participation.weeks.some((week) => week.axis === axis && week.contributions >= record.threshold));
  return (
    <>
      <Heading level={2}>{say("Participation", "Participation")}</Heading>
      <Table caption={say("Contributions par axe", "Contributions by axis")} captionHidden language={language} rows={participation.axes} empty={<EmptyState title={say("Aucun compte encore", "No count yet")} />} columns={[
        { header: say("Axe", "Axis"), rowHeader: true, cell: (one) => axisTitle(one.axis) },
        { header: open ? say(`Contributions, par pas de ${record.threshold}`, `Contributions, in steps of ${record.threshold}`) : say("Contributions", "Contributions"), numeric: true, cell: (one) => (one.contributions < record.threshold ? say(`moins de ${record.threshold}`, `under ${record.threshold}`) : open ? say(`${formatNumber(one.contributions, "fr")} au moins`, `${formatNumber(one.contributions, "en")} at least`) : formatNumber(one.contributions, language)) },
        ...(record.mode === "anonymous" ? [{ header: say("Droits de répondre donnés", "Rights to answer given"), numeric: true, cell: (one: Participation["axes"][number]) => formatNumber(one.issued, language) }] : []),
      ]} />
      <p class="soft small">{say("Un droit donné n’est pas une réponse\u202f: par défaut chacun reçoit d’un coup ceux de tous les axes, et nul ne sait s’il s’en sert.", "A right given is not an answer: by default each person receives those of all axes at once, and nobody knows whether they use them.")}</p>
      {axes.length === 0 ? null : (
        <Table caption={say("Contributions au premier relevé de chaque semaine", "Contributions at the first reading of each week")} language={language} rows={weeks} columns={[
          { header: say("Semaine du", "Week of"), rowHeader: true, cell: (week) => formatDay(week, language, "short") },
          ...axes.map((axis) => ({ header: axisTitle(axis), numeric: true, cell: (week: string) => { const count = at(week, axis)?.contributions ?? 0; return count < record.threshold ? say(`moins de ${record.threshold}`, `under ${record.threshold}`) : formatNumber(count, language); } })),
        ]} />
      )}
    </>
  );
}

function Mailings({ mailings, obstacle, open, language }: Pick<ShowProps, "mailings" | "obstacle" | "language"> & { readonly open: boolean }): VNode {
  const say = (fr: string, en: string): string => (language === "fr" ? fr : en);
  return (
    <>
      <Heading level={2}>{say("Invitation et relances", "Invitation and reminders")}</Heading>
      <Table<Mailing> caption={say("Messages envoyés", "Messages sent")} captionHidden language={language} rows={mailings} empty={<EmptyState title={say("Aucun message n’est parti", "No message has left")}><p>{say(`L’invitation part à tous ceux qui peuvent répondre, avec le même lien\u202f; puis ${mostReminders} relances au plus, à tous aussi.`, `The invitation goes to all who may answer, with the same link; then ${mostReminders} reminders at most, to all as well.`)}</p></EmptyState>} columns={[
        { header: say("Message", "Message"), rowHeader: true, cell: ({ number }) => (number === 0 ? say("Invitation", "Invitation") : say(`Relance ${number} sur ${mostReminders}`, `Reminder ${number} of ${mostReminders}`)) },
        { header: say("Envoyé le", "Sent on"), cell: ({ sentOn }) => formatDay(sentOn, language) },
        { header: say("Destinataires", "Recipients"), numeric: true, cell: ({ recipients }) => formatNumber(recipients, language) },
      ]} />
      {open && obstacle !== null ? <p class="soft small">{pick(obstacle.text, language)}</p> : null}
    </>
  );
}
