import type { VNode } from "preact";
import { Button, DownloadLinks, EmptyState, Field, Heading, hrefWith, Lead, Notice, Pager, Table, usualDownloads } from "../../../../../kernel/html/index.ts";
import { formatDay, formatNumber } from "../../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../../kernel/i18n/language.ts";
import { certificateState, type Certificate } from "../../domain/model.ts";
import type { TrainingFigures, SubjectFigures } from "../../domain/statistics.ts";
import { leastPeople } from "../../domain/statistics.ts";
import { certificatePath, labelPath, manage, modulePath, type Place } from "../deps.ts";
import { CertificateTag, Crumbs, lastDay, stateNames } from "../parts.tsx";

export interface CertificateRow {
  readonly certificate: Certificate;
  readonly title: Bilingual;
  readonly name: string;
}
export type CertificateSort = "expires" | "issued" | "name";

export interface CertificatesProps {
  readonly place: Place;
  readonly rows: readonly CertificateRow[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly query: { readonly q: string; readonly state: string; readonly sort: CertificateSort };
  readonly done: boolean;
}

export function CertificatesPage({ place, rows, total, page, pages, query, done }: CertificatesProps): VNode {
  const { say, language, context } = place;
  const sorting = (key: CertificateSort) => ({ sortHref: hrefWith(context.url, { sort: key === "expires" ? null : key, page: null }), ...(query.sort === key ? { sorted: key === "issued" ? ("descending" as const) : ("ascending" as const) } : {}) });
  const search = new URLSearchParams([...(query.q === "" ? [] : [["q", query.q]]), ...(query.state === "" ? [] : [["state", query.state]])]).toString();
  return (
    <div>
      <Crumbs place={place} managing crumbs={[{ label: say("Certificats", "Certificates") }]} />
      {done ? <Notice kind="info" language={language}>{say("Le certificat est révoqué, et la liste publique le dit.", "The certificate is revoked, and the public list says so.")}</Notice> : null}
      <Heading level={1}>{say("Certificats", "Certificates")}</Heading>
      <Lead>{total === 0 ? say("Aucun certificat ne répond à ce choix.", "No certificate answers this choice.") : say(`${formatNumber(total, "fr")} certificat${total > 1 ? "s" : ""}.`, `${formatNumber(total, "en")} certificate${total === 1 ? "" : "s"}.`)}</Lead>
      <form method="get" class="inline-form">
        <Field control="search" name="q" label={say("Personne ou intitulé", "Person or title")} value={query.q} language={language} />
        <Field control="select" name="state" label={say("État", "State")} value={query.state} language={language} options={[{ value: "", label: say("tous", "all") }, { value: "ending", label: say("bientôt échu", "ending soon") }, ...(["in-force", "expired", "superseded", "revoked"] as const).map((value) => ({ value, label: stateNames[value][language] }))]} />
        <Button kind="second">{say("Chercher", "Search")}</Button>
      </form>
      <Table<CertificateRow>
        caption={say("Certificats", "Certificates")} captionHidden language={language} rows={rows}
        empty={<EmptyState title={say("Aucun certificat.", "No certificate.")} />}
        columns={[
          { header: say("Personne", "Person"), rowHeader: true, ...sorting("name"), cell: ({ name }) => name },
          { header: say("Certificat", "Certificate"), cell: ({ certificate, title }) => <a href={certificatePath(certificate.id)}>{title[language]}</a> },
          { header: say("Délivré le", "Issued on"), ...sorting("issued"), cell: ({ certificate }) => formatDay(certificate.issuedOn, language) },
          { header: say("Vaut jusqu’au", "Holds until"), ...sorting("expires"), cell: ({ certificate }) => lastDay(certificate.expiresOn, language) },
          { header: say("État", "State"), cell: ({ certificate }) => <><CertificateTag certificate={certificate} place={place} />{certificate.revokedBecause === null ? null : <><br /><span class="soft small">{certificate.revokedBecause}</span></>}</> },
          { header: say("Agir", "Act"), cell: ({ certificate }) => (certificateState(certificate, place.today) === "revoked" ? "–" : <a href={`${manage}/certificates/${certificate.id}/revoke`}>{say("Révoquer…", "Revoke…")}</a>) },
        ]}
      />
      <Pager page={page} pages={pages} url={context.url} language={language} />
      {total === 0 ? null : <DownloadLinks downloads={usualDownloads("/exports/training-certificates", search === "" ? "" : `?${search}`)} language={language} />}
    </div>
  );
}

/** A count, or that it is of too few people to be said. */
export function countText(count: number | null, { say, language }: Pick<Place, "say" | "language">): string {
  return count === null ? say("non publié", "not published") : formatNumber(count, language);
}

export function FiguresPage({ place, figures, titles }: { readonly place: Place; readonly figures: TrainingFigures; readonly titles: ReadonlyMap<string, Bilingual> }): VNode {
  const { say, language } = place;
  return (
    <div>
      <Crumbs place={place} crumbs={[{ label: say("Chiffres", "Figures") }]} />
      <Heading level={1}>{say("Personnel formé et certificats en vigueur", "Trained staff and certificates in force")}</Heading>
      <Lead>{say(`Au ${formatDay(place.today, "fr")}\u202f: ${trainedText(figures, "fr")}.`, `On ${formatDay(place.today, "en")}: ${trainedText(figures, "en")}.`)}</Lead>
      <Table<SubjectFigures>
        caption={say("Par module et par label", "By module and by label")} language={language} rows={figures.subjects}
        empty={<EmptyState title={say("Aucun module encore.", "No module yet.")} />}
        columns={[
          { header: say("Module ou label", "Module or label"), rowHeader: true, cell: ({ kind, code }) => <a href={kind === "module" ? modulePath(code) : labelPath(code)}>{titles.get(`${kind}:${code}`)?.[language] ?? code}</a> },
          { header: say("Sorte", "Kind"), cell: ({ kind }) => (kind === "module" ? say("module", "module") : say("label", "label")) },
          { header: say("Personnes certifiées un jour", "People ever certified"), numeric: true, cell: ({ people }) => countText(people, place) },
          { header: say("En vigueur", "In force"), numeric: true, cell: ({ inForce }) => countText(inForce, place) },
          { header: say("Échus sous 180 jours", "Ending within 180 days"), numeric: true, cell: ({ endingSoon }) => countText(endingSoon, place) },
        ]}
      />
      <p class="soft">{say(`«\u202fNon publié\u202f»\u202f: le nombre, ou ce qu’il laisserait calculer, porte sur moins de ${leastPeople} personnes.`, `“Not published”: the count, or what it would let one work out, is of fewer than ${leastPeople} people.`)}</p>
      <DownloadLinks downloads={usualDownloads("/exports/training-figures")} language={language} />
    </div>
  );
}

function trainedText({ trained, trainedAtLeast, inForce }: TrainingFigures, language: Language): string {
  const fr = language === "fr";
  if (trained === null) return fr ? "le nombre de personnes formées n’est pas publié" : "the number of people trained is not published";
  const people = fr ? `${formatNumber(trained, "fr")} personne${trained > 1 ? "s" : ""} avec un certificat en vigueur` : `${formatNumber(trained, "en")} ${trained === 1 ? "person" : "people"} with a certificate in force`;
  const certificates = inForce === null ? "" : fr ? `, ${formatNumber(inForce, "fr")} certificat${inForce > 1 ? "s" : ""}` : `, ${formatNumber(inForce, "en")} ${inForce === 1 ? "certificate" : "certificates"}`;
  return `${trainedAtLeast ? (fr ? "au moins " : "at least ") : ""}${people}${certificates}`;
}
