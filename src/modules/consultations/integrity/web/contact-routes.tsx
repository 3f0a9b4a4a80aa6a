import { z } from "zod";
import { authorOf } from "../../../../kernel/audit/index.ts";
import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import { withoutAccents } from "../../../../kernel/text/fold.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import { day, isDay, type Day } from "../../../../kernel/time/day.ts";
import { may, rolesFor } from "../../../identity/index.ts";
import { answersOn, contactFields, contactIssues, contactScopes, tidyContact, type Contact, type ContactContent } from "../domain/contact.ts";
import { contactNotValid } from "../errors.ts";
import type { Integrity } from "../integrity.ts";
import { ContactFormPage, ContactsPage, contactTable, type ContactForm, type ContactQuery } from "./contacts.tsx";

const access = { anyOf: rolesFor("integrity.edit") };
/** Longer than what is taken, so that what was typed comes back with its fault. */
const short = z.string().max(5_000).default("");
const seen = z.coerce.number().int().positive().max(2_147_483_647);
const query = z.object({ field: z.string().max(40).default(""), q: z.string().max(200).default(""), all: z.string().max(3).optional() });
const formIn = z.object({ field: z.enum(contactFields), scope: z.enum(contactScopes).default("institute"), place: short, person: short, titleFr: short, titleEn: short, mail: short, phone: short, from: short, until: short, isPublic: z.string().max(3).optional(), seen: seen.optional() });
const ofContact = z.object({ id: z.uuid() });
const contentIn = z.strictObject({
  field: z.enum(contactFields), scope: z.enum(contactScopes), place: z.string().max(300).default(""), person: z.string().max(300), title: z.strictObject({ fr: z.string().max(300), en: z.string().max(300) }),
  mail: z.string().max(300).default(""), phone: z.string().max(300).default(""), from: z.string().refine(isDay).transform(day), until: z.string().refine(isDay).transform(day).nullable().default(null), isPublic: z.boolean().default(true),
});
const contactOut = z.object({ id: z.string(), revision: z.int(), field: z.enum(contactFields), scope: z.enum(contactScopes), place: z.string(), person: z.string(), title: z.object({ fr: z.string(), en: z.string() }), mail: z.string(), phone: z.string(), from: z.string(), until: z.string().nullable(), isPublic: z.boolean(), demonstration: z.boolean() });

/** What this reader may see of the directory: public contacts; internal ones once signed in; other mandates for those who keep it. */
function seenBy(contacts: readonly Contact[], { field, q, all }: ContactQuery, { actor, clock }: Pick<RequestContext, "actor" | "clock">): readonly Contact[] {
  const folded = withoutAccents(q).toLowerCase().trim();
  const past = all && may(actor, "integrity.edit");
  return contacts.filter((one) => (one.isPublic || actor !== null) && (past || answersOn(one, clock.today())) && (field === "" || one.field === field)
    && (folded === "" || withoutAccents(`${one.place} ${one.person} ${one.title.fr} ${one.title.en}`).toLowerCase().includes(folded)));
}

/** A day that is none is a fault of its field, told with the others. */
function readForm(form: z.output<typeof formIn>): { readonly content: ContactContent; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const dayOf = (name: "from" | "until", fallback: Day): Day => {
    const text = form[name].trim();
    if (isDay(text)) return day(text);
    issues.push({ code: "consultations.bad-contact", severity: "error", field: name, text: both("Donnez un jour qui existe.", "Give a day that exists.") });
    return fallback;
  };
  const from = dayOf("from", day("0001-01-01"));
  const until = form.until.trim() === "" ? null : dayOf("until", day("9999-12-31"));
  return { issues, content: { field: form.field, scope: form.scope, place: form.place, person: form.person, title: { fr: form.titleFr, en: form.titleEn }, mail: form.mail, phone: form.phone, from, until, isPublic: form.isPublic !== undefined } };
}

const formOf = (one: Contact): ContactForm => ({ ...one, titleFr: one.title.fr, titleEn: one.title.en, until: one.until ?? "" });

