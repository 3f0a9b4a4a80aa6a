import { document } from "../../../../kernel/html/index.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Figure } from "../../../activity/index.ts";
import { boundWord, figureLine, figurePath, formatFigure, periodText, sourceText } from "../say-figure.ts";
import { FigureNumber } from "./year-page.tsx";

export const cardWidth = 420;
export const cardHeight = 240;

export interface CardAddresses {
  readonly page: string;
  readonly card: string;
  /** False where the public address of the site is not known: the addresses are then paths. */
  readonly absolute: boolean;
}

export function cardAddresses(figure: Pick<Figure, "year" | "code">, publicUrl: string | undefined): CardAddresses {
  const base = publicUrl === undefined ? "" : publicUrl.replace(/\/+$/, "");
  return { page: `${base}${figurePath(figure)}`, card: `${base}${figurePath(figure)}/card`, absolute: base !== "" };
}

/** The HTML by which another site shows the card. */
export function embedSnippet(figure: Figure, { card }: CardAddresses, language: Language, width = cardWidth, height = cardHeight): string {
  return `<iframe src="${escaped(`${card}?lang=${language}`)}" title="${escaped(figure.label[language])}" width="${width}" height="${height}" loading="lazy" style="border:0;max-width:100%"></iframe>`;
}

/** A whole document with one figure: no script, nothing from elsewhere, its links open outside the frame. */
export function cardDocument(figure: Figure, { page, absolute }: CardAddresses, language: Language): string {
  const french = language === "fr";
  const oembed = `/api/v1/oembed?url=${encodeURIComponent(page)}`;
  return document({
    language,
    title: `${figure.label[language]} · ${figure.year}`,
    description: `${figureLine(figure, language)}. ${sourceText(figure.source, language)}`,
    script: false,
    ...(absolute ? { alternates: [{ href: oembed, type: "application/json+oembed", title: figure.label[language] }] } : {}),
    children: (
      <main class="card-page">
        <div>
          <h1 class="heading">{figure.label[language]}, {periodText(figure, language)}</h1>
          <FigureNumber figure={figure} language={language} />
          <p class="year-note">{figure.note[language]}</p>
        </div>
        <p class="year-source">
          Source{french ? "\u202f:" : ":"} {sourceText(figure.source, language)}. <a href={figurePath(figure)} target="_blank" rel="noopener">{french ? "Source et historique (nouvelle fenêtre)" : "Source and history (new window)"}</a>
        </p>
      </main>
    ),
  });
}

const inks = { light: { paper: "#fbfaf7", ink: "#1d2430", soft: "#5b6472", accent: "#1f4e79" }, dark: { paper: "#15181c", ink: "#e9e7e1", soft: "#a4abb6", accent: "#8dbbe8" } } as const;

/** The card as a picture for `<img>`: title, source and text inside, drawn without style sheet. */
export function cardSvg(figure: Figure, language: Language, scheme: "light" | "dark"): string {
  const { paper, ink, soft, accent } = inks[scheme];
  const sans = `font-family="Public Sans, system-ui, sans-serif"`;
  const book = `font-family="Source Serif 4, Georgia, serif" font-weight="600"`;
  const lines = (text: string, most: number, x: number, y: number, step: number): string => wrapped(text, most).map((line, at) => `<tspan x="${x}" y="${y + at * step}">${escaped(line)}</tspan>`).join("");
  const number = [boundWord(figure.bound, language), formatFigure(figure, language)].filter((one) => one !== null).join(" ");
  const title = `${figure.label[language]}, ${periodText(figure, language)}`;
  const nounTop = 104;
  const noteTop = nounTop + wrapped(figure.noun[language], 38).length * 22 + 6;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${cardWidth}" height="${cardHeight}" viewBox="0 0 ${cardWidth} ${cardHeight}" role="img" lang="${language}" aria-labelledby="t d">`,
    `<title id="t">${escaped(title)}</title><desc id="d">${escaped(`${figureLine(figure, language)}. ${figure.note[language]} ${sourceText(figure.source, language)}`)}</desc>`,
    `<rect width="100%" height="100%" fill="${paper}"/>`,
    `<text ${sans} font-size="12" fill="${soft}">${lines(title, 62, 20, 28, 16)}</text>`,
    `<text ${book} font-size="40" fill="${accent}" x="20" y="80">${escaped(number)}</text>`,
    `<text ${book} font-size="17" fill="${ink}">${lines(figure.noun[language], 38, 20, nounTop, 22)}</text>`,
    `<text ${sans} font-size="12.5" fill="${soft}">${lines(figure.note[language], 60, 20, noteTop, 17)}</text>`,
    `<text ${sans} font-size="11" fill="${soft}" x="20" y="${cardHeight - 14}">${escaped(`Source${language === "fr" ? "\u202f:" : ":"} ${sourceText(figure.source, language)}`)}</text>`,
    `</svg>`,
  ].join("");
}

/** Words in lines of at most `most` signs; a word that is longer stands alone. Ordinary spaces part, the others hold. */
function wrapped(text: string, most: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
