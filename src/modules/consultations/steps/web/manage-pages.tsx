import type { VNode } from "preact";
import { Button, Field, Heading, Lead, LinkButton, Notice, Table, Tag } from "../../../../kernel/html/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { formatDay, pick } from "../../../../kernel/i18n/format.ts";
import { doors, phaseKinds, staffIdentities, standing, type Consultation } from "../domain/consultation.ts";
import type { Invitation } from "../store/consultations.ts";
import type { ConsultationEvent } from "../store/outcomes.ts";
import type { ListedConsultation } from "./list-page.tsx";
import { listIn, sayIn, stepsPath, textIn } from "./deps.ts";
import { Crumbs, dayBefore, dayOf, errorOf, Faults } from "./parts.tsx";
import { doorNames, eventNames, phaseNames, sheetNames, standingNames } from "./words.ts";

const manage = `${stepsPath}/manage`;

export function ManageListPage({ listed, context }: { readonly listed: readonly ListedConsultation[]; readonly context: RequestContext }): VNode {
  const { language } = context;
  const say = sayIn(language);
  return (
    <>
      <Crumbs language={language} crumbs={[{ label: say("Conduite", "Running") }]} />
      <Heading level={1}>{say("Conduire les consultations", "Run consultations")}</Heading>
      <div class="button-row"><LinkButton kind="main" href={`${manage}/new`}>{say("Préparer une consultation", "Prepare a consultation")}</LinkButton><LinkButton href="/consultations/moderation">{say("Modération", "Moderation")}</LinkButton></div>
      <Table
        caption={say("Consultations", "Consultations")} rows={listed} language={language} empty={<p>{say("Aucune consultation n’a été préparée.", "No consultation has been prepared.")}</p>}
        columns={[
          { header: say("Consultation", "Consultation"), rowHeader: true, cell: ({ consultation }) => <a href={`${manage}/${consultation.code}`}>{pick(consultation.title, language)}</a> },
          { header: say("État", "State"), cell: ({ consultation }) => (consultation.publishedAt === null ? <Tag tone="warn">{say("Brouillon", "Draft")}</Tag> : pick(standingNames[standing(consultation, context.clock.today())], language)) },
          { header: say("Propositions", "Proposals"), numeric: true, cell: ({ counts }) => counts.proposals },
          { header: say("Sans réponse", "Unanswered"), numeric: true, cell: ({ counts }) => counts.proposals - counts.answered },
          { header: say("À lire", "To read"), numeric: true, cell: ({ consultation, counts }) => (counts.waiting === 0 ? 0 : <a href={`/consultations/moderation?of=${consultation.code}`}>{counts.waiting}</a>) },
        ]}
      />
    </>
  );
}

/** The fields of a form from a consultation, as the browser would send them. */
export function formOf(consultation: Consultation): Readonly<Record<string, string | readonly string[]>> {
  return {
    code: consultation.code, ...Object.fromEntries((["title", "purpose", "commitment"] as const).flatMap((field) => (["fr", "en"] as const).map((language) => [`${field}-${language}`, consultation[field][language]]))),
    themes: consultation.themes.map(({ code, title }) => `${code} | ${title.fr} | ${title.en}`).join("\n"), doors: consultation.doors, staffShownAs: consultation.staffShownAs, synthesisUrl: consultation.synthesisUrl ?? "",
    ...Object.fromEntries(consultation.phases.flatMap(({ kind, from, to }) => [[`phase-${kind}-from`, from], [`phase-${kind}-to`, to === null ? "" : dayBefore(to)]])),
  };
}

export interface EditPageProps {
  readonly consultation: Consultation | null;
  readonly given: unknown;
  readonly issues: readonly Issue[];
  readonly events: readonly ConsultationEvent[];
  readonly invitations: readonly Invitation[];
  readonly link: string | null;
  readonly context: RequestContext;
}

