import type { VNode } from "preact";
import type { Issue } from "../../../../../kernel/errors/app-error.ts";
import { Button, Disclosure, Heading, Notice, Tag } from "../../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../../kernel/http/route.ts";
import { formatNumber, pick } from "../../../../../kernel/i18n/format.ts";
import { codesInUse, resolveCodes, type Code, type CodeBook } from "../../domain/code-book.ts";
import type { CodedText, Coding } from "../../domain/coding.ts";
import type { Subject } from "../../domain/contribution.ts";
import { Crumbs, Csrf, Done, errorAt, Faults, listed, pathOf, sayIn, Told, typed } from "../deps.tsx";

interface ReadingProps {
  readonly context: RequestContext;
  readonly code: string;
  readonly coding: Coding;
  readonly book: CodeBook;
  readonly subject: Subject;
  readonly text: CodedText;
  /** What this coder gave it; null: nothing yet. */
  readonly own: readonly number[] | null;
  readonly position: number;
  readonly total: number;
  readonly done: number;
  /** Place of the first text that waits; null where all are read. */
  readonly waiting: number | null;
  readonly suggested: readonly number[];
  readonly issues: readonly Issue[];
  readonly given: Readonly<Record<string, unknown>>;
}

/** One text, alone: what it says, the question it answers, and the codes to give. Nothing about who wrote it. */
export function ReadingPage({ context, code, coding, book, subject, text, own, position, total, done, waiting, suggested, issues, given }: ReadingProps): VNode {
  const { language } = context;
  const say = sayIn(language);
  const question = subject.questions.find((one) => one.axis === text.axis && one.code === text.question);
  const now = own === null ? { codes: [], split: [] } : resolveCodes(book, own);
  const chosen = new Set(issues.length > 0 ? listed(given, "codes").map(Number) : now.codes);
  const open = coding.state === "open";
  const wrong = errorAt(issues, "typed", language).error;
  const number = (value: number): string => formatNumber(value, language);
  return (
    <>
      <Crumbs crumbs={[{ label: pick(subject.title, language), href: pathOf(code) }, { label: say("Lire et coder", "Read and code") }]} language={language} />
      <Heading level={1} kicker={say(`Texte ${number(position)} sur ${number(total)}`, `Text ${number(position)} of ${number(total)}`)}>{question === undefined ? text.question : pick(question.label, language)}</Heading>
      <Done context={context} />
      <Faults issues={issues} language={language} />
      <p class="synthesis-reading-progress"><progress max={Math.max(1, total)} value={done} aria-label={say("Avancement", "Progress")} /> <span class="soft">{say(`${number(done)} lus`, `${number(done)} read`)}</span>{waiting === null || waiting === position ? null : <> · <a href={pathOf(code, "/texts")}>{say("reprendre au premier qui attend", "resume at the first that waits")}</a></>}</p>
      <blockquote class="synthesis-text" lang="fr" dir="auto">{text.text}</blockquote>
      <p class="synthesis-marks">
        {text.masked ? <Tag>{say("masqué en partie", "partly masked")}</Tag> : null} {text.toMask ? <Tag tone="warn">{say("à masquer", "to be masked")}</Tag> : null} {text.withheld ? <Tag tone="warn">{say("ne sera pas montré", "will not be shown")}</Tag> : null}
      </p>
      {now.split.length === 0 ? null : <Notice kind="warn" language={language}>{say(`Le code ${now.split.join(", ")} a été scindé\u202f: relisez ce texte.`, `Code ${now.split.join(", ")} has been split: read this text again.`)}</Notice>}
      {own !== null && own.length === 0 ? <p class="soft">{say("Vous avez dit\u202f: rien à coder.", "You said: nothing to code.")}</p> : null}
      {suggested.length === 0 ? null : (
        <p class="synthesis-suggestion"><Tag tone="accent">{say("suggestion de la machine", "suggestion by the machine")}</Tag> {say("Vos textes aux mots voisins ont reçu", "Your texts with the same words were given")} {suggested.map((one) => `${one} ${codesInUse(book).find((code) => code.number === one)?.label[language] ?? ""}`.trim()).join(", ")}. {say("Rien n’est coché\u202f: c’est vous qui décidez.", "Nothing is ticked: you decide.")}</p>
      )}
      <form method="post" action={pathOf(code, "/texts")} class="synthesis-coding">
        <Csrf context={context} values={{ text: text.id }} />
        {open ? (
          <div class="synthesis-command">
            <div class={wrong === undefined ? "field" : "field field-wrong"}>
              <label for="field-typed">{say("Au clavier", "By keyboard")}</label>
              <p class="hint" id="field-typed-hint">{say("Numéros des codes puis Entrée (3 7)\u202f; 0 rien à coder\u202f; m masquer\u202f; r retenir\u202f; + suivant\u202f; - précédent.", "Numbers of codes, then Enter (3 7); 0 nothing to code; m mask; r hold back; + next; - previous.")}</p>
              {wrong === undefined ? null : <p class="field-error" id="field-typed-error">{wrong}</p>}
              {/* The next text is read and answered without reaching for the mouse; after a fault its summary comes first. */}
              <input type="text" id="field-typed" name="typed" value={issues.length > 0 ? typed(given, "typed") : ""} autocomplete="off" autoFocus={issues.length === 0} aria-describedby={wrong === undefined ? "field-typed-hint" : "field-typed-hint field-typed-error"} aria-invalid={wrong === undefined ? undefined : "true"} />
            </div>
            <Button name="act" value="keep">{say("Enregistrer et passer au suivant", "Keep and go to the next")}</Button>
          </div>
        ) : null}
        <CodeBoxes codes={codesInUse(book)} chosen={chosen} context={context} />
        <div class="button-row">
          {open ? <button class="button button-second" name="act" value="nothing" accessKey="0">{say("Rien à coder", "Nothing to code")}</button> : null}
          <button class="button button-second" name="act" value="mask" accessKey="m">{say("Nomme quelqu’un\u202f: masquer…", "Names somebody: mask…")}</button>
          <button class="button button-second" name="act" value="withhold" accessKey="r">{text.withheld ? say("Ne plus retenir", "No longer hold back") : say("Retenir\u202f: compté, jamais montré", "Hold back: counted, never shown")}</button>
        </div>
        <div class="button-row">
          <button class="button button-plain" name="act" value="previous" accessKey="p" disabled={position === 1}>{say("← Précédent", "← Previous")}</button>
          <button class="button button-plain" name="act" value="next" accessKey="n" disabled={position === total}>{say("Suivant →", "Next →")}</button>
        </div>
      </form>
      <p><a href={pathOf(code, "/book")}>{say("Livre de codes", "Code book")}</a></p>
    </>
  );
}

