import type { VNode } from "preact";
import { DataLink } from "../../../../kernel/html/index.ts";
import { pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { ShownItem, ShownPart, ShownText, ShownValue } from "./shown.ts";
import { onlyIn } from "./words.ts";

/** A text with its language, and the sign that says that it stands for one that is missing. */
export function Said({ shown, language }: { readonly shown: ShownText; readonly language: Language }): VNode {
  const { text, lang, missing } = shown;
  return <><span lang={lang ?? undefined}>{text}</span>{missing === null || lang === null ? null : <>{" "}<InsteadSign lang={lang} language={language} /></>}</>;
}

export function InsteadSign({ lang, language }: { readonly lang: Language; readonly language: Language }): VNode {
  return <span class="instead">{onlyIn(lang, language)}</span>;
}

/** Texts of a part one after the other; a link where there is an address that may be followed. */
export function PartView({ part, language }: { readonly part: ShownPart; readonly language: Language }): VNode {
  const { label, texts, href } = part;
  const said = texts.map((one, at) => <>{at === 0 ? null : <span class="soft"> · </span>}<Said shown={one} language={language} /></>);
  return <>{label === null ? null : <span class="part-label">{pick(label, language)}{language === "fr" ? "\u202f: " : ": "}</span>}{href === null ? said : <DataLink href={href}>{said}</DataLink>}</>;
}

/** Paragraphs of a long text, each with its language. */
export function Prose({ texts, language }: { readonly texts: readonly ShownText[]; readonly language: Language }): VNode {
  return (
    <>
      {texts.map(({ text, lang, missing }) => (
        <div class="study-prose" lang={lang ?? undefined}>
          {missing === null || lang === null ? null : <p class="instead-line" lang={language}><InsteadSign lang={lang} language={language} /></p>}
          {text.split(/\n\s*\n/).map((paragraph) => <p class="copy-text">{paragraph.split("\n").flatMap((line, at) => (at === 0 ? [line] : [<br />, line]))}</p>)}
        </div>
      ))}
    </>
  );
}

function ItemView({ shown: { head, details }, language }: { readonly shown: ShownItem; readonly language: Language }): VNode {
  const long = (one: ShownPart): boolean => one.label === null && one.texts.some(({ text }) => text.length > 90);
  const short = details.filter((one) => !long(one));
  return (
    <>
      <span class="item-head"><PartView part={head} language={language} /></span>
      {short.length === 0 ? null : <span class="item-details">{short.map((one, at) => <>{at === 0 ? null : " · "}<PartView part={one} language={language} /></>)}</span>}
      {details.filter(long).map(({ texts }) => <Prose texts={texts} language={language} />)}
    </>
  );
}

/** Entries that are seen at once; the rest one click away. */
const seenAtOnce = 12;

/** What a field says. Long lists show their first entries and fold the others. */
export function ValueView({ value, language }: { readonly value: ShownValue; readonly language: Language }): VNode {
  const { style, items } = value;
  if (style === "prose") return <>{items.map(({ head }) => <Prose texts={head.texts} language={language} />)}</>;
  const [only] = items;
  if (items.length === 1 && only !== undefined) return <div class="study-item"><ItemView shown={only} language={language} /></div>;
  if (style === "words") return <ul class="study-words">{items.map((one) => <li><ItemView shown={one} language={language} /></li>)}</ul>;
  const folded = items.length > seenAtOnce + 3 ? items.slice(seenAtOnce) : [];
  const list = (shown: readonly ShownItem[]): VNode => <ul class="study-items">{shown.map((one) => <li class="study-item"><ItemView shown={one} language={language} /></li>)}</ul>;
  return (
    <>
      {list(folded.length === 0 ? items : items.slice(0, seenAtOnce))}
      {folded.length === 0 ? null : <details class="disclosure"><summary>{language === "fr" ? `Les ${folded.length} autres` : `The ${folded.length} others`}</summary><div class="disclosure-body">{list(folded)}</div></details>}
    </>
  );
}
