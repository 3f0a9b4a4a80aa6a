import type { VNode } from "preact";
import { Breadcrumbs, Button, DownloadLinks, EmptyState, ErrorSummary, Field, fieldId, Heading, Lead, LinkButton, Notice, Table, Tag, usualDownloads } from "../../../../kernel/html/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { formatDay, pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { Table as ExportTable } from "../../../../kernel/tables/index.ts";
import { answersOn, contactFields, contactScopes, fieldNames, scopeNames, type Contact } from "../domain/contact.ts";
import { sayIn } from "../../../../kernel/i18n/say.ts";

export interface ContactQuery {
  readonly field: string;
  readonly q: string;
  readonly all: boolean;
}

interface View {
  readonly contacts: readonly Contact[];
  readonly query: ContactQuery;
  readonly mayEdit: boolean;
  readonly today: Day;
  readonly search: string;
  readonly language: Language;
}

const place = (one: Contact, language: Language): string => (one.scope === "institute" ? pick(scopeNames.institute, language) : one.place);

/** The directory of contacts: who to turn to, near or for the whole institute. */
export function ContactsPage({ contacts, query, mayEdit, today, search, language }: View): VNode {
  const say = sayIn(language);
  return (
    <>
      <Breadcrumbs language={language} crumbs={[{ label: say("Éthique et intégrité", "Ethics and integrity"), href: "/integrity" }, { label: say("À qui s’adresser", "Whom to turn to") }]} />
      <Heading level={1}>{say("À qui s’adresser", "Whom to turn to")}</Heading>
      <Lead>{say("Les personnes qui répondent aux questions d’éthique, de déontologie, d’intégrité et de qualité, pour tout l’institut ou pour un seul lieu. Là où personne n’est plus proche, le contact de tout l’institut répond.", "The people who answer questions of ethics, conduct, integrity and quality, for the whole institute or for one place. Where nobody is nearer, the contact for the whole institute answers.")}</Lead>
      <form method="get" class="inline-form" role="search">
        <Field control="select" name="field" label={say("Sujet", "Subject")} value={query.field} language={language} options={[{ value: "", label: say("Tous", "All") }, ...contactFields.map((field) => ({ value: field, label: pick(fieldNames[field], language) }))]} />
        <Field control="search" name="q" label={say("Lieu ou nom", "Place or name")} value={query.q} language={language} />
        {mayEdit ? <Field control="checkbox" name="all" label={say("Mandats passés et à venir aussi", "Past and coming mandates too")} checked={query.all} language={language} /> : null}
        <div class="button-row"><Button kind="second">{say("Chercher", "Search")}</Button>{mayEdit ? <LinkButton href="/integrity/contacts/new" kind="main">{say("Ajouter un contact", "Add a contact")}</LinkButton> : null}</div>
      </form>
      <Table<Contact> caption={say("Contacts", "Contacts")} language={language} rows={contacts} empty={<EmptyState title={say("Aucun contact ne répond à cette recherche", "No contact answers this search")}><p><a href="/integrity/contacts">{say("Voir tous les contacts", "See all contacts")}</a></p></EmptyState>} columns={[
        { header: say("Sujet", "Subject"), cell: (one) => pick(fieldNames[one.field], language) },
        { header: say("Pour", "For"), cell: (one) => place(one, language) },
        { header: say("Personne", "Person"), rowHeader: true, cell: (one) => <>{one.person}<br /><span class="soft plain">{pick(one.title, language)}</span>{one.isPublic ? null : <> <Tag>{say("interne", "internal")}</Tag></>}{answersOn(one, today) ? null : <> <Tag tone="warn">{one.from > today ? say("à venir", "to come") : say("terminé", "over")}</Tag></>}</> },
        { header: say("Joindre", "Reach"), cell: (one) => <>{one.mail === "" ? null : <a href={`mailto:${one.mail}`}>{one.mail}</a>}{one.mail !== "" && one.phone !== "" ? <br /> : null}{one.phone === "" ? null : <a href={`tel:${one.phone.replace(/[^+\d]/g, "")}`}>{one.phone}</a>}</> },
        { header: say("Depuis", "Since"), cell: (one) => `${formatDay(one.from, language, "short")}${one.until === null ? "" : `${say(" jusqu’au ", " until ")}${formatDay(one.until, language, "short")}`}` },
        ...(mayEdit ? [{ header: say("Modifier", "Change"), cell: (one: Contact) => <a href={`/integrity/contacts/${one.id}/edit`}>{say("Modifier", "Change")}<span class="visually-hidden"> {one.person}</span></a> }] : []),
      ]} />
      {contacts.length === 0 ? null : <DownloadLinks language={language} downloads={usualDownloads("/integrity/exports/contacts", search)} />}
    </>
  );
}