export function EditPage({ consultation, given, issues, events, invitations, link, context }: EditPageProps): VNode {
  const { language, csrfToken } = context;
  const say = sayIn(language);
  const field = (name: string) => ({ name, value: textIn(given, name), language, ...errorOf(issues, name, language) });
  const boxes = (name: string, label: string, options: readonly { readonly value: string; readonly label: string }[]): VNode => {
    const error = errorOf(issues, name, language).error;
    return (
      <fieldset class={`field${error === undefined ? "" : " field-wrong"}`} id={`field-${name}`}>
        <legend>{label}</legend>
        {error === undefined ? null : <p class="field-error">{error}</p>}
        {options.map((option) => <label class="choice"><input type="checkbox" name={name} value={option.value} checked={listIn(given, name).includes(option.value)} />{option.label}</label>)}
      </fieldset>
    );
  };
  return (
    <article class="consultation">
      <Faults issues={issues} language={language} />
      <Crumbs language={language} crumbs={[{ label: say("Conduite", "Running"), href: manage }, { label: consultation === null ? say("Nouvelle consultation", "New consultation") : pick(consultation.title, language) }]} />
      <Heading level={1}>{consultation === null ? say("Préparer une consultation", "Prepare a consultation") : pick(consultation.title, language)}</Heading>
      {consultation === null ? null : consultation.publishedAt === null ? (
        <Notice kind="info" language={language} title={say("C’est un brouillon", "This is a draft")}>
          <p>{say("Relisez-le tel que le public le verra, puis publiez-le. Quand une première contribution sera arrivée, les portes, la façon de montrer le personnel et l’engagement ne changeront plus.", "Read it as the public will see it, then publish it. Once a first contribution has come in, the doors, how staff are shown and the promise no longer change.")}</p>
          <form method="post" action={`${manage}/${consultation.code}/publish`} class="button-row"><input type="hidden" name="_csrf" value={csrfToken} /><LinkButton href={`${stepsPath}/${consultation.code}`}>{say("Relire", "Read it")}</LinkButton><Button>{say("Publier", "Publish")}</Button></form>
        </Notice>
      ) : <p><a href={`${stepsPath}/${consultation.code}`}>{say("La page publique", "The public page")}</a> · <a href={`/consultations/moderation?of=${consultation.code}`}>{say("Modération", "Moderation")}</a></p>}
      <form method="post" action={consultation === null ? `${manage}/new` : `${manage}/${consultation.code}`} class="form">
        <input type="hidden" name="_csrf" value={csrfToken} />
        {consultation === null ? <Field {...field("code")} label={say("Code, dans l’adresse", "Code, in the address")} hint={say("Minuscules, chiffres et traits d’union.", "Lower-case letters, digits and hyphens.")} required /> : <input type="hidden" name="revision" value={textIn(given, "revision") || consultation.revision} />}
        <Field {...field("title-fr")} label={say("Titre, en français", "Title, in French")} required />
        <Field {...field("title-en")} label={say("Titre, en anglais", "Title, in English")} required />
        {(["purpose", "commitment"] as const).flatMap((name) => (["fr", "en"] as const).map((one) => (
          <Field {...field(`${name}-${one}`)} control="textarea" rows={4} required label={`${name === "purpose" ? say("Sur quoi, pourquoi", "On what, why") : say("Ce qui sera fait des contributions, et qui répondra", "What will be made of contributions, and who will answer")}, ${one === "fr" ? say("en français", "in French") : say("en anglais", "in English")}`} />
        )))}
        <Field {...field("themes")} control="textarea" rows={4} required label={say("Thèmes, un par ligne", "Themes, one a line")} hint={say("code | titre français | titre anglais", "code | French title | English title")} />
        {boxes("doors", say("Qui peut participer", "Who may take part"), doors.map((value) => ({ value, label: pick(doorNames[value], language) })))}
        {boxes("staffShownAs", say("Comment le personnel est montré", "How staff are shown"), staffIdentities.map((value) => ({ value, label: value === "name" ? say("sous son nom", "under their name") : say("sous un de ses rôles", "under one of their roles") })))}
        <fieldset class="phase-fields">
          <legend>{say("Phases, du premier au dernier jour", "Phases, from first to last day")}</legend>
          <p class="hint">{say("Laissez vides celles qui n’ont pas lieu\u202f; seule la dernière peut ne pas finir. La discussion peut recouvrir les propositions.", "Leave empty those that do not take place; only the last may have no end. The discussion may overlap the proposals.")}</p>
          {phaseKinds.map((kind) => (
            <div class="phase-field">
              <Field {...field(`phase-${kind}-from`)} control="date" label={`${pick(phaseNames[kind], language)}, ${say("du", "from")}`} />
              <Field {...field(`phase-${kind}-to`)} control="date" label={`${pick(phaseNames[kind], language)}, ${say("au", "to")}`} />
            </div>
          ))}
        </fieldset>
        <Field {...field("synthesisUrl")} optional label={say("Adresse de la synthèse", "Address of the synthesis")} hint={say("Une page de ce site, ou d’ailleurs.", "A page of this site, or elsewhere.")} />
        <div class="button-row"><Button>{say("Enregistrer", "Save")}</Button><LinkButton href={manage}>{say("Annuler", "Cancel")}</LinkButton></div>
      </form>
      {consultation === null ? null : (
        <>
          {consultation.doors.includes("stakeholders") ? <Invitations consultation={consultation} invitations={invitations} link={link} context={context} /> : null}
          <Heading level={2} id="events">{say("Réunions et séminaires", "Meetings and seminars")}</Heading>
          <Lead>{say("Chacun est prolongé par des fiches conseil et de courtes capsules.", "Each is prolonged by advice sheets and short capsules.")}</Lead>
          {events.map((event) => <details class="disclosure"><summary>{formatDay(event.happensOn, language)}{language === "fr" ? "\u202f: " : ": "}{pick(event.title, language)}</summary><div class="disclosure-body"><EventForm consultation={consultation} event={event} context={context} /></div></details>)}
          <details class="disclosure"><summary>{say("Ajouter une réunion ou un séminaire", "Add a meeting or a seminar")}</summary><div class="disclosure-body"><EventForm consultation={consultation} event={null} context={context} /></div></details>
        </>
      )}
    </article>
  );
}

