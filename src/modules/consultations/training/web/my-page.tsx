import type { VNode } from "preact";
import { Button, DownloadLinks, EmptyState, Heading, Lead, LinkButton, Notice, Table, Tag, usualDownloads } from "../../../../kernel/html/index.ts";
import { formatDay, formatNumber, formatPercent } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { certificateState, countsOn, type Certificate, type Credit } from "../domain/model.ts";
import type { LabelProgress, YearOfCredits } from "../domain/labels.ts";
import type { TrainingRecord } from "../training.ts";
import { catalogue, certificatePath, labelPath, modulePath, sheetPath, type Place } from "./deps.ts";
import { CertificateTag, classDays, creditsText, Crumbs, lastDay } from "./parts.tsx";

export interface MyPageProps {
  readonly place: Place;
  readonly record: TrainingRecord;
  /** By kind and code: `module:integrite`. */
  readonly titles: ReadonlyMap<string, Bilingual>;
  /** Classes that the reader teaches. */
  readonly teaching: readonly { readonly id: string; readonly title: Bilingual; readonly days: string }[];
  /** Compulsory modules that the reader has neither taken nor enrolled in. */
  readonly compulsory: readonly { readonly code: string; readonly title: Bilingual }[];
  readonly done: string | null;
}

const doneWords: Readonly<Record<string, Bilingual>> = {
  enrolled: { fr: "Vous êtes inscrit.", en: "You are enrolled." },
  waiting: { fr: "La séance est complète\u202f: vous êtes sur la liste d’attente. Vous serez prévenu si une place se libère.", en: "The class is full: you are on the waiting list. You will be told if a place comes free." },
  left: { fr: "Votre inscription est annulée.", en: "Your enrolment is cancelled." },
};

/** What somebody has, what they are enrolled in, and what is missing. */
export function MyPage(props: MyPageProps): VNode {
  const { place, record, titles, done, compulsory } = props;
  const { say, language } = place;
  const said = doneWords[done ?? ""];
  const titleOf = ({ kind, code }: Pick<Certificate, "kind" | "code">): string => titles.get(`${kind}:${code}`)?.[language] ?? code;
  return (
    <div>
      <Crumbs place={place} crumbs={[{ label: say("Mes formations", "My training") }]} />
      {said === undefined ? null : <Notice kind="info" language={language}>{said[language]}</Notice>}
      <Heading level={1}>{say("Mes formations", "My training")}</Heading>
      <Lead>{record.balance === 0 ? say("Vous n’avez pas encore de crédits en vigueur.", "You have no credits in force yet.") : say(`Vous avez ${creditsText(record.balance, "fr")} en vigueur.`, `You have ${creditsText(record.balance, "en")} in force.`)}</Lead>
      {compulsory.map(({ code, title }) => <Notice kind="warn" language={language} title={say("Une formation obligatoire vous attend", "Compulsory training awaits you")}><p><a href={modulePath(code)}>{title[language]}</a></p></Notice>)}

      <Heading level={2} id="labels">{say("Vers les labels", "Towards the labels")}</Heading>
      {record.labels.length === 0 ? <p class="soft">{say("Aucun label n’est encore défini.", "No label is defined yet.")}</p> : <ul class="plain-list training-labels">{record.labels.map((progress) => <li><Progress place={place} progress={progress} titles={titles} /></li>)}</ul>}

      <Heading level={2} id="enrolments">{say("Inscriptions", "Enrolments")}</Heading>
      <Enrolments {...props} />

      <Heading level={2} id="certificates">{say("Certificats", "Certificates")}</Heading>
      <Table<Certificate>
        caption={say("Certificats", "Certificates")} captionHidden language={language} rows={record.certificates}
        empty={<p class="soft">{say("Vos certificats paraîtront ici, avec leur badge à télécharger.", "Your certificates will appear here, with their badge to download.")}</p>}
        columns={[
          { header: say("Certificat", "Certificate"), rowHeader: true, cell: (one) => <a href={certificatePath(one.id)}>{titleOf(one)}</a> },
          { header: say("Sorte", "Kind"), cell: (one) => (one.kind === "module" ? say("module", "module") : say("label", "label")) },
          { header: say("Délivré le", "Issued on"), cell: (one) => formatDay(one.issuedOn, language) },
          { header: say("Vaut jusqu’au", "Holds until"), cell: (one) => lastDay(one.expiresOn, language) },
          { header: say("État", "State"), cell: (one) => <CertificateTag certificate={one} place={place} /> },
          { header: say("Badge", "Badge"), cell: (one) => (certificateState(one, place.today) === "revoked" ? "–" : <a href={certificatePath(one.id, "/badge.svg")} download>SVG</a>) },
        ]}
      />

      <Heading level={2} id="credits">{say("Crédits, année par année", "Credits, year by year")}</Heading>
      {record.credits.length === 0 ? <p class="soft">{say("Aucun crédit encore.", "No credits yet.")}</p> : (
        <>
          <Table<YearOfCredits>
            caption={say("Crédits gagnés, échus et en vigueur par année", "Credits earned, ended and in force by year")} captionHidden language={language} rows={record.years}
            columns={[
              { header: say("Année", "Year"), rowHeader: true, cell: ({ year }) => String(year) },
              { header: say("Gagnés", "Earned"), numeric: true, cell: ({ earned }) => formatNumber(earned, language) },
              { header: say("Qui s’éteignent dans l’année", "Ending in the year"), numeric: true, cell: ({ ending }) => formatNumber(ending, language) },
              { header: say("En vigueur au 31 décembre", "In force on 31 December"), numeric: true, cell: ({ atYearEnd }) => formatNumber(atYearEnd, language) },
            ]}
          />
          <Table<Credit>
            caption={say("Chaque crédit, d’où il vient et jusqu’à quand il vaut", "Each credit, where it comes from and until when it holds")} language={language} rows={record.credits}
            columns={[
              { header: say("Origine", "Origin"), rowHeader: true, cell: (credit) => <a href={modulePath(credit.moduleCode)}>{titles.get(`module:${credit.moduleCode}`)?.[language] ?? credit.moduleCode}</a> },
              { header: say("Gagnés le", "Earned on"), cell: (credit) => formatDay(credit.earnedOn, language) },
              { header: say("Crédits", "Credits"), numeric: true, cell: (credit) => formatNumber(credit.credits, language) },
              { header: say("Valent jusqu’au", "Hold until"), cell: (credit) => (credit.takenBackOn === null ? lastDay(credit.expiresOn, language) : say(`repris le ${formatDay(credit.takenBackOn, "fr")}`, `taken back on ${formatDay(credit.takenBackOn, "en")}`)) },
              { header: say("État", "State"), cell: (credit) => (countsOn(credit, place.today) ? <Tag tone="good">{say("en vigueur", "in force")}</Tag> : <Tag>{say("ne compte plus", "no longer counts")}</Tag>) },
            ]}
          />
          <DownloadLinks downloads={usualDownloads("/exports/my-training")} language={language} />
        </>
      )}
      <p class="soft">{say("Vos formations ne sont liées à aucune consultation ni à aucun questionnaire\u202f: y répondre, ou non, n’apporte ni n’ôte rien ici.", "Your training is tied to no consultation and no questionnaire: answering one, or not, brings or takes nothing here.")}</p>
    </div>
  );
}

