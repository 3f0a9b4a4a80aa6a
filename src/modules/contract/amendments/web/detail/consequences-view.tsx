import type { VNode } from "preact";
import { Heading, Table, Tag } from "../../../../../kernel/html/index.ts";
import { formatDay, formatNumber, pick } from "../../../../../kernel/i18n/format.ts";
import { describeTarget, shownValue, VerdictMark, type Assessment } from "../../../../indicators/index.ts";
import type { Contradiction } from "../../../domain/check/index.ts";
import type { ChangedTable, Consequences, JudgedTwice } from "../../actions/consequences.ts";
import type { Reader } from "../deps.ts";

/** What a draft does beyond its words: verdicts, what loses its target, contradictions, sums. */
export function ConsequencesView({ reader, consequences }: { readonly reader: Reader; readonly consequences: Consequences }): VNode {
  const { say, language } = reader;
  const { judged, losses, uses, contradictions, tables, asOf } = consequences;
  return (
    <>
      <Heading level={2} id="verdicts">{say("Ce que cela fait aux verdicts", "What that does to the verdicts")}</Heading>
      <p class="soft">{say(`Les mêmes valeurs, au ${formatDay(asOf, "fr")}, jugées par le contrat et par le projet.`, `The same values, on ${formatDay(asOf, "en")}, judged by the contract and by the draft.`)}</p>
      <Verdicts reader={reader} judged={judged} />
      {losses.series.length + losses.withoutTarget.length + losses.actions.length === 0 ? null : (
        <>
          <Heading level={2} id="losses">{say("Ce qui s’arrête", "What ends")}</Heading>
          <ul class="prose">
            {losses.series.map((key) => <li>{say(`La série ${key} quitte le contrat.`, `Series ${key} leaves the contract.`)}</li>)}
            {losses.withoutTarget.map((key) => <li>{say(`La série ${key} reste suivie, sans cible.`, `Series ${key} is still followed, without a target.`)}</li>)}
            {losses.actions.map((code) => <li>{say(`L’action ${code} quitte le contrat.`, `Action ${code} leaves the contract.`)}</li>)}
          </ul>
          {uses.length === 0 ? <p class="soft">{say("Aucune valeur ni aucun suivi n’y est accroché.", "No value and no steering hangs on it.")}</p> : (
            <ul class="prose">{uses.map((use) => <li>{use.of}{say("\u202f: ", ": ")}<a href={use.href}>{use.what[language]}</a>{say(", qui restent lisibles.", ", which stay readable.")}</li>)}</ul>
          )}
        </>
      )}
      {tables.length === 0 ? null : (
        <>
          <Heading level={2} id="sums">{say("Les sommes des tableaux changés", "The sums of the changed tables")}</Heading>
          <ul class="prose">{tables.map((one) => <SumsOf reader={reader} changed={one} />)}</ul>
        </>
      )}
      <Heading level={2} id="contradictions">{say("Contradictions", "Contradictions")}</Heading>
      {contradictions.brought.length + contradictions.removed.length === 0 ? <p class="soft">{say("L’avenant n’en apporte pas et n’en lève pas.", "The amendment brings none and settles none.")}</p> : (
        <ul class="prose">
          {contradictions.brought.map((one) => <Found reader={reader} one={one} brought />)}
          {contradictions.removed.map((one) => <Found reader={reader} one={one} brought={false} />)}
        </ul>
      )}
    </>
  );
}

function Verdicts({ reader, judged }: { readonly reader: Reader; readonly judged: readonly JudgedTwice[] }): VNode {
  const { say, language } = reader;
  const target = (one: Assessment | null, absent: string): string => (one === null ? absent : one.target === null ? say("pas de cible", "no target") : pick(describeTarget(one.target), language));
  const verdict = (one: Assessment | null): VNode | string => (one === null ? "–" : <VerdictMark kind={one.verdict.kind} language={language} />);
  const value = (one: JudgedTwice): string => {
    const found = one.before ?? one.after;
    return (found === null ? null : shownValue(found, language)?.value) ?? say("pas de valeur", "no value");
  };
  return (
    <Table
      caption={say("Verdicts avant et après", "Verdicts before and after")}
      captionHidden
      language={language}
      rows={judged}
      empty={<p class="soft">{say("Aucune cible ne change\u202f: les verdicts restent les mêmes.", "No target changes: the verdicts stay the same.")}</p>}
      columns={[
        { header: say("Série", "Series"), rowHeader: true, cell: (one) => <a href={`/indicators/${encodeURIComponent(one.key)}`}>{one.key} · {pick((one.after ?? one.before)?.measure.name ?? { fr: "", en: "" }, language)}</a> },
        { header: say("Valeur comparée", "Value compared"), cell: value },
        { header: say("Cible du contrat", "Target of the contract"), cell: (one) => target(one.before, say("série nouvelle", "new series")) },
        { header: say("Verdict", "Verdict"), cell: (one) => verdict(one.before) },
        { header: say("Cible du projet", "Target of the draft"), cell: (one) => target(one.after, say("série retirée", "series removed")) },
        { header: say("Verdict du projet", "Verdict of the draft"), cell: (one) => <>{verdict(one.after)}{one.before !== null && one.after !== null && one.before.verdict.kind !== one.after.verdict.kind ? <>{" "}<Tag tone="accent">{say("change", "changes")}</Tag></> : null}</> },
      ]}
    />
  );
}

function SumsOf({ reader, changed: { table, sums } }: { readonly reader: Reader; readonly changed: ChangedTable }): VNode {
  const { say, language } = reader;
  const wrong = sums.filter((one) => !one.right);
  const number = (value: number | null): string => (value === null ? "–" : formatNumber(value, language));
  return (
    <li>
      {pick(table.title, language)}{say("\u202f: ", ": ")}
      {wrong.length === 0 ? say("toutes les sommes tombent juste.", "every sum adds up.") : (
        <ul>
          {wrong.map((one) => (
            <li>
              {say(`«\u202f${table.lines[one.line]?.label.fr ?? ""}\u202f»`, `“${table.lines[one.line]?.label.en ?? ""}”`)}, {one.column === "overall" ? say("sur la durée", "over the period") : table.years[one.column]}{say("\u202f: ", ": ")}
              {say(`le tableau dit ${number(one.said)}, ses lignes font ${number(one.computed)}.`, `the table says ${number(one.said)}, its lines make ${number(one.computed)}.`)}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function Found({ reader, one, brought }: { readonly reader: Reader; readonly one: Contradiction; readonly brought: boolean }): VNode {
  return (
    <li>
      <Tag tone={brought ? (one.severity === "contradiction" ? "bad" : "warn") : "good"}>{brought ? reader.say("apportée", "brought") : reader.say("levée", "settled")}</Tag> {one.message[reader.language]}
    </li>
  );
}
