import type { VNode } from "preact";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { Button, DownloadLinks, EmptyState, Faults, Field, Heading, hrefWith, Lead, LineChart, Table, Tag, usualDownloads } from "../../../../kernel/html/index.ts";
import { formatDateTime, formatDay, formatNumber, plural } from "../../../../kernel/i18n/format.ts";
import { maySomewhere } from "../../../identity/index.ts";
import { evidenceText, type Declaration } from "../../actions/indicator.ts";
import { hostedRecipe, hostedTarget, readingCodes, readings, type CountedCohort, type HostedCount, type LeftOutCohort } from "../../domain/indicator.ts";
import { cohortPath, Crumbs, Csrf, Done, fieldsOf, keeps, type Given, type Place } from "../deps.tsx";

export const indicatorPath = "/cohorts/indicator";

export interface IndicatorPageProps {
  readonly place: Place;
  readonly count: HostedCount;
  readonly every: readonly HostedCount[];
  /** At the end of each year, then on the day, under the reading that is shown. */
  readonly years: readonly HostedCount[];
  readonly declaration: Declaration;
  readonly given: Given;
  readonly issues: readonly Issue[];
}

/** Indicator 5 on a day: the number, each cohort that makes it with its documents, those left out and why, the readings and the recipe. */
export function IndicatorPage(props: IndicatorPageProps): VNode {
  const { place, count, every, declaration, issues } = props;
  const { say, language, context } = place;
  const { on, value, reading, counted, leftOut } = count;
  const recipe = hostedRecipe(reading);
  return (
    <div>
      <Faults issues={issues} language={language} />
      <Crumbs place={place} crumbs={[{ label: say("Indicateur 5", "Indicator 5") }]} />
      <Heading level={1} kicker={say("Indicateur 5", "Indicator 5")}>{say("Cohortes hébergées par France Cohortes", "Cohorts hosted by France Cohortes")}</Heading>
      <Done place={place} />
      {value === null ? <EmptyState title={say("Le registre est vide", "The register is empty")}><p>{say("Le nombre se compte dès qu’une cohorte est inscrite.", "The number is counted as soon as a cohort is entered.")}</p></EmptyState> : (
        <Lead><strong class="transparency-share">{formatNumber(value, language)}</strong> {plural(language, value, { one: say("cohorte hébergée", "cohort hosted"), other: say("cohortes hébergées", "cohorts hosted") })} {say(`le ${formatDay(on, "fr")}. Cible du contrat\u202f: ${hostedTarget.value} en ${hostedTarget.year}, depuis ${hostedTarget.baseline} en ${hostedTarget.baselineYear}.`, `on ${formatDay(on, "en")}. Target of the contract: ${hostedTarget.value} in ${hostedTarget.year}, from ${hostedTarget.baseline} in ${hostedTarget.baselineYear}.`)}</Lead>
      )}
      <form method="get" action={indicatorPath} class="inline-form">
        <Field control="date" name="on" label={say("État du registre le", "State of the register on")} value={on} language={language} />
        <Field control="select" name="reading" label={say("Lecture", "Reading")} value={reading} language={language} options={readingCodes.map((code) => ({ value: code, label: readings[code].name[language] }))} />
        <div class="button-row"><Button kind="second">{say("Compter", "Count")}</Button></div>
      </form>
      <p><a href="/indicators/5">{say("L’indicateur dans le contrat", "The indicator in the contract")}</a> · <a href="/cohorts/timeline">{say("Frise", "Timeline")}</a></p>
      {value === null ? null : <Years {...props} />}
      <DownloadLinks language={language} downloads={usualDownloads("/exports/cohort-indicator", hrefWith(context.url, { lang: language, done: null }).replace(/^[^?]*/, ""))} />
      <Heading level={2}>{say("Cohortes comptées", "Cohorts counted")} ({formatNumber(counted.length, language)})</Heading>
      <Table<CountedCohort> caption={say("Cohortes comptées", "Cohorts counted")} captionHidden language={language} rows={counted} empty={<p class="soft">{say("Aucune.", "None.")}</p>} columns={[
        { header: say("Cohorte", "Cohort"), rowHeader: true, cell: ({ code, acronym, name }) => <><a href={cohortPath(code)}>{acronym}</a><br /><span class="cohort-name">{name[language]}</span></> },
        { header: say("Compte depuis", "Counts since"), cell: ({ since }) => formatDay(since, language, "short") },
        { header: say("Pièces", "Documents"), cell: (one) => <><span class="small">{evidenceText(one, language)}</span> <a href={cohortPath(one.code, "/history")}>{say("énoncés", "statements")}</a></> },
      ]} />
      <Heading level={2}>{say("Laissées de côté", "Left out")} ({formatNumber(leftOut.length, language)})</Heading>
      <Table<LeftOutCohort> caption={say("Cohortes laissées de côté", "Cohorts left out")} captionHidden language={language} rows={leftOut} empty={<p class="soft">{say("Aucune.", "None.")}</p>} columns={[
        { header: say("Cohorte", "Cohort"), rowHeader: true, cell: ({ code, acronym }) => <a href={cohortPath(code)}>{acronym}</a> },
        { header: say("Pourquoi", "Why"), cell: ({ reason }) => reason[language] },
      ]} />
      <Heading level={2} id="readings">{say("Ce que veut dire «\u202fhébergée\u202f»", "What “hosted” means")}</Heading>
      <p>{say("Le contrat ne dit pas à partir de quel jour une cohorte est hébergée. Trois lectures se comptent sur les mêmes faits\u202f; une seule est déclarée, et entre dans l’indicateur.", "The contract does not say from which day a cohort is hosted. Three readings are counted from the same facts; a single one is declared and enters the indicator.")}</p>
      <Table<HostedCount> caption={say("Lectures", "Readings")} captionHidden language={language} rows={every} columns={[
        { header: say("Lecture", "Reading"), rowHeader: true, cell: (one) => <><a href={hrefWith(context.url, { reading: one.reading, on, done: null })}>{readings[one.reading].name[language]}</a> {one.reading === declaration.reading ? <Tag tone="accent">{say("déclarée", "declared")}</Tag> : null}</> },
        { header: say("Règle", "Rule"), cell: (one) => readings[one.reading].sentence[language] },
        { header: say("Cohortes", "Cohorts"), numeric: true, cell: (one) => (one.value === null ? "–" : formatNumber(one.value, language)) },
      ]} />
      <p class="soft">{declaration.declaredAt === null ? say("Aucune lecture n’a été déclarée\u202f: la plus stricte vaut.", "No reading has been declared: the strictest holds.") : say(`Déclarée le ${formatDateTime(declaration.declaredAt, "fr")}\u202f: ${declaration.reason}`, `Declared on ${formatDateTime(declaration.declaredAt, "en")}: ${declaration.reason}`)}</p>
      <Heading level={2}>{say("La recette", "The recipe")}</Heading>
      <p>{recipe.sentence[language]}</p>
      <Acts {...props} mayDeclare={keeps(context)} mayRecord={maySomewhere(context.actor, "values.propose")} />
    </div>
  );
}