export function contactRoutes(integrity: Integrity): readonly Route[] {
  const asked = ({ field, q, all }: z.output<typeof query>): ContactQuery => ({ field, q, all: all !== undefined });
  const formPage = ({ language, csrfToken }: RequestContext, form: ContactForm, standing: Contact | null, issues: readonly Issue[] = [], status = 200): Reply => ({
    kind: "page", status, page: { title: language === "fr" ? "Contact" : "Contact", section: "consultations", body: <ContactFormPage {...{ form, standing, issues, csrfToken, language }} /> },
  });
  async function save(context: RequestContext, body: z.output<typeof formIn>, standing: Contact | null): Promise<Reply> {
    const { content, issues } = readForm(body);
    try {
      if (issues.length > 0) throw contactNotValid([...contactIssues(tidyContact(content)), ...issues]);
      if (standing === null) await integrity.addContact(authorOf(context), content);
      else await integrity.changeContact(authorOf(context), standing.id, body.seen ?? 0, content);
      return { kind: "redirect", to: "/integrity/contacts" };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const told: readonly Issue[] = error.issues.length > 0 ? error.issues : [{ code: error.code, severity: "error", text: error.text }];
      return formPage(context, { ...body, isPublic: body.isPublic !== undefined }, standing, told, error.status);
    }
  }
  return [
    route({
      method: "GET", path: "/integrity/contacts", access: "public", summary: "Contacts for ethics, conduct, integrity, quality", query,
      handle: async ({ query: given, context }) => {
        const contactQuery = asked(given);
        const contacts = seenBy(await integrity.contacts(), contactQuery, context);
        return { kind: "page", page: { title: context.language === "fr" ? "À qui s’adresser" : "Whom to turn to", section: "consultations", demonstration: contacts.some(({ demonstration }) => demonstration), body: <ContactsPage contacts={contacts} query={contactQuery} mayEdit={may(context.actor, "integrity.edit")} today={context.clock.today()} search={context.url.search} language={context.language} /> } };
      },
    }),
    ...tableFormats.map((format) => route({
      method: "GET", path: `/integrity/exports/contacts.${format}`, access: "public", summary: "The directory of contacts, to take away", query,
      handle: async ({ query: given, context }) => tableReply(contactTable(seenBy(await integrity.contacts(), asked(given), context)), format, context.language),
    })),
    route({
      method: "GET", path: "/integrity/contacts/new", access, summary: "Add a contact",
      handle: async ({ context }) => formPage(context, { field: "research-integrity", scope: "institute", place: "", person: "", titleFr: "", titleEn: "", mail: "", phone: "", from: context.clock.today(), until: "", isPublic: true }, null),
    }),
    route({ method: "POST", path: "/integrity/contacts", access, summary: "Add a contact", body: formIn, handle: ({ body, context }) => save(context, body, null) }),
    route({ method: "GET", path: "/integrity/contacts/:id/edit", access, summary: "Change a contact", params: ofContact, handle: async ({ params, context }) => { const one = await integrity.contact(params.id); return formPage(context, formOf(one), one); } }),
    route({ method: "POST", path: "/integrity/contacts/:id", access, summary: "Change a contact", params: ofContact, body: formIn, handle: async ({ params, body, context }) => save(context, body, await integrity.contact(params.id)) }),
    route({
      method: "POST", path: "/integrity/contacts/:id/removal", access, summary: "Delete a contact entered by mistake", params: ofContact, body: z.object({ seen }),
      handle: async ({ params, body, context }) => { await integrity.removeContact(authorOf(context), params.id, body.seen); return { kind: "redirect", to: "/integrity/contacts" }; },
    }),
    route({ method: "GET", path: "/api/v1/integrity/contacts", access: "public", summary: "Contacts for ethics, conduct, integrity, quality", query, response: z.object({ contacts: z.array(contactOut) }), handle: async ({ query: given, context }) => ({ kind: "json", value: { contacts: seenBy(await integrity.contacts(), asked(given), context) } }) }),
    route({ method: "POST", path: "/api/v1/integrity/contacts", access, summary: "Adds a contact", body: contentIn, response: contactOut, handle: async ({ body, context }) => ({ kind: "json", status: 201, value: await integrity.addContact(authorOf(context), body) }) }),
    route({ method: "DELETE", path: "/api/v1/integrity/contacts/:id", access, summary: "Deletes a contact entered by mistake", params: ofContact, query: z.object({ seen }), handle: async ({ params, query: { seen: revision }, context }) => { await integrity.removeContact(authorOf(context), params.id, revision); return { kind: "json", value: {} }; } }),
    route({
      method: "PUT", path: "/api/v1/integrity/contacts/:id", access, summary: "Changes a contact", params: ofContact, body: contentIn.extend({ seen: z.int().positive().max(2_147_483_647) }), response: contactOut,
      handle: async ({ params, body: { seen, ...content }, context }) => { await integrity.changeContact(authorOf(context), params.id, seen, content); return { kind: "json", value: await integrity.contact(params.id) }; },
    }),
  ];
}
