import type { VNode } from "preact";
import { Breadcrumbs, Button, DefinitionList, DownloadLinks, EmptyState, Field, Heading, hrefWith, Lead, Pager, StackedBars, Table, usualDownloads } from "../../../../kernel/html/index.ts";
import { formatDay, formatNumber, formatPercent, pick, plural } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { bySponsor, byYear, filtered, keptShare, registeredShare, reportedShare, tally, type Group, type Tally } from "../count.ts";
import type { Trial } from "../transparency.ts";
import { groupFilter, listFilter, sorted, transparencyPath, type TransparencyQuery } from "./query.ts";
import { TrialTable } from "./trial-table.tsx";
import { registrationWords, reportingWords, ruleWords, sharingWords } from "./words.ts";

export interface TransparencyPageProps {
  readonly trials: readonly Trial[];
  readonly query: TransparencyQuery;
  readonly on: Day;
  readonly language: Language;
  readonly url: URL;
}

export const pageSize = 50;
/** Sponsors shown beside each other; the others are in the list and in the file. */
const sponsorsShown = 30;

/** Which trials are registered, reported, shared: counts that unfold into their trials, and the rule that made them. */
export function TransparencyPage({ trials: all, query, on, language, url }: TransparencyPageProps): VNode {
  const say = (fr: string, en: string): string => (language === "fr" ? fr : en);
  const number = (value: number): string => formatNumber(value, language);
  const trials = filtered(all, groupFilter(query));
  const listed = sorted(filtered(trials, listFilter(query)), query);
  const counts = tally(trials);
  const years = byYear(all).map(({ key }) => key);
  const at = (changes: Readonly<Record<string, string | null>>): string => `${hrefWith(url, { page: null, registration: null, reporting: null, sharing: null, ...changes })}#trials`;
  const search = hrefWith(url, { lang: language, page: null }).replace(/^[^?]*/, "");
  const isChosen = Object.values(groupFilter(query)).some((value) => value !== undefined && value !== false);
  return (
    <>
      <Breadcrumbs language={language} crumbs={[{ label: say("Études", "Studies"), href: "/studies" }, { label: say("Transparence des essais", "Transparency of trials") }]} />
      <Heading level={1}>{say("Transparence des essais", "Transparency of trials")}</Heading>
      <Lead>{say("Quels essais ont été inscrits avant de commencer, ont rendu leurs résultats publics, ont partagé leurs données comme promis.", "Which trials were registered before they began, made their results public, shared their data as promised.")} {say(`État connu le ${formatDay(on, "fr")}.`, `As known on ${formatDay(on, "en")}.`)} <a href="#rule">{say("La règle est écrite plus bas.", "The rule is written below.")}</a></Lead>
      <form method="get" action={transparencyPath} class="inline-form">
        <Field control="select" name="sponsor" label={say("Promoteur", "Sponsor")} value={query.sponsor ?? ""} language={language} options={[{ value: "", label: say("tous", "all") }, ...bySponsor(all).map(({ key, name, tally: { trials: count } }) => ({ value: key, label: `${name === "" ? say("non dit", "not stated") : name} (${number(count)})` }))]} />
        <Field control="select" name="year" label={say("Année de fin", "Year of completion")} value={query.year === undefined ? "" : String(query.year)} language={language} options={[{ value: "", label: say("toutes", "all") }, ...years.map((year) => ({ value: year === null ? "none" : String(year), label: year === null ? say("pas terminé", "not completed") : String(year) }))]} />
        <Field control="select" name="type" label={say("Type d’essai", "Type of trial")} value={query.type ?? ""} language={language} options={[{ value: "", label: say("tous", "all") }, { value: "drug", label: say("avec phase (médicaments)", "with a phase (medicines)") }, { value: "other", label: say("autres interventions", "other interventions") }]} />
        <Field control="select" name="clock" label={say("Résultats comptés depuis", "Results counted from")} value={query.clock} language={language} options={[{ value: "completion", label: say("la fin de l’étude", "completion") }, { value: "primary", label: say("la fin du critère principal", "primary completion") }]} />
        <Field control="checkbox" name="institute" label={say("Essais de l’institut seulement", "Trials of the institute only")} value="1" checked={query.institute === "1"} language={language} />
        <div class="button-row"><Button kind="second">{say("Filtrer", "Filter")}</Button></div>
      </form>
      {trials.length === 0 ? <NoTrial isChosen={isChosen} language={language} /> : (
        <>
          <div class="transparency-cards">
            <Card title={say("Inscrits", "Registered")} share={registeredShare(counts)} what={say("inscrits avant le premier participant", "registered before the first participant")} counts={counts.registration} words={registrationWords} href={(state) => at({ registration: state })} language={language} />
            <Card title={say("Résultats", "Results")} share={reportedShare(counts)} what={say("des résultats dus sont publics", "of results due are public")} counts={counts.reporting} words={reportingWords} href={(state) => at({ reporting: state })} language={language} />
            <Card title={say("Données", "Data")} share={keptShare(counts)} what={say("des promesses échues sont tenues", "of promises due are kept")} counts={counts.sharing} words={sharingWords} href={(state) => at({ sharing: state })} language={language} />
          </div>
          <YearChart groups={byYear(trials)} on={on} href={(year, state) => at({ year: year === null ? "none" : String(year), reporting: state })} language={language} />
          <Heading level={2}>{say("Par promoteur", "By sponsor")}</Heading>
          <SponsorTable groups={bySponsor(trials).slice(0, sponsorsShown)} href={(sponsor, changes) => at({ sponsor, ...changes })} language={language} />
          {bySponsor(trials).length > sponsorsShown ? <p class="soft">{say(`Les ${sponsorsShown} premiers par nombre d’essais\u202f; choisissez un promoteur pour voir les autres.`, `The first ${sponsorsShown} by number of trials; choose a sponsor to see the others.`)}</p> : null}
          <section id="trials">
            <Heading level={2}>{number(listed.length)} {plural(language, listed.length, { one: say("essai", "trial"), other: say("essais", "trials") })}</Heading>
            <StateLinks query={query} url={url} counts={counts} language={language} />
            <DownloadLinks language={language} label={say("La liste\u202f:", "The list:")} downloads={usualDownloads("/exports/study-transparency", search)} />
            <TrialTable trials={listed.slice((query.page - 1) * pageSize, query.page * pageSize)} query={query} url={url} language={language} />
            <Pager page={query.page} pages={Math.ceil(listed.length / pageSize)} url={url} language={language} />
          </section>
        </>
      )}
      <section id="rule">
        <Heading level={2}>{say("La règle", "The rule")}</Heading>
        <DefinitionList items={ruleWords.map(({ name, text }) => ({ term: pick(name, language), details: pick(text, language) }))} />
        <p>{say("La liste et ses comptes sont aussi dans l’", "The list and its counts are also in the ")}<a href="/api/v1/studies/transparency">API</a>{say(".", ".")}</p>
      </section>
    </>
  );
}

