import { describeIssue, type Command, type ExitStatus, type Invocation, type OptionDefinition, type Terminal } from "../../../kernel/cli/index.ts";
import { AppError } from "../../../kernel/errors/app-error.ts";
import { formatDay, formatNumber, formatPercent, plural } from "../../../kernel/i18n/format.ts";
import { isDay } from "../../../kernel/time/day.ts";
import { harvestSources, progressOf, sourceFacts, type Harvest, type HarvestDraft, type HarvestSource } from "../../../modules/publications/index.ts";
import type { House } from "../../house.ts";
import { dayOption, givenDay } from "../day-option.ts";
import { commandLineAuthor, withHouse } from "../with-house.ts";

/** Ways to ask, over all sources, each once: `--collection`, `--ror`… */
const queryOptions: readonly OptionDefinition[] = [...new Map(
  harvestSources.flatMap((source) => sourceFacts[source].kinds).filter(({ shape }) => shape !== null).map((kind): [string, OptionDefinition] => [kind.by, {
    name: kind.by, value: "VALUE", summary: { fr: `${kind.label.fr} (${sourcesBy(kind.by)}). ${kind.hint.fr}`, en: `${kind.label.en} (${sourcesBy(kind.by)}). ${kind.hint.en}` },
  }]),
).values()];

function sourcesBy(by: string): string {
  return harvestSources.filter((source) => sourceFacts[source].kinds.some((kind) => kind.by === by)).map((source) => sourceFacts[source].name).join(", ");
}

function sourceFrom(text: string): HarvestSource {
  const source = harvestSources.find((one) => one === text.toLowerCase());
  if (source === undefined) {
    throw new AppError("publications.unknown-source", { fr: `« ${text} » n’est pas une source. Possible\u00a0: ${harvestSources.join(", ")}.`, en: `“${text}” is not a source. Possible: ${harvestSources.join(", ")}.` });
  }
  return source;
}

function draftFrom(invocation: Invocation, house: House, source: HarvestSource): HarvestDraft {
  const { options } = invocation;
  const given = queryOptions.flatMap(({ name }) => {
    const value = options.get(name);
    return value === undefined ? [] : [{ by: name, value }];
  });
  if (given.length > 1) throw new AppError("publications.harvest-two-queries", { fr: `Une seule question à la fois\u00a0: ${given.map(({ by }) => `--${by}`).join(", ")}.`, en: `One question at a time: ${given.map(({ by }) => `--${by}`).join(", ")}.` });
  const query = given[0] ?? house.harvests.settings.queries[source] ?? (source === "orcid" ? { by: "people", value: "" } : undefined);
  if (query === undefined) {
    const ways = sourceFacts[source].kinds.map(({ by }) => `--${by}`).join(", ");
    throw new AppError("publications.harvest-no-query", { fr: `Dites ce qui est demandé à ${sourceFacts[source].name} (${ways}), ou renseignez JALON_HARVEST_${source.toUpperCase()}.`, en: `Say what is asked of ${sourceFacts[source].name} (${ways}), or set JALON_HARVEST_${source.toUpperCase()}.` });
  }
  const changed = givenDay(invocation, "since");
  const published = givenDay(invocation, "published-since");
  const base = options.get("base");
  return {
    source, query, ...(base === undefined ? {} : { baseAddress: base }),
    since: options.get("since") === "last" ? "last" : changed !== null ? { day: changed, of: "changed" } : published !== null ? { day: published, of: "published" } : null,
  };
}