function Progress({ place, progress, titles }: { readonly place: Place; readonly progress: LabelProgress; readonly titles: MyPageProps["titles"] }): VNode {
  const { say, language } = place;
  const { label, held, credits, creditsNeeded, missingModules, renewalFrom } = progress;
  const left = Math.max(0, creditsNeeded - credits);
  return (
    <>
      <p><a href={labelPath(label.code)}><strong>{label.title[language]}</strong></a> {held === null ? <Tag>{say("pas encore", "not yet")}</Tag> : <CertificateTag certificate={held} place={place} />}</p>
      <p>
        <progress class="credit-progress" max={Math.max(1, creditsNeeded)} value={Math.min(credits, creditsNeeded)} aria-label={say("Crédits", "Credits")}>{credits}</progress>{" "}
        {say(`${formatNumber(credits, "fr")} sur ${creditsText(creditsNeeded, "fr")}`, `${formatNumber(credits, "en")} of ${creditsText(creditsNeeded, "en")}`)}{held === null ? "" : say(" gagnés depuis, pour le renouveler", " earned since, to renew it")}
      </p>
      {held === null ? null : <p>{say(`Il vaut jusqu’au ${lastDay(held.expiresOn, "fr")}.`, `It holds until ${lastDay(held.expiresOn, "en")}.`)} {renewalFrom === null || left === 0 && renewalFrom > place.today ? say(`Il sera renouvelé à partir du ${formatDay(renewalFrom ?? held.expiresOn, "fr")}.`, `It will be renewed from ${formatDay(renewalFrom ?? held.expiresOn, "en")}.`) : left > 0 ? say(`Il manque ${creditsText(left, "fr")} pour le renouveler.`, `${creditsText(left, "en")} missing to renew it.`) : ""}</p>}
      {held === null && (left > 0 || missingModules.length > 0) ? (
        <div>{say("Il manque\u202f:", "Missing:")}<ul>{left > 0 ? <li>{creditsText(left, language)}</li> : null}{missingModules.map((code) => <li><a href={modulePath(code)}>{titles.get(`module:${code}`)?.[language] ?? code}</a></li>)}</ul></div>
      ) : null}
    </>
  );
}

