import { z } from "zod";
import { authorOf } from "../../../../../kernel/audit/index.ts";
import type { Issue } from "../../../../../kernel/errors/app-error.ts";
import { both } from "../../../../../kernel/i18n/format.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../../../kernel/http/table-reply.ts";
import type { Table } from "../../../../../kernel/tables/index.ts";
import { withoutAccents } from "../../../../../kernel/text/fold.ts";
import { addDays, type Day } from "../../../../../kernel/time/day.ts";
import { formBody, issuesOf, typed } from "../../../synthesis/web/deps.tsx";
import { certificateState } from "../../domain/model.ts";
import { leastPeople, type TrainingFigures } from "../../domain/statistics.ts";
import { figureReaders, manage, officeOnly, placeOf, type TrainingWebDeps } from "../deps.ts";
import { titlesOf } from "../my-routes.tsx";
import { stateNames } from "../parts.tsx";
import { CertificatesPage, FiguresPage, type CertificateRow } from "./certificates-page.tsx";
import { ConfirmPage } from "./forms-page.tsx";

const ofId = z.object({ id: z.uuid() });
const listQuery = z.object({
  q: z.string().max(200).default(""), state: z.enum(["", "ending", "in-force", "expired", "superseded", "revoked"]).catch("").default(""),
  sort: z.enum(["expires", "issued", "name"]).catch("expires").default("expires"), page: z.coerce.number().int().min(1).catch(1).default(1), done: z.string().max(10).optional(),
});
const perPage = 50;

/** Every certificate, for the office; counts, for those who steer. */
export function certificateListRoutes({ training }: TrainingWebDeps): readonly Route[] {
  async function rows({ q, state, sort }: Pick<z.output<typeof listQuery>, "q" | "state" | "sort">, today: Day): Promise<readonly CertificateRow[]> {
    const [names, titles] = [new Map((await training.people()).map(({ accountId, name }) => [accountId, name])), await titlesOf(training)];
    const words = withoutAccents(q.trim());
    const all = (await training.certificates()).map((certificate): CertificateRow => ({ certificate, name: names.get(certificate.accountId) ?? "–", title: titles.get(`${certificate.kind}:${certificate.code}`) ?? { fr: certificate.code, en: certificate.code } }));
    const chosen = all.filter(({ certificate, name, title }) => {
      const standing = certificateState(certificate, today);
      const fits = state === "" || standing === state || (state === "ending" && standing === "in-force" && certificate.expiresOn <= addDays(today, 180));
      return fits && (words === "" || withoutAccents(`${name} ${title.fr} ${title.en}`).includes(words));
    });
    const compare = (a: CertificateRow, b: CertificateRow): number => (sort === "name" ? a.name.localeCompare(b.name, "fr") : sort === "issued" ? b.certificate.issuedOn.localeCompare(a.certificate.issuedOn) : a.certificate.expiresOn.localeCompare(b.certificate.expiresOn));
    return chosen.toSorted((a, b) => compare(a, b) || a.certificate.id.localeCompare(b.certificate.id));
  }

  async function revokePage(context: RequestContext, id: string, value: string, issues: readonly Issue[]): Promise<Reply> {
    const certificate = await training.certificate(id);
    const [place, subject] = [await placeOf({ training }, context), await training.subjectOf(certificate)];
    const { say } = place;
    const holder = (await training.people()).find(({ accountId }) => accountId === certificate.accountId)?.name ?? "–";
    const title = say("Révoquer ce certificat\u202f?", "Revoke this certificate?");
    const reason = { label: say("Raison", "Reason"), hint: say("La personne la reçoit\u202f; le public apprend que le certificat est révoqué, et pas pourquoi.", "The person is told; the public learns that the certificate is revoked, and not why."), value };
    return { kind: "page", status: issues.length > 0 ? 422 : 200, page: { title, section: "consultations", demonstration: certificate.demonstration, body: <ConfirmPage place={place} title={title} lead={`${subject.title[place.language]}, ${holder}. ${say("Ses crédits sont repris, la liste publique des révocations le dit aussitôt. Cela ne se reprend pas.", "Its credits are taken back, and the public list of revocations says so at once. This cannot be taken back.")}`} action={`${manage}/certificates/${id}/revoke`} back={`${manage}/certificates`} button={say("Révoquer", "Revoke")} reason={reason} issues={issues} /> } };
  }

  return [
    route({
      method: "GET", path: `${manage}/certificates`, access: officeOnly, summary: "Every certificate, with its holder", query: listQuery,
      handle: async ({ query, context }) => {
        const place = await placeOf({ training }, context);
        const all = await rows(query, place.today);
        const pages = Math.max(1, Math.ceil(all.length / perPage));
        const page = Math.min(query.page, pages);
        return { kind: "page", page: { title: place.say("Certificats", "Certificates"), section: "consultations", demonstration: all.some(({ certificate }) => certificate.demonstration), body: <CertificatesPage place={place} rows={all.slice((page - 1) * perPage, page * perPage)} total={all.length} page={page} pages={pages} query={query} done={query.done === "revoked"} /> } };
      },
    }),
    ...tableFormats.map((format) => route({
      method: "GET", path: `/exports/training-certificates.${format}`, access: officeOnly, summary: "Certificates as a file", query: listQuery,
      handle: async ({ query, context }) => {
        const today = await training.today();
        return tableReply(certificateTable(await rows(query, today), today), format, context.language);
      },
    })),
    route({ method: "GET", path: `${manage}/certificates/:id/revoke`, access: officeOnly, summary: "Asks whether a certificate is to be revoked, and why", params: ofId, handle: ({ params, context }) => revokePage(context, params.id, "", []) }),
    route({
      method: "POST", path: `${manage}/certificates/:id/revoke`, access: officeOnly, summary: "Revokes a certificate", params: ofId, body: formBody, perMinute: 60,
      handle: async ({ params, body, context }) => {
        const reason = typed(body, "reason");
        const refused = await issuesOf(() => training.revoke(authorOf(context), params.id, reason));
        return refused === null ? { kind: "redirect", to: `${manage}/certificates?done=revoked` } : revokePage(context, params.id, reason, refused);
      },
    }),
    route({
      method: "GET", path: "/integrity/training/figures", access: figureReaders, summary: "Trained staff and certificates in force, counts under five left out",
      handle: async ({ context }) => {
        const place = await placeOf({ training }, context);
        const demonstration = (await training.modules()).some((module) => module.demonstration);
        return { kind: "page", page: { title: place.say("Chiffres des formations", "Figures of training"), section: "consultations", demonstration, body: <FiguresPage place={place} figures={await training.figures(place.today)} titles={await titlesOf(training)} /> } };
      },
    }),
    ...tableFormats.map((format) => route({
      method: "GET", path: `/exports/training-figures.${format}`, access: figureReaders, summary: "Figures of training as a file",
      handle: async ({ context }) => tableReply(figureTable(await training.figures(await training.today()), await titlesOf(training), (await training.modules()).some((module) => module.demonstration)), format, context.language),
    })),
  ];
}

