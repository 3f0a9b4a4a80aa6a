import type { VNode } from "preact";
import { Button, DefinitionList, DownloadLinks, EmptyState, Heading, Lead, Notice, Table, Tag, hrefWith, usualDownloads } from "../../../../kernel/html/index.ts";
import { formatNumber, formatPercent } from "../../../../kernel/i18n/format.ts";
import type { Enrolment, TrainingLabel, TrainingModule } from "../domain/model.ts";
import type { ClassView } from "../training.ts";
import { Csrf } from "../../synthesis/web/deps.tsx";
import { labelPath, manage, modulePath, runsTraining, type Place } from "./deps.ts";
import { classDays, CompulsoryTag, creditsText, Crumbs, hoursText, Lines, monthsText } from "./parts.tsx";

export interface CatalogueRow {
  readonly module: TrainingModule;
  readonly next: ClassView | null;
}
export type CatalogueSort = "title" | "credits" | "next";

export function CataloguePage({ place, rows, labels, sort }: { readonly place: Place; readonly rows: readonly CatalogueRow[]; readonly labels: readonly TrainingLabel[]; readonly sort: CatalogueSort }): VNode {
  const { say, language, context } = place;
  const sorting = (key: CatalogueSort) => ({ sortHref: hrefWith(context.url, { sort: key === "title" ? null : key }), ...(sort === key ? { sorted: key === "credits" ? ("descending" as const) : ("ascending" as const) } : {}) });
  return (
    <div>
      <Crumbs place={place} crumbs={[]} />
      <Heading level={1}>{say("Formations", "Training")}</Heading>
      <Lead>{say("Des modules courts sur l’intégrité, l’éthique et la science ouverte. Chacun apporte des crédits, qui valent un temps\u202f; les crédits mènent à un label, que la formation continue entretient.", "Short modules on integrity, ethics and open science. Each brings credits that hold for a while; credits lead to a label, which further training keeps alive.")}</Lead>
      <p>{context.actor === null ? null : <><a href="/integrity/my-training">{say("Mes formations", "My training")}</a> · </>}<a href="/integrity/verify">{say("Vérifier un certificat", "Verify a certificate")}</a>{runsTraining(context) ? <> · <a href={manage}>{say("Conduite des formations", "Running of training")}</a></> : null}</p>
      <Heading level={2} id="modules">{say("Modules", "Modules")}</Heading>
      <Table<CatalogueRow>
        caption={say("Modules au catalogue", "Modules in the catalogue")} captionHidden language={language} rows={rows} filter={rows.length > 8}
        empty={<EmptyState title={say("Aucun module n’est encore au catalogue.", "No module is in the catalogue yet.")}>{say("Le bureau éthique et intégrité les ouvre depuis la conduite des formations.", "The ethics and integrity office opens them from the running of training.")}</EmptyState>}
        columns={[
          { header: say("Module", "Module"), rowHeader: true, ...sorting("title"), cell: ({ module }) => <><a href={modulePath(module.code)}>{module.title[language]}</a> <CompulsoryTag module={module} say={say} /></> },
          { header: say("Durée", "Duration"), cell: ({ module }) => hoursText(module.durationHours, language) },
          { header: say("Crédits", "Credits"), numeric: true, ...sorting("credits"), cell: ({ module }) => formatNumber(module.credits, language) },
          { header: say("Vaut", "Holds"), cell: ({ module }) => monthsText(module.validityMonths, language) },
          { header: say("Prochaine séance", "Next class"), ...sorting("next"), cell: ({ next, module }) => (next === null ? <span class="soft">{module.selfPaced ? say("aucun accès ouvert", "none open") : say("aucune à venir", "none to come")}</span> : <>{classDays(next.class, place)}<br /><span class="soft small">{placesText(next, place)}</span></>) },
        ]}
      />
      {rows.length === 0 ? null : <DownloadLinks downloads={usualDownloads("/exports/training-catalogue")} language={language} />}
      <Heading level={2} id="labels">{say("Labels", "Labels")}</Heading>
      {labels.length === 0 ? <p class="soft">{say("Aucun label n’est encore défini.", "No label is defined yet.")}</p> : (
        <ul class="plain-list doors">{labels.map((label) => <li><a href={labelPath(label.code)}><strong>{label.title[language]}</strong></a><br />{label.description[language]}</li>)}</ul>
      )}
    </div>
  );
}

/** "4 places libres sur 20", "complet, 3 personnes en attente". */
export function placesText({ class: { places }, enrolled, waiting }: ClassView, { say, language }: Pick<Place, "say" | "language">): string {
  if (places === null) return say("sans limite de places", "no limit of places");
  const free = Math.max(0, places - enrolled);
  if (free > 0 && waiting === 0) return say(`${formatNumber(free, language)} place${free > 1 ? "s" : ""} libre${free > 1 ? "s" : ""} sur ${formatNumber(places, language)}`, `${formatNumber(free, language)} of ${formatNumber(places, language)} places left`);
  return say(`complet, ${formatNumber(waiting, language)} en attente`, `full, ${formatNumber(waiting, language)} waiting`);
}

export interface ModulePageProps {
  readonly place: Place;
  readonly module: TrainingModule;
  readonly views: readonly ClassView[];
  /** What the reader is enrolled in, by class. */
  readonly mine: ReadonlyMap<string, Enrolment>;
}