function Enrolments({ place, record, teaching }: MyPageProps): VNode {
  const { say, language } = place;
  const current = record.enrolments.filter(({ enrolment }) => enrolment.state !== "cancelled");
  return (
    <>
      <Table<(typeof current)[number]>
        caption={say("Inscriptions", "Enrolments")} captionHidden language={language} rows={current}
        empty={<EmptyState title={say("Vous n’êtes inscrit à aucune formation.", "You are enrolled in no training.")} action={{ href: catalogue, label: say("Voir le catalogue", "See the catalogue") }} />}
        columns={[
          { header: say("Module", "Module"), rowHeader: true, cell: ({ view }) => <a href={modulePath(view.module.code)}>{view.module.title[language]}</a> },
          { header: say("Quand", "When"), cell: ({ view }) => classDays(view.class, place) },
          { header: say("Où en est-on", "Standing"), cell: ({ enrolment, view }) => <Standing place={place} enrolment={enrolment} view={view} /> },
          {
            header: say("À faire", "To do"), cell: ({ enrolment, view }) => {
              const { assessment } = view.module;
              const quizOpen = view.class.cancelledOn === null && enrolment.state === "enrolled" && !enrolment.passed && assessment !== null && assessment.questions.length > 0 && enrolment.attempts < assessment.attempts && (view.module.selfPaced || enrolment.attended === true);
              const canLeave = enrolment.attended === null && !enrolment.passed;
              return <>{quizOpen ? <a href={`/integrity/my-training/classes/${view.class.id}/quiz`}>{say("Répondre au questionnaire", "Take the quiz")}</a> : null}{quizOpen && canLeave ? <br /> : null}{canLeave ? <a href={`/integrity/my-training/classes/${view.class.id}/leave`}>{say("Annuler", "Cancel")}</a> : null}{quizOpen || canLeave ? null : "–"}</>;
            },
          },
        ]}
      />
      {teaching.length === 0 ? null : (
        <>
          <Heading level={3}>{say("Séances que vous animez", "Classes that you teach")}</Heading>
          <ul>{teaching.map(({ id, title, days }) => <li><a href={sheetPath(id)}>{title[language]}</a>, {days}</li>)}</ul>
        </>
      )}
    </>
  );
}

function Standing({ place, enrolment, view }: { readonly place: Place } & TrainingRecord["enrolments"][number]): VNode {
  const { say, language } = place;
  if (view.class.cancelledOn !== null) return <Tag tone="warn">{say("séance annulée", "class cancelled")}</Tag>;
  if (enrolment.passed) return <Tag tone="good">{enrolment.bestShare === null ? say("réussi", "passed") : say(`réussi, ${formatPercent(enrolment.bestShare, "fr", 0)}`, `passed, ${formatPercent(enrolment.bestShare, "en", 0)}`)}</Tag>;
  if (enrolment.state === "waiting") return <Tag tone="warn">{say("en attente", "waiting")}</Tag>;
  if (enrolment.attended === false) return <Tag>{say("absent", "absent")}</Tag>;
  const { assessment } = view.module;
  if (enrolment.attended === true && assessment === null) return <Tag tone="good">{say("suivi", "taken")}</Tag>;
  if (assessment !== null && enrolment.attempts > 0) return <Tag tone="warn">{say(`essai ${formatNumber(enrolment.attempts, language)} sur ${formatNumber(assessment.attempts, language)}`, `attempt ${formatNumber(enrolment.attempts, language)} of ${formatNumber(assessment.attempts, language)}`)}</Tag>;
  return <Tag tone="accent">{enrolment.attended === true ? say("présent, questionnaire à faire", "present, quiz to take") : say("inscrit", "enrolled")}</Tag>;
}

export function LeavePage({ place, title, classId }: { readonly place: Place; readonly title: string; readonly classId: string }): VNode {
  const { say, context } = place;
  return (
    <div>
      <Crumbs place={place} crumbs={[{ label: say("Mes formations", "My training"), href: "/integrity/my-training" }, { label: say("Annuler", "Cancel") }]} />
      <Heading level={1}>{say("Annuler l’inscription\u202f?", "Cancel the enrolment?")}</Heading>
      <Lead>{title}</Lead>
      <p>{say("Votre place ira à la première personne en attente. Vous pourrez vous inscrire de nouveau, à la suite des autres.", "Your place goes to the first person who waits. You can enrol again, after the others.")}</p>
      <form method="post" action={`/integrity/my-training/classes/${classId}/leave`}>
        <input type="hidden" name="_csrf" value={context.csrfToken} />
        <div class="button-row"><Button kind="danger">{say("Annuler l’inscription", "Cancel the enrolment")}</Button><LinkButton href="/integrity/my-training">{say("La garder", "Keep it")}</LinkButton></div>
      </form>
    </div>
  );
}