export function contactTable(contacts: readonly Contact[]): ExportTable {
  return {
    name: "contacts", title: { fr: "Contacts éthique, déontologie, intégrité, qualité", en: "Contacts for ethics, conduct, integrity, quality" },
    columns: [
      { key: "field", label: { fr: "Sujet", en: "Subject" } }, { key: "scope", label: { fr: "Portée", en: "Scope" } }, { key: "place", label: { fr: "Lieu", en: "Place" } },
      { key: "person", label: { fr: "Personne", en: "Person" } }, { key: "title", label: { fr: "Fonction", en: "Function" } }, { key: "mail", label: { fr: "Courriel", en: "Mail" } }, { key: "phone", label: { fr: "Téléphone", en: "Phone" } },
      { key: "from", label: { fr: "Depuis", en: "From" } }, { key: "until", label: { fr: "Jusqu’au (exclu)", en: "Until (excluded)" } },
    ],
    demonstration: contacts.some(({ demonstration }) => demonstration),
    rows: contacts.map((one) => [fieldNames[one.field], scopeNames[one.scope], one.place === "" ? null : one.place, one.person, one.title, one.mail === "" ? null : one.mail, one.phone === "" ? null : one.phone, { day: one.from }, one.until === null ? null : { day: one.until }]),
  };
}

/** What the form of a contact holds, as typed. */
export interface ContactForm {
  readonly field: string;
  readonly scope: string;
  readonly place: string;
  readonly person: string;
  readonly titleFr: string;
  readonly titleEn: string;
  readonly mail: string;
  readonly phone: string;
  readonly from: string;
  readonly until: string;
  readonly isPublic: boolean;
}

/** Names of the fields of the form by those of the faults. */
const inputs: Readonly<Record<string, string>> = { "title.fr": "titleFr", "title.en": "titleEn" };

export function ContactFormPage({ form, standing, issues, csrfToken, language }: { readonly form: ContactForm; readonly standing: Contact | null; readonly issues: readonly Issue[]; readonly csrfToken: string; readonly language: Language }): VNode {
  const say = sayIn(language);
  const title = standing === null ? say("Ajouter un contact", "Add a contact") : say("Modifier un contact", "Change a contact");
  const error = (name: string): { error?: string } => {
    const issue = issues.find(({ field }) => (inputs[field ?? ""] ?? field) === name);
    return issue === undefined ? {} : { error: pick(issue.text, language) };
  };
  return (
    <>
      <Breadcrumbs language={language} crumbs={[{ label: say("Éthique et intégrité", "Ethics and integrity"), href: "/integrity" }, { label: say("À qui s’adresser", "Whom to turn to"), href: "/integrity/contacts" }, { label: title }]} />
      <Heading level={1}>{title}</Heading>
      <ErrorSummary language={language} errors={issues.map((issue) => ({ fieldId: fieldId(inputs[issue.field ?? ""] ?? issue.field ?? ""), message: pick(issue.text, language) }))} />
      <form method="post" action={standing === null ? "/integrity/contacts" : `/integrity/contacts/${standing.id}`} class="form">
        <input type="hidden" name="_csrf" value={csrfToken} />
        {standing === null ? null : <input type="hidden" name="seen" value={String(standing.revision)} />}
        <Field control="select" name="field" label={say("Sujet", "Subject")} value={form.field} language={language} options={contactFields.map((field) => ({ value: field, label: pick(fieldNames[field], language) }))} />
        <Field control="radios" name="scope" label={say("Répond pour", "Answers for")} value={form.scope} language={language} options={contactScopes.map((scope) => ({ value: scope, label: pick(scopeNames[scope], language) }))} />
        <Field name="place" label={say("Délégation ou structure", "Delegation or structure")} value={form.place} optional language={language} {...error("place")} />
        <Field name="person" label={say("Personne", "Person")} value={form.person} language={language} {...error("person")} />
        <Field name="titleFr" label={say("Fonction, en français", "Function, in French")} value={form.titleFr} language={language} {...error("titleFr")} />
        <Field name="titleEn" label={say("Fonction, en anglais", "Function, in English")} value={form.titleEn} language={language} {...error("titleEn")} />
        <Field control="email" name="mail" label={say("Courriel professionnel", "Professional mail")} value={form.mail} language={language} {...error("mail")} />
        <Field name="phone" label={say("Téléphone professionnel", "Professional phone")} value={form.phone} optional language={language} {...error("phone")} />
        <Field control="date" name="from" label={say("Premier jour du mandat", "First day of the mandate")} value={form.from} language={language} {...error("from")} />
        <Field control="date" name="until" label={say("Premier jour après le mandat", "First day after the mandate")} value={form.until} optional language={language} {...error("until")} />
        <Field control="checkbox" name="isPublic" label={say("Visible de tous, sans se connecter", "Shown to everybody, without signing in")} checked={form.isPublic} language={language} />
        <div class="button-row"><Button>{say("Enregistrer", "Save")}</Button><LinkButton href="/integrity/contacts">{say("Annuler", "Cancel")}</LinkButton></div>
      </form>
      {standing === null ? null : (
        <details class="disclosure">
          <summary>{say("Supprimer, parce que c’était une erreur", "Delete, because it was a mistake")}</summary>
          <Notice kind="warn" language={language}><p>{say("Un mandat terminé se ferme par son dernier jour, il ne se supprime pas. Ce qui est supprimé reste dans le journal.", "A mandate that is over gets its last day; it is not deleted. What is deleted stays in the audit log.")}</p></Notice>
          <form method="post" action={`/integrity/contacts/${standing.id}/removal`}>
            <input type="hidden" name="_csrf" value={csrfToken} />
            <input type="hidden" name="seen" value={String(standing.revision)} />
            <Button kind="danger">{say("Supprimer ce contact", "Delete this contact")}</Button>
          </form>
        </details>
      )}
    </>
  );
}
