import type { VNode } from "preact";
import { Field, fieldId } from "../../../../../kernel/html/index.ts";
import type { Language } from "../../../../../kernel/i18n/language.ts";
import type { LocalisedText } from "../../../domain/content.ts";
import type { CodedTerm } from "../../../domain/parts.ts";
import type { Asked } from "./asked.ts";
import { readDayText, readNumberText, readPartialDateText } from "./dates-and-numbers.ts";
import { Group, groupsOf, Input, languageWord, orNull, repeated, tellLocalised, textOf, textsOf, withoutEmpty, type Choice, type Control, type Showing, type Unread, type Written } from "./kit.ts";
import type { Column, PartKind } from "./part.ts";
import { readTerm, writeTerm } from "./terms.ts";

/** One part as the record holds it; its members are those of its columns. */
export type Part = Readonly<Record<string, unknown>>;

/** Parts in a list: added, taken away and (where order means something) moved by buttons that need no script. */
export function partList(kind: PartKind, asked: Asked): Control<readonly Part[]> {
  const inner = repeated<Part>({
    one: kind.one,
    ordered: kind.ordered ?? false,
    readOne: () => null,
    showOne: (value, path, _errorAt, _language, showing) => <Columns columns={kind.columns} value={value ?? {}} path={path} asked={asked} showing={showing} />,
    tellOne: (value, language) => tellPart(kind, value, language),
  });
  return {
    ...inner,
    read(written, key, unread) {
      const parts: Part[] = [];
      for (const number of groupsOf(written, key)) {
        const kept: Unread = new Map();
        const part = readPart(kind, written, `${key}.${number}`, kept);
        if (part === null && kept.size === 0) continue;
        // Blank groups go: what could not be read is told where its part will stand.
        for (const [path, { text, issue }] of kept) {
          const place = `${key}.${parts.length}${path.slice(`${key}.${number}`.length)}`;
          unread.set(place, { text, issue: { ...issue, field: place } });
        }
        parts.push(part ?? emptyPart(kind.columns));
      }
      return parts;
    },
  };
}

/** One part that is there or not: the plan of sharing. */
export function onePart(kind: PartKind, asked: Asked): Control<Part | null> {
  return {
    read: (written, key, unread) => readPart(kind, written, key, unread),
    show: (value, key, labels, showing) => (
      <Group id={fieldId(key)} labels={labels} path={key} showing={showing} wide>
        <Columns columns={kind.columns} value={value ?? {}} path={key} asked={asked} showing={showing} />
      </Group>
    ),
    tell: (value, language) => (value === null ? [] : [tellPart(kind, value, language)]),
  };
}

/** What a part is called: its first member in words. */
function tellPart({ columns, one }: PartKind, value: Part, language: Language): string {
  for (const { kind, key } of columns) {
    const member = value[key];
    if (kind === "line" && typeof member === "string" && member !== "") return member;
    const [told] = kind === "pair" ? tellLocalised((member ?? {}) as LocalisedText, language) : [];
    if (told !== undefined) return told;
  }
  return one[language];
}

/** Null where nothing of it is filled in. A member that always holds a choice does not make a part. */
function readPart({ columns, passive = [] }: Pick<PartKind, "columns" | "passive">, written: Written, path: string, unread: Unread): Part | null {
  const part = Object.fromEntries(columns.map((column) => [column.key, readMember(column, written, `${path}.${column.key}`, unread)]));
  return columns.every(({ key }) => passive.includes(key) || isBlank(part[key])) ? null : part;
}

function isBlank(value: unknown): boolean {
  if (value === null || value === undefined || value === "" || value === false) return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === "object" && Object.values(value).every(isBlank);
}

function emptyPart(columns: readonly Column[]): Part {
  return Object.fromEntries(columns.map((column) => [column.key, readMember(column, {}, column.key, new Map())]));
}

function readMember(column: Column, written: Written, path: string, unread: Unread): unknown {
  const text = textOf(written, path);
  switch (column.kind) {
    case "line": {
      const folded = text === "" ? "" : (column.fold?.(text) ?? text);
      return column.always === true ? folded : orNull(folded);
    }
    case "pair": return withoutEmpty({ fr: textOf(written, `${path}.fr`), en: textOf(written, `${path}.en`) });
    case "choice": return text === "" ? column.initial : text;
    case "choices": return column.numbers === true ? textsOf(written, path).map(Number).filter((number) => Number.isInteger(number) && number >= 0) : textsOf(written, path);
    case "day": return readDayText(text, path, unread);
    case "partial-date": return readPartialDateText(text, path, unread);
    case "number": return readNumberText(text, path, unread);
    case "tick": return text === "yes";
    case "terms": return text.split("\n").flatMap((line) => readTerm(line) ?? []);
    case "within": return readPart({ columns: column.columns }, written, path, unread);
  }
}

function Columns({ columns, value, path, asked, showing }: { readonly columns: readonly Column[]; readonly value: Part; readonly path: string; readonly asked: Asked; readonly showing: Showing }): VNode {
  return <div class="part-columns">{columns.map((column) => <div class={column.half === true ? "part-half" : "part-whole"}><Member column={column} value={value[column.key]} path={`${path}.${column.key}`} asked={asked} showing={showing} /></div>)}</div>;
}