/** The codes by theme, each with its number and, one click away, when to give it. The first nine have their figure as access key. */
export function CodeBoxes({ codes, chosen, context }: { readonly codes: readonly Code[]; readonly chosen: ReadonlySet<number>; readonly context: Pick<RequestContext, "language"> }): VNode {
  const { language } = context;
  const say = sayIn(language);
  const themes = [...new Map(codes.map((code) => [code.theme.fr, code.theme])).values()];
  return (
    <div class="synthesis-codes">
      {codes.length === 0 ? <p class="soft">{say("Le livre de codes est vide\u202f: créez-y les premiers codes.", "The code book is empty: create its first codes.")}</p> : null}
      {themes.map((theme) => (
        <fieldset>
          <legend><Told text={theme} language={language} /></legend>
          {codes.filter((code) => code.theme.fr === theme.fr).map((code) => (
            <div class="synthesis-code">
              <label class="choice" for={`code-${code.number}`}>
                <input type="checkbox" id={`code-${code.number}`} name="codes" value={code.number} checked={chosen.has(code.number)} accessKey={code.number <= 9 ? String(code.number) : undefined} />
                <span><span class="synthesis-number">{code.number}</span> <Told text={code.label} language={language} /></span>
              </label>
              <Disclosure summary={say("Définition", "Definition")}><p><Told text={code.definition} language={language} /></p><p class="soft" lang="fr">« {code.example} »</p></Disclosure>
            </div>
          ))}
        </fieldset>
      ))}
    </div>
  );
}
