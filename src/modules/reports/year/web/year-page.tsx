import type { VNode } from "preact";
import { Button, DownloadLinks, Field, Heading, Lead, Notice, TabLinks, TextSize, textSizePreference, usualDownloads } from "../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { formatDay, formatList, formatNumber, narrowSpace, plural } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { figureThemeNames, figureThemes, type Figure } from "../../../activity/index.ts";
import { regions, type Region } from "../../../directory/index.ts";
import type { RegionCount } from "../regional.ts";
import { boundWord, figurePath, formatFigure, periodText, sourceDay, sourceText, yearPath } from "../say-figure.ts";

/** The name under which the reader's region is remembered. */
export const regionPreference = "my-region";

export interface YearView {
  readonly context: RequestContext;
  readonly year: number;
  readonly years: readonly number[];
  readonly figures: readonly Figure[];
  readonly region: Region | null;
  readonly count: RegionCount | null;
  /** The figures of the other year asked for, by code; null where none was asked for. */
  readonly other: { readonly year: number; readonly figures: ReadonlyMap<string, Figure> } | null;
  readonly mayEdit: boolean;
}

export function YearPage(view: YearView): VNode {
  const { context, year, years, figures, region, count, other, mayEdit } = view;
  const { language, url } = context;
  const french = language === "fr";
  const national = figures.filter((one) => one.region === null);
  const ofRegion = figures.filter((one) => one.region !== null && one.region === region?.code);
  const main = national.filter((one) => one.partOf === null);
  return (
    <div class="year-page">
      <Heading level={1} kicker={french ? "L’année en chiffres" : "The year in figures"}>{String(year)}</Heading>
      <Lead>{french
        ? `${main.length}${narrowSpace}${plural("fr", main.length, { one: "chiffre publié", other: "chiffres publiés" })}, chacun avec sa source, ce qu’il compte et ce qui a été dit de lui.`
        : `${main.length} published ${plural("en", main.length, { one: "figure", other: "figures" })}, each with its source, what it counts and what was said of it.`}</Lead>
      {years.length > 1 ? <TabLinks label={french ? "Années" : "Years"} tabs={years.map((one) => ({ label: String(one), href: yearPath(one), current: one === year }))} /> : null}
      <div class="year-tools">
        <RegionForm {...view} />
        <p><TextSize chosen={context.preferences?.[textSizePreference]} url={url} language={language} /></p>
      </div>
      {other === null || other.figures.size > 0 ? null : (
        <Notice kind="info" language={language}>{french
          ? `L’année ${other.year} n’a pas de chiffres ici${narrowSpace}: rien à comparer. Années présentes${narrowSpace}: ${formatList(years.map(String), "fr")}.`
          : `The year ${other.year} has no figures here: nothing to compare. Years at hand: ${formatList(years.map(String), "en")}.`}</Notice>
      )}
      {region === null ? null : <RegionBlock region={region} count={count} figures={ofRegion} view={view} />}
      {figureThemes.map((theme) => {
        const some = main.filter((one) => one.theme === theme);
        return some.length === 0 ? null : (
          <section class="year-theme" aria-labelledby={`theme-${theme}`}>
            <Heading level={2} id={`theme-${theme}`}>{figureThemeNames[theme][language]}</Heading>
            <ul class="year-figures">{some.map((one) => <li><FigureBlock figure={one} parts={national.filter((part) => part.partOf === one.code)} other={other} language={language} /></li>)}</ul>
          </section>
        );
      })}
      <div class="year-more">
        <Heading level={2}>{french ? "Aller plus loin" : "Going further"}</Heading>
        <p>{french
          ? "Les chiffres viennent d’une publication\u202f; les libellés et les explications sont les nôtres. Chaque chiffre a sa page, avec tout ce qui a été dit de lui, et une carte à placer sur un autre site."
          : "The figures come from a publication; labels and explanations are ours. Each figure has its page, with all that was said of it, and a card to place on another site."}</p>
        {years.length > 1 ? <CompareForm year={year} years={years} other={other?.year ?? null} region={region} language={language} /> : <p class="soft">{french ? `Seule l’année ${year} est enregistrée${narrowSpace}: il n’y a pas encore d’autre année à comparer.` : `Only ${year} is recorded: there is no other year to compare yet.`}</p>}
        {mayEdit ? <p><a href="/year/edit">{french ? "Ajouter ou corriger un chiffre" : "Add or correct a figure"}</a></p> : null}
        <DownloadLinks downloads={usualDownloads(`/exports/year/${year}`, region === null ? "" : `?region=${region.code}`)} language={language} />
      </div>
    </div>
  );
}