function NoTrial({ isChosen, language }: { readonly isChosen: boolean; readonly language: Language }): VNode {
  const fr = language === "fr";
  return isChosen ? <EmptyState title={fr ? "Aucun essai ne répond à ces filtres" : "No trial answers these filters"} action={{ href: transparencyPath, label: fr ? "Enlever les filtres" : "Remove the filters" }} /> : (
    <EmptyState title={fr ? "Aucun essai publié" : "No trial published"}><p>{fr ? "Les études d’intervention publiées sur le portail sont comptées ici." : "Interventional studies published on the portal are counted here."}</p></EmptyState>
  );
}

interface CardProps<State extends string> {
  readonly title: string;
  readonly share: number | null;
  readonly what: string;
  readonly counts: Readonly<Partial<Record<State, number>>>;
  readonly words: Readonly<Record<State, { readonly fr: string; readonly en: string }>>;
  readonly href: (state: State) => string;
  readonly language: Language;
}

function Card<State extends string>({ title, share, what, counts, words, href, language }: CardProps<State>): VNode {
  const states = (Object.keys(words) as State[]).filter((state) => (counts[state] ?? 0) > 0);
  return (
    <section class="transparency-card">
      <h2>{title}</h2>
      <p><strong class="transparency-share">{share === null ? "–" : formatPercent(share, language, 0)}</strong> <span>{what}</span></p>
      <ul>{states.map((state) => <li><a href={href(state)}>{pick(words[state], language)}</a> <strong>{formatNumber(counts[state] ?? 0, language)}</strong></li>)}</ul>
    </section>
  );
}

const chartStates = ["on-time", "late", "undated", "overdue", "not-due"] as const;
/** More columns would not be told apart. */
const yearsDrawn = 15;

