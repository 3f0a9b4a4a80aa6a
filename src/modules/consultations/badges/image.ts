import type { Language } from "../../../kernel/i18n/language.ts";

export interface BadgePicture {
  readonly kind: "module" | "label";
  readonly title: string;
  readonly issuer: string;
  /** Under the title: "3 crédits", "jusqu’au 1er janvier 2028"; empty for none. */
  readonly line: string;
  readonly language: Language;
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\"", "&quot;");

/** Words in lines of at most `width` letters, four lines at most; the last is cut with an ellipsis. */
export function linesOf(text: string, width: number, most = 4): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word.length > width ? `${word.slice(0, width - 1)}…` : word);
  }
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), `${(lines[most - 1] ?? "").slice(0, width - 1)}…`];
}

/**
 * The picture of a badge, an SVG that stands alone and says in words what it shows: a disc for a module, a star-edged seal
 * for a label. System fonts: a picture carries none.
 */
export function badgePicture({ kind, title, issuer, line, language }: BadgePicture): string {
  const lines = linesOf(title, 17);
  const top = 262 - (lines.length - 1) * 17;
  const said = kind === "label" ? (language === "fr" ? "Label" : "Label") : language === "fr" ? "Module de formation" : "Training module";
  const words = lines.map((text, index) => `<text x="256" y="${top + index * 36}" font-family="Source Serif 4, Georgia, serif" font-size="30" font-weight="600" fill="#1d2430" text-anchor="middle">${escaped(text)}</text>`).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512" width="512" height="512" role="img" aria-labelledby="badge-title badge-description">`
    + `<title id="badge-title">${escaped(title)}</title><desc id="badge-description">${escaped(`${said}, ${issuer}${line === "" ? "" : `, ${line}`}`)}</desc>`
    + (kind === "label" ? `<path d="${sealEdge(256, 256, 246, 228, 24)}" fill="#1f4e79"/>` : `<circle cx="256" cy="256" r="240" fill="#1f4e79"/>`)
    + `<circle cx="256" cy="256" r="208" fill="#fbfaf7"/><circle cx="256" cy="256" r="196" fill="none" stroke="#1f4e79" stroke-width="2"/>`
    + `<text x="256" y="140" font-family="Public Sans, Arial, sans-serif" font-size="20" fill="#5b6472" text-anchor="middle" letter-spacing="1">${escaped(said)}</text>${words}`
    + `<text x="256" y="388" font-family="Public Sans, Arial, sans-serif" font-size="20" fill="#1f4e79" text-anchor="middle">${escaped(line)}</text>`
    + `<text x="256" y="420" font-family="Public Sans, Arial, sans-serif" font-size="18" fill="#5b6472" text-anchor="middle">${escaped(linesOf(issuer, 22, 1)[0] ?? "")}</text></svg>`;
}

/** A closed line between two circles, with so many points. */
function sealEdge(x: number, y: number, outer: number, inner: number, points: number): string {
  return `${Array.from({ length: points * 2 }, (_, index) => {
    const radius = index % 2 === 0 ? outer : inner;
    const angle = (Math.PI * index) / points;
    return `${index === 0 ? "M" : "L"}${(x + radius * Math.sin(angle)).toFixed(1)} ${(y - radius * Math.cos(angle)).toFixed(1)}`;
  }).join("")}Z`;
}