function Years({ place: { say, language }, years, count }: IndicatorPageProps): VNode {
  const at = (one: HostedCount): number => Number(one.on.slice(0, 4)) + (one.on.slice(5) === "12-31" ? 0 : Number(one.on.slice(5, 7)) / 12 - 1);
  const title = say("Cohortes hébergées à la fin de chaque année", "Cohorts hosted at the end of each year");
  const { baselineYear, year, value: target, baseline } = hostedTarget;
  return (
    <LineChart
      title={title} unit={say("cohortes", "cohorts")} language={language} formatTick={(tick) => formatNumber(tick, language)}
      description={years.map((one) => `${formatDay(one.on, language, "short")}${say("\u202f: ", ": ")}${formatNumber(one.value ?? 0, language)}`).join(", ")}
      words={{ point: say("registre", "register"), hollowPoint: say("année en cours", "year under way"), baseline: say("départ du contrat", "baseline of the contract"), target: say("cible", "target"), pace: say("rythme nécessaire", "pace needed"), projection: "", forecast: "" }}
      points={years.filter((one) => one.on.slice(0, 4) !== String(baselineYear)).map((one) => ({ x: at(one), value: one.value ?? 0, label: formatNumber(one.value ?? 0, language), hollow: one.on.slice(5) !== "12-31" }))}
      baseline={{ x: baselineYear, value: baseline, label: formatNumber(baseline, language), hollow: false }}
      targets={[{ fromX: year - 0.4, toX: year + 0.1, fromValue: target, toValue: target, label: formatNumber(target, language) }]}
      pace={{ fromX: baselineYear, toX: year, fromValue: baseline, toValue: target, label: "" }} projection={null} forecast={null}
      xTicks={Array.from({ length: year - baselineYear + 1 }, (_, index) => ({ x: baselineYear + index, label: String(baselineYear + index) }))}
      source={say(`registre des cohortes, le ${formatDay(count.on, "fr")}`, `register of cohorts, on ${formatDay(count.on, "en")}`)}
      table={<Table<HostedCount> caption={title} language={language} rows={years} columns={[{ header: say("Le", "On"), rowHeader: true, cell: (one) => formatDay(one.on, language) }, { header: say("Cohortes", "Cohorts"), numeric: true, cell: (one) => formatNumber(one.value ?? 0, language) }]} />}
    />
  );
}

function Acts({ place, count, declaration, given, issues, mayDeclare, mayRecord }: IndicatorPageProps & { readonly mayDeclare: boolean; readonly mayRecord: boolean }): VNode | null {
  const { say, language } = place;
  const { one } = fieldsOf(place, given, issues);
  if (!mayDeclare && !mayRecord) return null;
  return (
    <section>
      {!mayRecord || count.value === null ? null : (
        <form method="post" action={`${indicatorPath}/record`}>
          <Heading level={2}>{say("Enregistrer parmi les valeurs du contrat", "Record among the values of the contract")}</Heading>
          <Csrf place={place} values={{ on: count.on }} />
          <p>{say(`Le nombre du ${formatDay(count.on, "fr")}, sous la lecture déclarée, avec ses cohortes et leurs pièces. Les mêmes faits n’ajoutent rien\u202f; une valeur saisie par quelqu’un n’est pas écrasée.`, `The number of ${formatDay(count.on, "en")}, under the declared reading, with its cohorts and their documents. The same facts add nothing; a value that somebody entered is not overwritten.`)}</p>
          <div class="button-row"><Button>{say("Enregistrer", "Record")}</Button></div>
        </form>
      )}
      {!mayDeclare ? null : (
        <form method="post" action={`${indicatorPath}/reading`}>
          <Heading level={2}>{say("Déclarer la lecture", "Declare the reading")}</Heading>
          <Csrf place={place} />
          <Field {...one("declare")} control="radios" label={say("Lecture qui entre dans l’indicateur", "Reading that enters the indicator")} value={given["declare"] ?? declaration.reading} options={readingCodes.map((code) => ({ value: code, label: readings[code].name[language] }))} />
          <Field {...one("reason")} control="textarea" rows={2} label={say("Pourquoi", "Why")} required />
          <div class="button-row"><Button kind="second">{say("Déclarer", "Declare")}</Button></div>
        </form>
      )}
    </section>
  );
}