async function harvest(invocation: Invocation): Promise<ExitStatus> {
  const { terminal, options, positionals } = invocation;
  const { language } = terminal;
  const source = sourceFrom(positionals[0] ?? "");
  return withHouse<ExitStatus>(terminal, async (house) => {
    const { harvests } = house;
    let started: Harvest;
    if (options.has("resume")) {
      const waiting = await harvests.resumable(source);
      if (waiting === null) throw new AppError("publications.harvest-nothing-to-resume", { fr: `Aucune moisson de ${sourceFacts[source].name} n’est à reprendre.`, en: `No harvest of ${sourceFacts[source].name} is to be resumed.` }, { status: 409 });
      started = await harvests.resume(commandLineAuthor, waiting.number);
    } else started = await harvests.start(commandLineAuthor, draftFrom(invocation, house, source));
    // Ctrl+C: the page under way is given up, the pages taken stay, and the harvest can be resumed.
    const stop = (): void => { void harvests.stop(); };
    process.once("SIGINT", stop).once("SIGTERM", stop);
    const ticker = setInterval(() => {
      harvests.get(started.number).then((now) => terminal.progress(progressLine(now, terminal)), () => undefined);
    }, 500);
    let ended: Harvest;
    try {
      ended = await harvests.ended(started.number);
    } finally {
      clearInterval(ticker);
      process.off("SIGINT", stop).off("SIGTERM", stop);
    }
    terminal.endProgress();
    if (options.has("json")) terminal.out(JSON.stringify({ harvest: ended, troubles: (await harvests.troubles(ended.number, { page: 1, pageSize: 1_000 })).items }, null, 2));
    else await tell(house, ended, terminal);
    if (ended.standing !== "done" && !options.has("json")) {
      terminal.error(language === "fr" ? `Pour reprendre\u00a0: jalon publications harvest ${source} --resume` : `To resume: jalon publications harvest ${source} --resume`);
    }
    return ended.standing === "done" ? 0 : 1;
  });
}

function progressLine(harvest: Harvest, { language }: Terminal): string {
  const { done, total, share, rate, remainingSeconds } = progressOf(harvest);
  const french = language === "fr";
  const what = harvest.source === "orcid" ? (french ? "personnes" : "people") : french ? "notices" : "records";
  const number = (value: number): string => formatNumber(value, language);
  return [
    `${sourceFacts[harvest.source].name}${french ? "\u00a0:" : ":"} ${number(done)}${total === null ? "" : french ? ` sur ${number(total)}` : ` of ${number(total)}`} ${what}`,
    ...(share === null ? [] : [formatPercent(share, language, 0)]),
    ...(rate === null ? [] : [`${number(Math.round(rate * 10) / 10)}/s`]),
    ...(remainingSeconds === null ? [] : [french ? `encore ${number(Math.ceil(remainingSeconds / 60))} min` : `${number(Math.ceil(remainingSeconds / 60))} min left`]),
    ...(harvest.retries === 0 ? [] : [`${number(harvest.retries)} ${plural(language, harvest.retries, french ? { one: "nouvel essai", other: "nouveaux essais" } : { one: "retry", other: "retries" })}`]),
  ].join(", ");
}

async function tell({ harvests }: House, harvest: Harvest, terminal: Terminal): Promise<void> {
  const { language } = terminal;
  const french = language === "fr";
  const number = (value: number): string => formatNumber(value, language);
  const { items, total } = await harvests.troubles(harvest.number, { page: 1, pageSize: 20 });
  for (const { issue, page } of items.toReversed()) terminal.error(`${french ? "page" : "page"} ${page}, ${describeIssue(issue, language)}`);
  if (total > items.length) terminal.error(french ? `… et ${number(total - items.length)} autres.` : `… and ${number(total - items.length)} more.`);
  const { number: id, records, repeated, unchanged, faults, retries } = harvest;
  terminal.out(french
    ? `Moisson ${id} (${standingText[harvest.standing].fr})\u00a0: ${number(records)} notices, dont ${number(unchanged)} déjà connues\u00a0; ${number(repeated)} répétées, ${number(faults)} défauts, ${number(retries)} ${plural("fr", retries, { one: "nouvel essai", other: "nouveaux essais" })}.`
    : `Harvest ${id} (${standingText[harvest.standing].en}): ${number(records)} records, ${number(unchanged)} of them known; ${number(repeated)} repeated, ${number(faults)} faults, ${number(retries)} ${plural("en", retries, { one: "retry", other: "retries" })}.`);
}

const standingText = {
  running: { fr: "en cours", en: "running" }, paused: { fr: "en pause", en: "paused" }, cancelled: { fr: "abandonnée", en: "cancelled" }, failed: { fr: "en échec", en: "failed" }, done: { fr: "finie", en: "done" },
} as const;

async function list({ terminal, options }: Invocation): Promise<ExitStatus> {
  return withHouse<ExitStatus>(terminal, async ({ harvests }) => {
    const { items } = await harvests.list({ page: 1, pageSize: 50 });
    if (options.has("json")) terminal.out(JSON.stringify(items, null, 2));
    else for (const one of items) terminal.out(`${one.number}  ${formatDay(one.startedOn, terminal.language, "short")}  ${standingText[one.standing][terminal.language]}  ${progressLine(one, terminal)}`);
    if (items.length === 0 && !options.has("json")) terminal.out(terminal.language === "fr" ? "Aucune moisson." : "No harvest.");
    return 0;
  });
}

