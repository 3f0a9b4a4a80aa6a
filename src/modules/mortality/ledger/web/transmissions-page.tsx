import type { VNode } from "preact";
import { Button, errorAt, ErrorSummary, Field, fieldId, Heading, HiddenFields, Lead, Notice, Table } from "../../../../kernel/html/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { formatDay } from "../../../../kernel/i18n/format.ts";
import { sayIn } from "../../../../kernel/i18n/say.ts";
import { stageWords } from "../../domain/stage.ts";
import { LineHead } from "../../web/parts.tsx";
import { recipients, type Transmission } from "../store.ts";

export interface TransmissionsPageProps {
  readonly sent: readonly Transmission[];
  readonly typed: Readonly<Record<"deathYear" | "recipient" | "sentOn", string>>;
  readonly issues: readonly Issue[];
  readonly context: RequestContext;
}

/** On which day the tables of each year went to whom the law names, and the form that says it. */
export function TransmissionsPage({ sent, typed, issues, context: { actor, language, url, csrfToken } }: TransmissionsPageProps): VNode {
  const say = sayIn(language);
  return (
    <>
      <ErrorSummary language={language} errors={issues.map((issue) => ({ fieldId: issue.field === undefined ? null : fieldId(issue.field), message: issue.text[language] }))} />
      <LineHead current="transmissions" actor={actor} language={language} crumbs={[{ label: say("Envois", "Transmissions") }]} />
      <Heading level={1}>{say("Envois des tables", "Transmissions of the tables")}</Heading>
      <Lead>{say("Le jour où les tables d’une année sont parties à Eurostat ou au SNDS. L’indicateur 6.a en dépend, selon la lecture retenue.", "The day on which the tables of a year went to Eurostat or to the national health data. Indicator 6.a depends on it, by the reading chosen.")}</Lead>
      {url.searchParams.get("done") === null ? null : <Notice kind="info" language={language}>{say("C’est enregistré.", "It is recorded.")}</Notice>}
      <form method="post" action="/mortality/ledger/transmissions">
        <HiddenFields csrfToken={csrfToken} />
        <Field control="number" name="deathYear" label={say("Année de décès", "Year of death")} value={typed.deathYear} required language={language} {...errorAt(issues, "deathYear", language)} />
        <Field control="select" name="recipient" label={say("À qui", "To whom")} value={typed.recipient} options={recipients.map((value) => ({ value, label: stageWords[value][language] }))} required language={language} />
        <Field control="date" name="sentOn" label={say("Parties le", "Sent on")} value={typed.sentOn} hint={say("Vide\u202f: ce qui en était dit est retiré.", "Empty: what was said of it is taken back.")} optional language={language} {...errorAt(issues, "sentOn", language)} />
        <div class="button-row"><Button>{say("Enregistrer", "Record")}</Button></div>
      </form>
      <Table<Transmission> caption={say("Envois enregistrés", "Transmissions recorded")} language={language} rows={sent.toSorted((a, b) => b.deathYear - a.deathYear)} empty={<p class="soft">{say("Aucun.", "None.")}</p>} columns={[
        { header: say("Décès de", "Deaths of"), rowHeader: true, cell: ({ deathYear }) => String(deathYear) },
        { header: say("À qui", "To whom"), cell: ({ recipient }) => stageWords[recipient][language] },
        { header: say("Parties le", "Sent on"), cell: ({ sentOn }) => formatDay(sentOn, language) },
      ]} />
    </>
  );
}