function certificateTable(rows: readonly CertificateRow[], today: Day): Table {
  return {
    name: "training-certificates", title: both("Certificats de formation", "Certificates of training"),
    columns: [{ key: "name", label: both("Personne", "Person") }, { key: "kind", label: both("Sorte", "Kind") }, { key: "title", label: both("Intitulé", "Title") }, { key: "issuedOn", label: both("Délivré le", "Issued on") }, { key: "expiresOn", label: both("Premier jour sans", "First day without") }, { key: "state", label: both("État", "State") }],
    rows: rows.map(({ certificate, name, title }) => [name, certificate.kind === "module" ? both("module", "module") : both("label", "label"), title, { day: certificate.issuedOn }, { day: certificate.expiresOn }, stateNames[certificateState(certificate, today)]]),
    demonstration: rows.some(({ certificate }) => certificate.demonstration),
  };
}

function figureTable(figures: TrainingFigures, titles: Awaited<ReturnType<typeof titlesOf>>, demonstration: boolean): Table {
  return {
    name: "training-figures", title: both("Personnel formé et certificats en vigueur", "Trained staff and certificates in force"),
    columns: [{ key: "kind", label: both("Sorte", "Kind") }, { key: "code", label: both("Code", "Code") }, { key: "title", label: both("Intitulé", "Title") }, { key: "people", label: both("Personnes certifiées un jour", "People ever certified") }, { key: "inForce", label: both("En vigueur", "In force") }, { key: "endingSoon", label: both("Échus sous 180 jours", "Ending within 180 days") }],
    rows: [
      ...figures.subjects.map(({ kind, code, people, inForce, endingSoon }) => [kind === "module" ? both("module", "module") : both("label", "label"), code, titles.get(`${kind}:${code}`) ?? code, people, inForce, endingSoon]),
      [both("ensemble", "all"), "", figures.trainedAtLeast ? both("Personnes avec un certificat en vigueur, au moins", "People with a certificate in force, at least") : both("Personnes avec un certificat en vigueur", "People with a certificate in force"), null, figures.trained, null],
    ],
    notes: [both(`Vide\u202f: moins de ${leastPeople} personnes, ou un nombre qui le laisserait calculer.`, `Empty: fewer than ${leastPeople} people, or a count that would let it be worked out.`)],
    demonstration,
  };
}