function YearChart({ groups, on, href, language }: { readonly groups: readonly Group<number | null>[]; readonly on: Day; readonly href: (year: number | null, state: string) => string; readonly language: Language }): VNode | null {
  const fr = language === "fr";
  const drawn = groups.filter(({ key }) => key !== null).slice(-yearsDrawn);
  if (drawn.length === 0) return null;
  const title = fr ? "Résultats selon l’année de fin de l’essai" : "Results by year of completion of the trial";
  const cell = (group: Group<number | null>, state: (typeof chartStates)[number]): VNode | string => {
    const count = group.tally.reporting[state] ?? 0;
    return count === 0 ? "0" : <a href={href(group.key, state)}>{formatNumber(count, language)}</a>;
  };
  return (
    <StackedBars
      title={title} language={language} unit={fr ? "essais" : "trials"} series={chartStates.map((state) => pick(reportingWords[state], language))} formatTick={(value) => formatNumber(value, language)}
      description={drawn.map(({ key, tally: { reporting } }) => `${key ?? ""}${fr ? "\u202f: " : ": "}${chartStates.map((state) => `${pick(reportingWords[state], language).toLowerCase()} ${reporting[state] ?? 0}`).join(", ")}`).join(". ")}
      groups={drawn.map(({ key, tally: { reporting } }) => ({ label: String(key ?? ""), amounts: chartStates.map((state) => reporting[state] ?? 0) }))}
      source={fr ? `fiches publiées sur le portail, connues le ${formatDay(on, "fr")}.` : `records published on the portal, as known on ${formatDay(on, "en")}.`}
      table={<Table<Group<number | null>> caption={title} language={language} rows={drawn} columns={[
        { header: fr ? "Année" : "Year", rowHeader: true, cell: ({ key }) => String(key ?? "") },
        ...chartStates.map((state) => ({ header: pick(reportingWords[state], language), numeric: true, cell: (group: Group<number | null>) => cell(group, state) })),
      ]} />}
    />
  );
}

function SponsorTable({ groups, href, language }: { readonly groups: readonly Group<string>[]; readonly href: (sponsor: string, changes: Readonly<Record<string, string>>) => string; readonly language: Language }): VNode {
  const fr = language === "fr";
  const share = (value: number | null): string => (value === null ? "–" : formatPercent(value, language, 0));
  const counted = (count: number | undefined, to: string): VNode | string => (count === undefined || count === 0 ? "0" : <a href={to}>{formatNumber(count, language)}</a>);
  const column = (header: string, of: (one: Tally) => number | undefined, changes: Readonly<Record<string, string>>) => ({ header, numeric: true, cell: ({ key, tally: one }: Group<string>) => counted(of(one), href(key, changes)) });
  return (
    <Table<Group<string>> caption={fr ? "Par promoteur" : "By sponsor"} captionHidden language={language} rows={groups} columns={[
      { header: fr ? "Promoteur" : "Sponsor", rowHeader: true, cell: ({ key, name }) => <a href={href(key, {})}>{name === "" ? (fr ? "non dit" : "not stated") : name}</a> },
      column(fr ? "Essais" : "Trials", (one) => one.trials, {}),
      { header: fr ? "Inscrits avant" : "Registered before", numeric: true, cell: ({ tally: one }) => share(registeredShare(one)) },
      column(fr ? "Pas inscrits" : "Not registered", (one) => one.registration.none, { registration: "none" }),
      { header: fr ? "Résultats publics" : "Results public", numeric: true, cell: ({ tally: one }) => share(reportedShare(one)) },
      column(fr ? "Résultats en retard" : "Results overdue", (one) => one.reporting.overdue, { reporting: "overdue" }),
      { header: fr ? "Promesses tenues" : "Promises kept", numeric: true, cell: ({ tally: one }) => share(keptShare(one)) },
      column(fr ? "Promesses échues" : "Promises overdue", (one) => one.sharing.overdue, { sharing: "overdue" }),
    ]} />
  );
}

/** What the list is narrowed to, and the way to those that are late. */
function StateLinks({ query, url, counts, language }: { readonly query: TransparencyQuery; readonly url: URL; readonly counts: Tally; readonly language: Language }): VNode {
  const fr = language === "fr";
  const narrowed = [
    ...(query.registration === undefined ? [] : [`${fr ? "Inscription\u202f: " : "Registration: "}${pick(registrationWords[query.registration], language).toLowerCase()}`]),
    ...(query.reporting === undefined ? [] : [`${fr ? "Résultats\u202f: " : "Results: "}${pick(reportingWords[query.reporting], language).toLowerCase()}`]),
    ...(query.sharing === undefined ? [] : [`${fr ? "Partage\u202f: " : "Sharing: "}${pick(sharingWords[query.sharing], language).toLowerCase()}`]),
  ];
  const all = `${hrefWith(url, { page: null, registration: null, reporting: null, sharing: null })}#trials`;
  if (narrowed.length > 0) return <p>{narrowed.join(", ")}. <a href={all}>{fr ? "Voir tous les essais" : "See all trials"}</a></p>;
  const overdue = counts.reporting.overdue ?? 0;
  return overdue === 0 ? <p class="soft">{fr ? "Aucun résultat n’est en retard." : "No results are overdue."}</p> : <p><a href={`${hrefWith(url, { page: null, reporting: "overdue" })}#trials`}>{fr ? `Voir les résultats en retard (${formatNumber(overdue, "fr")})` : `See overdue results (${formatNumber(overdue, "en")})`}</a></p>;
}
