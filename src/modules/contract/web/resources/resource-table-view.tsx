import type { VNode } from "preact";
import { Heading, StackedBars, Table, Tag, VisuallyHidden } from "../../../../kernel/html/index.ts";
import { formatEuros, formatNumber, pick } from "../../../../kernel/i18n/format.ts";
import type { ResourceLine, ResourceTable } from "../../domain/register.ts";
import { linesText, versionName } from "../parts.tsx";
import { itemPath, type Place } from "../place.ts";
import { amountFormat, type AmountFormat } from "./resource-amounts.ts";
import { checkSums, overallReading, type SumCheck } from "../../domain/sums.ts";
import { actionAround } from "./ties.ts";

interface Row {
  readonly line: ResourceLine;
  readonly at: number;
}

/** One table of the contract: what its numbers are, the numbers with their sums done again, notes, what it belongs to. */
export function ResourceTableView({ place, table }: { readonly place: Place; readonly table: ResourceTable }): VNode {
  const { say, language } = place;
  const format = amountFormat(table, language);
  const checks = checkSums(table);
  const title = pick(table.title, language);
  return (
    <section aria-labelledby={`table-${table.code}`}>
      <Heading level={2} id={`table-${table.code}`}>{title}</Heading>
      <p class="prose">
        {table.conditional ? <><Tag tone="warn">{say("Sous réserve des crédits", "Subject to funds")}</Tag>{" "}</> : null}
        {nature(place, table)}
      </p>
      <AmountsChart place={place} table={table} format={format} />
      <AmountsTable place={place} table={table} format={format} checks={checks} />
      <SumsLine place={place} table={table} format={format} checks={checks} />
      {table.notes.length === 0 ? null : (
        <ul class="small soft prose" aria-label={say("Notes du tableau", "Notes of the table")}>
          {table.notes.map((note) => <li>{note.mark} {pick(note.text, language)}</li>)}
        </ul>
      )}
      <TieLine place={place} table={table} />
    </section>
  );
}

function nature({ say }: Place, table: ResourceTable): string {
  const unit = table.unit === "eur" ? say("Montants en euros", "Amounts in euros") : say("Emplois en équivalents temps plein (ETP)", "Posts in full-time equivalents (FTE)");
  const difference = table.differenceToYear === null ? "" : say(`, en écart à ${table.differenceToYear}\u202f: ce que chaque année apporte de plus, non le budget entier`, `, as differences to ${table.differenceToYear}: what each year adds, not the whole budget`);
  const conditional = table.conditional ? say(" Projections que le contrat ne promet que si les crédits sont disponibles.", " Projections that the contract promises only if the funds are available.") : "";
  return `${unit}${difference}.${conditional}`;
}

/** `within` lines are parts of bars that are there already: they are not drawn. */
function AmountsChart({ place, table, format }: { readonly place: Place; readonly table: ResourceTable; readonly format: AmountFormat }): VNode | null {
  const { say, language, version } = place;
  const lines = table.lines.filter((line) => line.kind === "line");
  const amounts = lines.flatMap((line) => line.amounts);
  if (lines.length === 0 || lines.length > 8 || amounts.every((one) => one === null)) return null;
  const total = (year: number): number => lines.reduce((sum, line) => sum + (line.amounts[year] ?? 0), 0);
  const write = (value: number): string => (table.unit === "eur" ? formatEuros(value, language, 1) : formatNumber(value, language, { maximumFractionDigits: 0 }));
  const title = pick(table.title, language);
  const [first, last] = [table.years[0], table.years.at(-1)];
  return (
    <StackedBars
      title={say("Par année", "By year")}
      description={say(`${title}\u202f: de ${write(total(0))} en ${first ?? ""} à ${write(total(table.years.length - 1))} en ${last ?? ""}.`, `${title}: from ${write(total(0))} in ${first ?? ""} to ${write(total(table.years.length - 1))} in ${last ?? ""}.`)}
      language={language}
      unit={table.differenceToYear === null ? "" : say(`écart à ${table.differenceToYear}`, `difference to ${table.differenceToYear}`)}
      series={lines.map((line) => pick(line.label, language))}
      groups={table.years.map((year, index) => ({ label: String(year), amounts: lines.map((line) => line.amounts[index] ?? null), totalLabel: write(total(index)) }))}
      formatTick={write}
      source={say(`contrat, ${versionName(version, say)}.`, `contract, ${versionName(version, say)}.`)}
      table={<p>{say("Les mêmes nombres, ligne par ligne, sont dans ", "The same numbers, line by line, are in ")}<a href={`#amounts-${table.code}`}>{say("le tableau qui suit", "the table below")}</a> ({format.unit}).</p>}
    />
  );
}

interface AmountsProps {
  readonly place: Place;
  readonly table: ResourceTable;
  readonly format: AmountFormat;
  readonly checks: readonly SumCheck[];
}