/** The number, what is counted, one sentence, its parts and its source. */
function FigureBlock({ figure, parts, other, language }: { readonly figure: Figure; readonly parts: readonly Figure[]; readonly other: YearView["other"]; readonly language: Language }): VNode {
  const before = other?.figures.get(figure.code);
  return (
    <article>
      <FigureNumber figure={figure} language={language} href={figurePath(figure)} />
      <p class="year-note">{figure.note[language]}</p>
      {before === undefined || other === null ? null : <p class="year-note">{other.year}{language === "fr" ? `${narrowSpace}: ` : ": "}{formatFigure(before, language)}</p>}
      {parts.length === 0 ? null : (
        <ul class="year-details">
          {parts.map((part) => <li><span class="year-part">{boundWord(part.bound, language)} {formatFigure(part, language)}</span><a href={figurePath(part)}>{part.noun[language]}</a></li>)}
        </ul>
      )}
      <p class="year-source">{capital(periodText(figure, language))} · <a href={figurePath(figure)} aria-label={`${language === "fr" ? "Source de" : "Source of"} ${figure.label[language]}`}>{language === "fr" ? "source et historique" : "source and history"}</a></p>
    </article>
  );
}

export function FigureNumber({ figure, language, href }: { readonly figure: Pick<Figure, "value" | "unit" | "bound" | "noun">; readonly language: Language; readonly href?: string }): VNode {
  const bound = boundWord(figure.bound, language);
  const inside = (
    <>
      {bound === null ? null : <span class="year-bound">{bound} </span>}
      <span class="year-value">{formatFigure(figure, language)}</span>{" "}
      <span class="year-noun">{figure.noun[language]}</span>
    </>
  );
  return <p class="year-number">{href === undefined ? inside : <a href={href}>{inside}</a>}</p>;
}

function RegionForm({ context, year, region, other }: YearView): VNode {
  const { language, preferences } = context;
  const french = language === "fr";
  const remembered = preferences?.[regionPreference];
  return (
    <div>
      <form method="get" action={yearPath(year)} class="inline-form">
        {other === null ? null : <input type="hidden" name="with" value={String(other.year)} />}
        <Field control="select" name="region" label={french ? "Contenu" : "Content"} language={language} value={region?.code ?? "national"}
          options={[{ value: "national", label: french ? "National" : "National" }, ...regions.map((one) => ({ value: one.code, label: one.name[language] }))]} />
        <Button kind="second">{french ? "Afficher" : "Show"}</Button>
      </form>
      {region === null || remembered === region.code ? null : <p class="small"><a href={`${yearPath(year)}?${regionPreference}=${region.code}`} rel="nofollow">{french ? "Retenir cette région pour mes prochaines visites" : "Remember this region for my next visits"}</a></p>}
      {remembered === undefined || remembered === "" ? null : <p class="small"><a href={`${yearPath(year)}?${regionPreference}=none`} rel="nofollow">{french ? "Oublier ma région" : "Forget my region"}</a></p>}
    </div>
  );
}

