import type { VNode } from "preact";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { Button, DefinitionList, DownloadLinks, EmptyState, Faults, Field, Heading, Lead, LinkButton, PairFields, Table, Tag, usualDownloads } from "../../../../kernel/html/index.ts";
import { both, formatNumber } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { maySomewhere } from "../../../identity/index.ts";
import { serviceKindNames, serviceKinds, type Service } from "../../domain/service.ts";
import { Crumbs, Csrf, Done, fieldsOf, keeps, type Given, type Place } from "../deps.tsx";

export const daysText = (days: number, language: Language): string => (language === "fr" ? `${formatNumber(days, "fr")} jour${days > 1 ? "s" : ""}` : `${formatNumber(days, "en")} day${days === 1 ? "" : "s"}`);

const servicePath = (code: string, rest = ""): string => `/cohorts/services/${encodeURIComponent(code)}${rest}`;

/** What cohorts can ask for. */
export function CataloguePage({ place, services }: { readonly place: Place; readonly services: readonly Service[] }): VNode {
  const { say, language, context } = place;
  return (
    <div>
      <Crumbs place={place} crumbs={[{ label: say("Services", "Services") }]} />
      <Heading level={1}>{say("Catalogue de services", "Catalogue of services")}</Heading>
      <Done place={place} />
      <Lead>{say("Ce que l’unité fait pour les cohortes, à quelles conditions, et dans quel délai. Les jours sont des jours de calendrier.", "What the unit does for cohorts, on what conditions, and within what delay. Days are calendar days.")}</Lead>
      <p>{maySomewhere(context.actor, "cohorts.ask") ? <><a href="/cohorts/requests/new">{say("Demander un service", "Ask for a service")}</a> · <a href="/cohorts/requests">{say("Demandes", "Requests")}</a></> : say("Les équipes des cohortes demandent un service une fois connectées.", "Teams of cohorts ask for a service once they have signed in.")}{keeps(context) ? <> · <a href="/cohorts/services/new">{say("Ajouter un service", "Add a service")}</a> · <a href="/cohorts/requests/load">{say("Charge", "Load")}</a></> : null}</p>
      <Table<Service> caption={say("Services au catalogue", "Services in the catalogue")} captionHidden language={language} rows={services} empty={<EmptyState title={say("Aucun service n’est encore au catalogue.", "No service is in the catalogue yet.")} {...(keeps(context) ? { action: { href: "/cohorts/services/new", label: say("Ajouter le premier", "Add the first") } } : {})} />} columns={[
        { header: say("Service", "Service"), rowHeader: true, cell: ({ code, name, offered }) => <><a href={servicePath(code)}>{name[language]}</a> {offered ? null : <Tag tone="warn">{say("retiré", "withdrawn")}</Tag>}</> },
        { header: say("Nature", "Kind"), cell: ({ kind }) => serviceKindNames[kind][language] },
        { header: say("Réponse sous", "Answer within"), numeric: true, cell: ({ answerDays }) => daysText(answerDays, language) },
        { header: say("Livraison sous", "Delivery within"), numeric: true, cell: ({ deliveryDays }) => daysText(deliveryDays, language) },
      ]} />
      {services.length === 0 ? null : <DownloadLinks language={language} downloads={usualDownloads("/exports/cohort-services")} />}
    </div>
  );
}

