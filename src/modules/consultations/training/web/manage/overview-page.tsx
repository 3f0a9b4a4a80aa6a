import type { VNode } from "preact";
import { EmptyState, Heading, Lead, LinkButton, Notice, Table, Tag } from "../../../../../kernel/html/index.ts";
import { formatNumber } from "../../../../../kernel/i18n/format.ts";
import type { TrainingLabel, TrainingModule } from "../../domain/model.ts";
import type { ClassView } from "../../training.ts";
import { manage, sheetPath, type Place } from "../deps.ts";
import { classDays, CompulsoryTag, creditsText, Crumbs, monthsText } from "../parts.tsx";

export interface OverviewProps {
  readonly place: Place;
  readonly modules: readonly TrainingModule[];
  readonly labels: readonly TrainingLabel[];
  readonly views: readonly ClassView[];
  /** Classes that are over and whose sheet is not complete. */
  readonly open: ReadonlySet<string>;
  readonly done: string | null;
}

/** What the office keeps, and what waits for it. */
export function OverviewPage({ place, modules, labels, views, open, done }: OverviewProps): VNode {
  const { say, language } = place;
  return (
    <div>
      <Crumbs place={place} crumbs={[{ label: say("Conduite", "Running") }]} />
      {done === null ? null : <Notice kind="info" language={language}>{done === "key" ? say("La clé de signature a changé. Les certificats signés avant restent vérifiables.", "The signing key has changed. Certificates signed before stay verifiable.") : say("Enregistré.", "Saved.")}</Notice>}
      <Heading level={1}>{say("Conduite des formations", "Running of training")}</Heading>
      <Lead>{open.size === 0 ? say("Aucune feuille de présence n’attend.", "No attendance sheet is waiting.") : say(`${formatNumber(open.size, "fr")} feuille${open.size > 1 ? "s" : ""} de présence attend${open.size > 1 ? "ent" : ""}.`, `${formatNumber(open.size, "en")} attendance sheet${open.size === 1 ? " is" : "s are"} waiting.`)}</Lead>
      <p><a href={`${manage}/certificates`}>{say("Certificats", "Certificates")}</a> · <a href="/integrity/training/figures">{say("Chiffres", "Figures")}</a> · <a href={`${manage}/key`}>{say("Clé de signature", "Signing key")}</a></p>

      <Heading level={2} id="classes">{say("Séances", "Classes")}</Heading>
      <Table<ClassView>
        caption={say("Séances", "Classes")} captionHidden language={language} rows={views} filter={views.length > 10}
        empty={<p class="soft">{say("Aucune séance encore\u202f: ouvrez-en une depuis un module.", "No class yet: open one from a module.")}</p>}
        columns={[
          { header: say("Module", "Module"), rowHeader: true, cell: (view) => <a href={`${manage}/classes/${view.class.id}`}>{view.module.title[language]}</a> },
          { header: say("Quand", "When"), cell: (view) => classDays(view.class, place) },
          { header: say("Inscrits", "Enrolled"), numeric: true, cell: (view) => `${formatNumber(view.enrolled, language)}${view.class.places === null ? "" : ` / ${formatNumber(view.class.places, language)}`}` },
          { header: say("En attente", "Waiting"), numeric: true, cell: (view) => formatNumber(view.waiting, language) },
          { header: say("Feuille", "Sheet"), cell: (view) => (view.class.cancelledOn !== null ? <Tag>{say("annulée", "cancelled")}</Tag> : view.module.selfPaced ? <a href={sheetPath(view.class.id)}>{say("inscrits", "enrolled")}</a> : <><a href={sheetPath(view.class.id)}>{say("présences", "attendance")}</a>{open.has(view.class.id) ? <> <Tag tone="warn">{say("à remplir", "to fill in")}</Tag></> : null}</>) },
        ]}
      />

      <Heading level={2} id="modules">{say("Modules", "Modules")}</Heading>
      <Table<TrainingModule>
        caption={say("Modules", "Modules")} captionHidden language={language} rows={modules}
        empty={<EmptyState title={say("Aucun module encore.", "No module yet.")} />}
        columns={[
          { header: say("Module", "Module"), rowHeader: true, cell: (module) => <><a href={`${manage}/modules/${module.code}`}>{module.title[language]}</a> <CompulsoryTag module={module} say={say} />{module.offered ? null : <> <Tag>{say("hors catalogue", "not in the catalogue")}</Tag></>}</> },
          { header: say("Version", "Version"), numeric: true, cell: (module) => String(module.version) },
          { header: say("Apporte", "Brings"), cell: (module) => `${creditsText(module.credits, language)}, ${monthsText(module.validityMonths, language)}` },
          { header: say("Séance", "Class"), cell: (module) => <a href={`${manage}/modules/${module.code}/classes/new`}>{say("en ouvrir une", "open one")}</a> },
        ]}
      />
      <div class="button-row"><LinkButton href={`${manage}/modules/new`}>{say("Nouveau module", "New module")}</LinkButton></div>

      <Heading level={2} id="labels">{say("Labels", "Labels")}</Heading>
      <Table<TrainingLabel>
        caption={say("Labels", "Labels")} captionHidden language={language} rows={labels}
        empty={<EmptyState title={say("Aucun label encore.", "No label yet.")} />}
        columns={[
          { header: say("Label", "Label"), rowHeader: true, cell: (label) => <a href={`${manage}/labels/${label.code}`}>{label.title[language]}</a> },
          { header: say("Demande", "Asks for"), cell: (label) => creditsText(label.credits, language) },
          { header: say("Renouvelé par", "Renewed by"), cell: (label) => creditsText(label.renewalCredits, language) },
          { header: say("Vaut", "Holds"), cell: (label) => monthsText(label.validityMonths, language) },
        ]}
      />
      <div class="button-row"><LinkButton href={`${manage}/labels/new`}>{say("Nouveau label", "New label")}</LinkButton></div>
    </div>
  );
}