function Invitations({ consultation, invitations, link, context }: { readonly consultation: Consultation; readonly invitations: readonly Invitation[]; readonly link: string | null; readonly context: RequestContext }): VNode {
  const { language, csrfToken } = context;
  const say = sayIn(language);
  return (
    <section>
      <Heading level={2} id="invitations">{say("Organisations invitées", "Invited organisations")}</Heading>
      {link === null ? null : <Notice kind="warn" language={language} title={say("Copiez ce lien maintenant\u202f: il ne sera plus montré", "Copy this link now: it will not be shown again")}><p class="secret-link">{link}</p></Notice>}
      <Table
        caption={say("Organisations invitées", "Invited organisations")} captionHidden rows={invitations} language={language} empty={<p>{say("Aucune organisation n’a été invitée.", "No organisation has been invited.")}</p>}
        columns={[
          { header: say("Organisation", "Organisation"), rowHeader: true, cell: ({ organisation }) => organisation },
          { header: say("Invitée le", "Invited on"), cell: ({ createdAt }) => dayOf(createdAt, language) },
          { header: say("Lien", "Link"), cell: ({ id, revokedAt, organisation }) => (revokedAt === null ? <form method="post" action={`${manage}/${consultation.code}/invitations/${id}/end`}><input type="hidden" name="_csrf" value={csrfToken} /><Button kind="plain">{say("Fermer", "End")}<span class="visually-hidden"> {organisation}</span></Button></form> : say(`fermé le ${dayOf(revokedAt, "fr")}`, `ended on ${dayOf(revokedAt, "en")}`)) },
        ]}
      />
      <form method="post" action={`${manage}/${consultation.code}/invitations`} class="inline-form">
        <input type="hidden" name="_csrf" value={csrfToken} />
        <Field name="organisation" required label={say("Organisation", "Organisation")} language={language} />
        <Button kind="second">{say("Inviter", "Invite")}</Button>
      </form>
    </section>
  );
}

function EventForm({ consultation, event, context }: { readonly consultation: Consultation; readonly event: ConsultationEvent | null; readonly context: RequestContext }): VNode {
  const { language, csrfToken } = context;
  const say = sayIn(language);
  const id = event?.id ?? "new";
  const sheets = [...(event?.sheets ?? []), { kind: "advice" as const, title: "", text: "" }];
  return (
    <form method="post" action={`${manage}/${consultation.code}/events`} class="form">
      <input type="hidden" name="_csrf" value={csrfToken} />
      {event === null ? null : <input type="hidden" name="id" value={event.id} />}
      <Field control="select" name="kind" id={`kind-${id}`} label={say("Quoi", "What")} value={event?.kind ?? "seminar"} language={language} options={(["seminar", "meeting"] as const).map((value) => ({ value, label: pick(eventNames[value], language) }))} />
      <Field control="date" name="happensOn" id={`on-${id}`} required label={say("Le", "On")} value={event?.happensOn ?? ""} language={language} />
      <Field name="title-fr" id={`title-fr-${id}`} required label={say("Titre, en français", "Title, in French")} value={event?.title.fr ?? ""} language={language} />
      <Field name="title-en" id={`title-en-${id}`} required label={say("Titre, en anglais", "Title, in English")} value={event?.title.en ?? ""} language={language} />
      <Field name="place" id={`place-${id}`} optional label={say("Lieu ou lien", "Place or link")} value={event?.place ?? ""} language={language} />
      <Field control="textarea" name="account" id={`account-${id}`} optional label={say("Ce qui s’est dit", "What was said")} value={event?.account ?? ""} language={language} />
      {sheets.map((sheet, index) => (
        <fieldset class="phase-fields">
          <legend>{say(`Fiche ou capsule ${index + 1}`, `Sheet or capsule ${index + 1}`)}</legend>
          <Field control="select" name={`sheet-kind-${index}`} id={`sheet-kind-${index}-${id}`} label={say("Nature", "Kind")} value={sheet.kind} language={language} options={(["advice", "capsule"] as const).map((value) => ({ value, label: pick(sheetNames[value], language) }))} />
          <Field name={`sheet-title-${index}`} id={`sheet-title-${index}-${id}`} optional label={say("Titre", "Title")} value={sheet.title} language={language} />
          <Field control="textarea" name={`sheet-text-${index}`} id={`sheet-text-${index}-${id}`} optional label={say("Texte", "Text")} value={sheet.text} language={language} />
        </fieldset>
      ))}
      <div class="button-row"><Button>{say("Enregistrer", "Save")}</Button></div>
    </form>
  );
}