export function ServicePage({ place, service, versions }: { readonly place: Place; readonly service: Service; readonly versions: readonly Service[] }): VNode {
  const { say, language, context } = place;
  return (
    <div>
      <Crumbs place={place} crumbs={[{ label: say("Services", "Services"), href: "/cohorts/services" }, { label: service.name[language] }]} />
      <Heading level={1} kicker={serviceKindNames[service.kind][language]}>{service.name[language]}</Heading>
      <Lead>{service.description[language]}</Lead>
      <DefinitionList items={[
        { term: say("Conditions", "Conditions"), details: service.conditions[language] },
        { term: say("Réponse promise", "Answer promised"), details: say(`${daysText(service.answerDays, "fr")} après la demande\u202f: un devis, un accord ou un refus motivé`, `${daysText(service.answerDays, "en")} after the request: a quote, an agreement or a refusal with its reason`) },
        { term: say("Livraison promise", "Delivery promised"), details: say(`${daysText(service.deliveryDays, "fr")} après l’accord, sauf autre délai au devis`, `${daysText(service.deliveryDays, "en")} after the agreement, unless the quote says otherwise`) },
        { term: say("Version", "Version"), details: formatNumber(service.version, language) },
      ]} />
      <div class="button-row">{maySomewhere(context.actor, "cohorts.ask") && service.offered ? <LinkButton href={`/cohorts/requests/new?service=${encodeURIComponent(service.code)}`} kind="main">{say("Demander ce service", "Ask for this service")}</LinkButton> : null}{keeps(context) ? <LinkButton href={servicePath(service.code, "/edit")}>{say("Changer", "Change")}</LinkButton> : null}</div>
      {versions.length < 2 ? null : (
        <>
          <Heading level={2}>{say("Versions", "Versions")}</Heading>
          <Table<Service> caption={say("Versions", "Versions")} captionHidden language={language} rows={versions} columns={[
            { header: say("Version", "Version"), rowHeader: true, cell: ({ version }) => formatNumber(version, language) }, { header: say("Nom", "Name"), cell: ({ name }) => name[language] },
            { header: say("Réponse sous", "Answer within"), numeric: true, cell: ({ answerDays }) => daysText(answerDays, language) }, { header: say("Livraison sous", "Delivery within"), numeric: true, cell: ({ deliveryDays }) => daysText(deliveryDays, language) },
          ]} />
        </>
      )}
    </div>
  );
}

export function ServiceFormPage({ place, service, basedOn, given, issues }: { readonly place: Place; readonly service: Service | null; readonly basedOn: number; readonly given: Given; readonly issues: readonly Issue[] }): VNode {
  const { say, language } = place;
  const { one, pair, box } = fieldsOf(place, given, issues);
  const title = service === null ? say("Ajouter un service", "Add a service") : service.name[language];
  return (
    <div>
      <Faults issues={issues} language={language} />
      <Crumbs place={place} crumbs={[{ label: say("Services", "Services"), href: "/cohorts/services" }, { label: title }]} />
      <Heading level={1}>{title}</Heading>
      {service === null ? null : <p>{say(`Version ${service.version}. Enregistrer en fait la suivante\u202f: les demandes déjà faites gardent la leur.`, `Version ${service.version}. Saving makes the next: requests that were made keep theirs.`)}</p>}
      <form method="post" action={service === null ? "/cohorts/services/new" : servicePath(service.code, "/edit")}>
        <Csrf place={place} values={{ basedOn }} />
        {service === null ? <Field {...one("code")} label={say("Code", "Code")} hint={say("Un mot en minuscules, qui ne changera plus", "A word in lower case that will not change")} required /> : null}
        <Field {...one("kind")} control="select" label={say("Nature", "Kind")} options={serviceKinds.map((kind) => ({ value: kind, label: serviceKindNames[kind][language] }))} />
        <PairFields {...pair("name")} label={both("Nom", "Name")} translated />
        <PairFields {...pair("description")} label={both("Ce que c’est", "What it is")} rows={4} translated />
        <PairFields {...pair("conditions")} label={both("Conditions", "Conditions")} rows={4} translated />
        <Field {...one("answerDays")} label={say("Jours promis jusqu’à la réponse", "Days promised until the answer")} inputMode="numeric" required />
        <Field {...one("deliveryDays")} label={say("Jours promis de l’accord à la livraison", "Days promised from the agreement to the delivery")} inputMode="numeric" required />
        <Field {...box("offered")} label={say("Au catalogue", "In the catalogue")} />
        <div class="button-row"><Button>{say("Enregistrer", "Save")}</Button><LinkButton href="/cohorts/services">{say("Revenir", "Back")}</LinkButton></div>
      </form>
    </div>
  );
}