async function cancel({ terminal, positionals }: Invocation): Promise<ExitStatus> {
  const number = Number(positionals[0]);
  if (!Number.isSafeInteger(number)) throw new AppError("publications.unknown-harvest", { fr: "Donnez le numéro de la moisson.", en: "Give the number of the harvest." });
  return withHouse<ExitStatus>(terminal, async (house) => {
    await tell(house, await house.harvests.cancel(commandLineAuthor, number), terminal);
    return 0;
  });
}

const json = { name: "json", summary: { fr: "Sortie pour les programmes", en: "Output for programs" } } as const;
const since: OptionDefinition = {
  name: "since", value: "DAY", summary: { fr: "Ce qui a changé depuis ce jour\u00a0; « last »\u00a0: depuis la dernière moisson complète", en: "What changed since this day; “last”: since the last complete harvest" },
  fault: (text) => (text === "last" || isDay(text) ? null : { fr: `--since\u00a0: « ${text} » n’est ni un jour (AAAA-MM-JJ) ni « last ».`, en: `--since: “${text}” is neither a day (YYYY-MM-DD) nor “last”.` }),
};

async function match({ terminal, options }: Invocation): Promise<ExitStatus> {
  return withHouse<ExitStatus>(terminal, async (house) => {
    const number = (value: number): string => formatNumber(value, terminal.language);
    const report = await house.matching.matchPending((done, total) => terminal.progress(`${number(done)} / ${number(total)}`));
    terminal.endProgress();
    const counts = await house.matching.counts();
    if (options.has("json")) terminal.out(JSON.stringify({ ...report, counts }, null, 2));
    else terminal.out(terminal.language === "fr"
      ? `${number(report.works)} publications suivies, ${number(report.signatures)} signatures lues, ${number(report.changed)} réponses nouvelles ou changées\u00a0; ${number(counts.question ?? 0)} signatures attendent une personne.`
      : `${number(report.works)} publications followed, ${number(report.signatures)} signatures read, ${number(report.changed)} answers new or changed; ${number(counts.question ?? 0)} signatures wait for a person.`);
    return 0;
  });
}

/** `jalon publications`. */
export const publicationsCommand: Command = {
  name: "publications",
  summary: { fr: "Publications\u00a0: moissonner les sources, rapprocher les signatures", en: "Publications: harvest the sources, match signatures" },
  commands: [
    {
      name: "harvest",
      summary: { fr: "Moissonner HAL, OpenAlex, Crossref, PubMed ou ORCID", en: "Harvest HAL, OpenAlex, Crossref, PubMed or ORCID" },
      details: {
        fr: "Page par page, chacune tout entière ou pas du tout. Une moisson interrompue se reprend par --resume.\nLes sources demandent qui les interroge\u00a0: JALON_HARVEST_CONTACT.",
        en: "Page by page, each of them wholly or not at all. An interrupted harvest is resumed by --resume.\nSources ask who queries them: JALON_HARVEST_CONTACT.",
      },
      positionals: [{ name: "SOURCE", required: true }],
      options: [
        ...queryOptions, since, dayOption("published-since", { fr: "Ce qui est publié depuis ce jour", en: "What was published since this day" }),
        { name: "base", value: "URL", summary: { fr: "Autre adresse de la source (un miroir)", en: "Another address of the source (a mirror)" } },
        { name: "resume", summary: { fr: "Reprendre la dernière moisson arrêtée de cette source", en: "Resume the latest harvest of this source that stands still" } }, json,
      ],
      run: harvest,
    },
    { name: "harvests", summary: { fr: "Lister les moissons", en: "List the harvests" }, options: [json], run: list },
    { name: "match", summary: { fr: "Rapprocher les signatures des structures, à la date des articles", en: "Match signatures to structures, at the date of the papers" }, options: [json], run: match },
    { name: "cancel", summary: { fr: "Abandonner une moisson arrêtée ou en cours", en: "Cancel a harvest, standing or running" }, positionals: [{ name: "NUMBER", required: true }], run: cancel },
  ],
};