function RegionBlock({ region, count, figures, view }: { readonly region: Region; readonly count: RegionCount | null; readonly figures: readonly Figure[]; readonly view: YearView }): VNode {
  const { language } = view.context;
  const french = language === "fr";
  const name = region.name[language];
  const say = (n: number, one: string, other: string): VNode => <><span class="figure-number">{formatNumber(n, language)}</span>{plural(language, n, { one, other })}</>;
  return (
    <section class="year-region" aria-labelledby="region">
      <Heading level={2} id="region">{name}</Heading>
      {count === null ? <p class="soft">{french ? "Le graphe ne connaît pas encore l’institut\u202f: les structures de la région n’ont pas pu être comptées." : "The graph does not know the institute yet: the structures of the region could not be counted."}</p> : (
        <>
          <p class="soft">{french ? `Structures que l’institut dirige ou auxquelles il prend part, au ${formatDay(count.on, "fr")}, comptées dans le graphe.` : `Structures that the institute supervises or takes part in, on ${formatDay(count.on, "en")}, counted in the graph.`}</p>
          {count.demonstration ? <Notice kind="warn" language={language}>{french ? "Ces structures sont fictives\u202f: données de démonstration. Les chiffres nationaux, eux, sont publiés." : "These structures are made up: demonstration data. The national figures are published ones."}</Notice> : null}
          <ul class="figures">
            <li>{say(count.structures, french ? "structure" : "structure", french ? "structures" : "structures")}</li>
            <li>{say(count.researchUnits, french ? "unité de recherche" : "research unit", french ? "unités de recherche" : "research units")}</li>
            <li>{say(count.mixedUnits, french ? "unité mixte" : "mixed unit", french ? "unités mixtes" : "mixed units")}</li>
            <li>{say(count.towns.length, french ? "ville" : "town", french ? "villes" : "towns")}</li>
          </ul>
          {count.towns.length === 0 ? <p>{french ? "Aucune structure connue dans cette région à cette date." : "No structure known in this region on this day."}</p> : (
            <ul class="year-cities">{count.towns.map((town) => <li>{town.name} <span class="soft">({formatNumber(town.structures, language)})</span></li>)}</ul>
          )}
          <p class="year-source">
            {count.observed === null ? (french ? "Le répertoire n’a pas encore été lu." : "The register was not read yet.") : standing(count, language)}{" "}
            <a href={`/lab?region=${region.code}&on=${count.on}`}>{french ? "Voir ces structures" : "See these structures"}</a>
          </p>
        </>
      )}
      {figures.length === 0 ? null : <ul class="year-figures">{figures.map((one) => <li><FigureBlock figure={one} parts={[]} other={view.other} language={language} /></li>)}</ul>}
    </section>
  );
}

function standing({ structures, attested, observed }: RegionCount, language: Language): string {
  const last = observed === null ? "" : formatDay(observed.last, language);
  if (language === "fr") return `Répertoire lu en dernier le ${last}. ${attested === structures ? "Tout est attesté à cette date." : `${formatNumber(structures - attested, "fr")} sur ${formatNumber(structures, "fr")} présumées\u202f: vues à une autre date.`}`;
  return `Register last read on ${last}. ${attested === structures ? "All is attested on this day." : `${formatNumber(structures - attested, "en")} of ${formatNumber(structures, "en")} presumed: seen on another day.`}`;
}

function CompareForm({ year, years, other, region, language }: { readonly year: number; readonly years: readonly number[]; readonly other: number | null; readonly region: Region | null; readonly language: Language }): VNode {
  const french = language === "fr";
  return (
    <form method="get" action={yearPath(year)} class="inline-form">
      {region === null ? null : <input type="hidden" name="region" value={region.code} />}
      <Field control="select" name="with" label={french ? "Comparer avec" : "Compare with"} language={language} value={other === null ? "" : String(other)}
        options={[{ value: "", label: "–" }, ...years.filter((one) => one !== year).map((one) => ({ value: String(one), label: String(one) }))]} />
      <Button kind="second">{french ? "Comparer" : "Compare"}</Button>
    </form>
  );
}

/** The sources of a page of figures, each once, as a citation. */
export function citations(figures: readonly Figure[], language: Language): readonly string[] {
  return [...new Set(figures.map(({ source }) => `${sourceText({ ...source, line: null }, language)} (${sourceDay(source, language)})`))];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