export function ModulePage({ place, module, views, mine }: ModulePageProps): VNode {
  const { say, language, context } = place;
  const { assessment } = module;
  return (
    <div>
      <Crumbs place={place} crumbs={[{ label: module.title[language] }]} />
      <div class="badge-head">
        <img class="badge-picture" src={modulePath(module.code, `/badge.svg?lang=${language}`)} width="140" height="140" alt="" />
        <div>
          <Heading level={1}>{module.title[language]}</Heading>
          <Lead>{module.summary[language]}</Lead>
          <p><CompulsoryTag module={module} say={say} />{module.offered ? null : <Tag tone="warn">{say("n’est plus au catalogue", "no longer in the catalogue")}</Tag>}</p>
        </div>
      </div>
      <Heading level={2}>{say("Ce que vous saurez faire", "What you will be able to do")}</Heading>
      <div class="prose"><Lines text={module.aims[language]} /></div>
      <div id="criteria">
        <DefinitionList items={[
          { term: say("Pour qui", "For whom"), details: module.audience[language] },
          { term: say("Durée", "Duration"), details: hoursText(module.durationHours, language) },
          { term: say("Forme", "Form"), details: module.selfPaced ? say("en ligne, à votre rythme", "on line, at your own pace") : say("en séance", "in a class") },
          { term: say("Évaluation", "Assessment"), details: assessment === null ? say("aucune\u202f: la présence suffit", "none: being there is enough") : say(`un questionnaire, ${formatPercent(assessment.passShare, "fr")} de bonnes réponses, ${assessment.attempts} essais`, `a quiz, ${formatPercent(assessment.passShare, "en")} right answers, ${assessment.attempts} attempts`) },
          { term: say("Apporte", "Brings"), details: say(`${creditsText(module.credits, "fr")} et un certificat, valables ${monthsText(module.validityMonths, "fr")}`, `${creditsText(module.credits, "en")} and a certificate, which hold for ${monthsText(module.validityMonths, "en")}`) },
        ]} />
      </div>
      <Heading level={2} id="classes">{module.selfPaced ? say("S’inscrire", "Enrol") : say("Séances à venir", "Classes to come")}</Heading>
      {context.actor === null && views.length > 0 ? <p>{say("L’inscription est ouverte au personnel\u202f: ", "Enrolment is open to staff: ")}<a href={`/sign-in?next=${encodeURIComponent(modulePath(module.code))}`}>{say("connectez-vous", "sign in")}</a>.</p> : null}
      <Table<ClassView>
        caption={say("Séances", "Classes")} captionHidden language={language} rows={views}
        empty={<p class="soft">{say("Aucune séance n’est annoncée.", "No class is announced.")}</p>}
        columns={[
          { header: say("Quand", "When"), rowHeader: true, cell: (view) => classDays(view.class, place) },
          { header: say("Où", "Where"), cell: (view) => view.class.place[language] || view.class.place.fr },
          { header: say("Places", "Places"), cell: (view) => placesText(view, place) },
          ...(context.actor === null ? [] : [{ header: say("Vous", "You"), cell: (view: ClassView) => <Mine place={place} view={view} mine={mine.get(view.class.id)} /> }]),
        ]}
      />
    </div>
  );
}

/** Enrolled, waiting, or the button to be so. */
function Mine({ place, view, mine }: { readonly place: Place; readonly view: ClassView; readonly mine: Enrolment | undefined }): VNode {
  const { say, context } = place;
  if (mine !== undefined && mine.state !== "cancelled") {
    return <><Tag tone={mine.state === "enrolled" ? "good" : "warn"}>{mine.passed || mine.attended === true ? say("suivi", "taken") : mine.state === "enrolled" ? say("inscrit", "enrolled") : say("en attente", "waiting")}</Tag> <a href="/integrity/my-training">{say("voir", "see")}</a></>;
  }
  const full = view.class.places !== null && (view.enrolled >= view.class.places || view.waiting > 0);
  return (
    <form method="post" action={modulePath(view.class.moduleCode, "/enrol")}>
      <Csrf context={context} values={{ class: view.class.id }} />
      <Button kind="second">{full ? say("Se mettre en attente", "Join the waiting list") : say("S’inscrire", "Enrol")}</Button>
    </form>
  );
}

export function LabelPage({ place, label, modules }: { readonly place: Place; readonly label: TrainingLabel; readonly modules: readonly TrainingModule[] }): VNode {
  const { say, language } = place;
  return (
    <div>
      <Crumbs place={place} crumbs={[{ label: label.title[language] }]} />
      <div class="badge-head">
        <img class="badge-picture" src={labelPath(label.code, `/badge.svg?lang=${language}`)} width="140" height="140" alt="" />
        <div>
          <Heading level={1} kicker={say("Label", "Label")}>{label.title[language]}</Heading>
          <Lead>{label.description[language]}</Lead>
        </div>
      </div>
      <div id="criteria">
        <DefinitionList items={[
          { term: say("Pour l’obtenir", "To get it"), details: <>{say(`${creditsText(label.credits, "fr")} en vigueur`, `${creditsText(label.credits, "en")} in force`)}{modules.length === 0 ? null : <>{say(", et le certificat de\u202f:", ", and the certificate of:")}<ul>{modules.map((module) => <li><a href={modulePath(module.code)}>{module.title[language]}</a></li>)}</ul></>}</> },
          { term: say("Vaut", "Holds"), details: monthsText(label.validityMonths, language) },
          { term: say("Pour le renouveler", "To renew it"), details: say(`${creditsText(label.renewalCredits, "fr")} gagnés depuis qu’il a été donné\u202f; il se renouvelle dans les 180 jours qui précèdent son terme. Le nouveau label part de la fin de l’ancien.`, `${creditsText(label.renewalCredits, "en")} earned since it was given; it is renewed within the 180 days before it ends. The new label starts from the end of the old one.`) },
        ]} />
      </div>
      {label.offered ? null : <Notice kind="warn" language={language}>{say("Ce label n’est plus donné.", "This label is no longer given.")}</Notice>}
    </div>
  );
}