function Member({ column, value, path, asked, showing }: { readonly column: Column; readonly value: unknown; readonly path: string; readonly asked: Asked; readonly showing: Showing }): VNode {
  const { language } = showing;
  const label = column.label[language];
  const hint = column.hint === undefined ? {} : { hint: column.hint[language] };
  const error = showing.errorAt(path);
  const advice = showing.adviceAt(path);
  const text = showing.unreadAt(path) ?? (typeof value === "string" || typeof value === "number" ? String(value) : "");
  switch (column.kind) {
    case "line": return <Input name={path} label={label} {...hint} value={text} rows={column.rows ?? 1} {...(column.inputMode === undefined ? {} : { inputMode: column.inputMode })} {...(column.offered === undefined ? {} : { list: column.offered })} error={error} advice={advice} language={language} />;
    case "pair": return <Pair path={path} label={label} value={(value ?? {}) as LocalisedText} rows={column.rows ?? 1} showing={showing} />;
    case "choice": {
      const choices = withChosen(column.choices(asked), typeof value === "string" && value !== "" ? [value] : []);
      const blank = column.initial === null || column.initial === "" ? [{ value: "", label: language === "fr" ? "Non précisé" : "Not said" }] : [];
      return <Field control="select" name={path} label={label} {...hint} value={typeof value === "string" ? value : (column.initial ?? "")} options={[...blank, ...choices.map((choice) => ({ value: choice.code, label: choice.label[language] }))]} language={language} {...(error === undefined ? {} : { error })} />;
    }
    case "choices": return <Ticks path={path} label={label} chosen={Array.isArray(value) ? value.map(String) : []} choices={column.choices(asked)} error={error} language={language} />;
    case "day": return <Input name={path} label={label} {...hint} value={text} type={showing.unreadAt(path) === undefined ? "date" : "text"} error={error} language={language} />;
    case "partial-date": return <Input name={path} label={label} hint={column.hint?.[language] ?? (language === "fr" ? "Une année, un mois ou un jour\u202f: 2026, 2026-03 ou 2026-03-12." : "A year, a month or a day: 2026, 2026-03 or 2026-03-12.")} value={text} error={error} language={language} />;
    case "number": return <Input name={path} label={label} {...hint} value={text} inputMode="numeric" error={error} language={language} />;
    case "tick": return <div class="field"><label class="choice" for={fieldId(path)}><input type="checkbox" id={fieldId(path)} name={path} value="yes" checked={value === true} /><span>{label}</span></label></div>;
    case "terms": return <Input name={path} label={label} {...hint} value={Array.isArray(value) ? (value as readonly CodedTerm[]).map(writeTerm).join("\n") : ""} rows={2} error={showing.errorAt(path, true)} language={language} />;
    case "within": return (
      <fieldset class="part-within">
        <legend>{label}</legend>
        <Columns columns={column.columns} value={(value ?? {}) as Part} path={path} asked={asked} showing={showing} />
      </fieldset>
    );
  }
}

/** One text of a part in both languages, side by side where there is room. */
export function Pair({ path, label, value, rows, showing }: { readonly path: string; readonly label: string; readonly value: LocalisedText; readonly rows: number; readonly showing: Showing }): VNode {
  const { language } = showing;
  return (
    <div class="field-pair">
      {(["fr", "en"] as const).map((tongue) => (
        <Input name={`${path}.${tongue}`} label={`${label}, ${languageWord(tongue, language).toLowerCase()}`} value={value[tongue] ?? ""} rows={rows} lang={tongue} error={showing.errorAt(`${path}.${tongue}`) ?? (tongue === "fr" ? showing.errorAt(path) : undefined)} advice={showing.adviceAt(`${path}.${tongue}`)} language={language} />
      ))}
    </div>
  );
}

function Ticks({ path, label, chosen, choices, error, language }: { readonly path: string; readonly label: string; readonly chosen: readonly string[]; readonly choices: readonly Choice[]; readonly error: string | undefined; readonly language: Language }): VNode {
  const all = withChosen(choices, chosen);
  return (
    <fieldset class={`field${error === undefined ? "" : " field-wrong"}`} id={fieldId(path)}>
      <legend>{label}</legend>
      {error === undefined ? null : <p class="field-error">{error}</p>}
      {all.length === 0 ? <p class="soft small">{language === "fr" ? "Rien à choisir encore." : "Nothing to choose from yet."}</p> : (
        <div class="ticks">{all.map(({ code, label: name }) => <div class="tick"><label class="choice" for={fieldId(`${path}-${code}`)}><input type="checkbox" id={fieldId(`${path}-${code}`)} name={path} value={code} checked={chosen.includes(code)} /><span>{name[language]}</span></label></div>)}</div>
      )}
    </fieldset>
  );
}

/** What is chosen stays choosable although the list no longer has it. */
function withChosen(choices: readonly Choice[], chosen: readonly string[]): readonly Choice[] {
  return [...choices, ...chosen.filter((code) => !choices.some((choice) => choice.code === code)).map((code) => ({ code, label: { fr: code, en: code } }))];
}