function AmountsTable({ place, table, format, checks }: AmountsProps): VNode {
  const { say, language } = place;
  const reading = overallReading(table);
  const period = `${table.years[0] ?? ""}-${table.years.at(-1) ?? ""}`;
  const checkOf = ({ at }: Row, column: number | "overall"): SumCheck | undefined => checks.find((one) => one.line === at && one.column === column);
  const cell = (row: Row, column: number | "overall"): VNode => {
    const amount = column === "overall" ? row.line.overall : (row.line.amounts[column] ?? null);
    return <span>{format.write(amount, column === "overall" && reading === "change")}<Checked place={place} check={checkOf(row, column)} /></span>;
  };
  return (
    <Table
      id={`amounts-${table.code}`}
      caption={`${pick(table.title, language)} (${format.unit})`}
      captionHidden
      language={language}
      rows={table.lines.map((line, at): Row => ({ line, at }))}
      rowKind={({ line }) => (line.kind === "line" ? null : line.kind)}
      columns={[
        { header: `${say("Ligne", "Line")} (${format.unit})`, rowHeader: true, cell: (row) => <LineName place={place} row={row} table={table} /> },
        ...table.years.map((year, index) => ({ header: String(year), numeric: true, cell: (row: Row) => cell(row, index) })),
        ...(reading === null ? [] : [{ header: reading === "change" ? say(`Évolution ${period}`, `Change ${period}`) : say(`Somme ${period}`, `Sum ${period}`), numeric: true, cell: (row: Row) => cell(row, "overall") }]),
      ]}
    />
  );
}

function LineName({ place, row, table }: { readonly place: Place; readonly row: Row; readonly table: ResourceTable }): VNode {
  const { say, language } = place;
  const { line, at } = row;
  const newGroup = line.group !== null && table.lines[at - 1]?.group?.fr !== line.group.fr;
  return (
    <>
      {newGroup && line.group !== null ? <span class="soft small">{pick(line.group, language)}<br /></span> : null}
      {pick(line.label, language)}
      {line.noteMark === null ? null : <span class="soft"> {line.noteMark}</span>}
      {line.kind === "within" ? <span class="small"><br />{say("compris dans la ligne au-dessus, non ajouté", "inside the line above, not added")}</span> : null}
    </>
  );
}

/** A tick for a sum that this page did again and found right; a wrong one shows what it found. */
function Checked({ place, check }: { readonly place: Place; readonly check: SumCheck | undefined }): VNode | null {
  if (check === undefined) return null;
  if (!check.right) return <span class="tone-bad"> ≠<VisuallyHidden> {place.say("somme fausse", "wrong sum")}</VisuallyHidden></span>;
  return <span class="tone-good small"><span aria-hidden="true"> ✓</span><VisuallyHidden> {place.say("somme juste", "sum is right")}</VisuallyHidden></span>;
}

function SumsLine({ place, table, format, checks }: AmountsProps): VNode | null {
  const { say, language } = place;
  const wrong = checks.filter((one) => !one.right);
  if (checks.length === 0) return <p class="soft small">{say("Ce tableau ne donne ni total ni somme à vérifier.", "This table has no total and no sum to check.")}</p>;
  const number = formatNumber(checks.length, language);
  if (wrong.length === 0) {
    return <p class="soft small"><span class="tone-good" aria-hidden="true">✓</span> {say(`${number} sommes refaites par le programme, toutes justes.`, `${number} sums done again by the program, all right.`)}</p>;
  }
  return (
    <div class="small">
      <p class="tone-bad">{say(`${number} sommes refaites par le programme, ${formatNumber(wrong.length, language)} ne tombent pas juste\u202f:`, `${number} sums done again by the program, ${formatNumber(wrong.length, language)} wrong:`)}</p>
      <ul>
        {wrong.map((one) => {
          const year = one.column === "overall" ? say("dernière colonne", "last column") : String(table.years[one.column] ?? "");
          const label = pick(table.lines[one.line]?.label ?? { fr: "", en: "" }, language);
          return <li>{label}, {year}{say("\u202f: le tableau dit ", ": the table says ")}{one.said === null ? "–" : format.words(one.said)}{say(", le calcul donne ", ", the computation gives ")}{one.computed === null ? "–" : format.words(one.computed)}.</li>;
        })}
      </ul>
    </div>
  );
}

/** What the money or the posts are for, as far as the document says. */
function TieLine({ place, table }: { readonly place: Place; readonly table: ResourceTable }): VNode {
  const { say, language, register } = place;
  const around = actionAround(register, table);
  const lines = linesText(table.sourceLines, say);
  return (
    <p class="soft small">
      {around === null ? (
        say("Le contrat ne dit pas à quelles actions ce tableau se rattache.", "The contract does not say to which actions this table belongs.")
      ) : (
        <>{say("Se rattache à l’action où le document le place\u202f: ", "Belongs to the action in which the document puts it: ")}<a href={place.href(itemPath("action", around.action.code))}>Action {around.action.code}, {pick(around.action.title, language)}</a>.</>
      )}
      {lines === null ? null : ` ${lines} ${say("du document publié.", "of the published document.")}`}
    </p>
  );
}
