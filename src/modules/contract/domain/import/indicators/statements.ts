import type { Line } from "../lines.ts";
import { fold } from "../words.ts";

/** "Définition : …", "Valeur 2020 : …", "Valeur cible 2021-2025 : …" with everything said until the next one. */
export interface Statement {
  readonly kind: "definition" | "value" | "target";
  readonly fromYear: number | null;
  readonly toYear: number | null;
  readonly text: string;
  readonly lines: readonly number[];
}

const definitionWords = "definitions?|description|mode de calcul|methode de calcul|definition et mode de calcul|definition";
const targetWords = "(?:valeurs? )?cibles?(?: finales?| visees?| a atteindre)?|valeurs? visees?|valeurs? attendues?|objectifs? (?=\\(?(?:19|20)\\d\\d)|objectif chiffre|resultats? attendus?|target(?: value)?";
const valueWords = "valeurs?(?: (?:initiales?|de reference|de depart|de base|actuelles?|realisees?|historique))?|point de depart|situation(?: initiale| de depart)?|reference|realisation|realise|resultats?|baseline|etat initial|base";
const years = String.raw`(?: ?(?:en|au|pour|a|fin|sur|annee|-|–)? ?\(?(?:fin |annee )?((?:19|20)\d\d)(?: ?[-–/à] ?((?:19|20)\d\d|\d\d(?!\d)))?\)?)?`;
const label = new RegExp(`(?:^|[;|] ?|  )(${definitionWords}|${targetWords}|${valueWords})${years} ?[:=](?!=)`, "g");

/** Where labels begin in a line; a label opens the line or follows `;` or `|`. */
export function findLabels(line: Line): readonly { at: number; end: number; kind: Statement["kind"]; from: number | null; to: number | null }[] {
  const folded = fold(line.text.replace(/’/g, "'"));
  return [...folded.slice(0, 6000).matchAll(label)].map((found) => {
    const word = found[1] ?? "";
    const from = found[2] === undefined ? null : Number(found[2]);
    const written = found[3];
    const to = written === undefined ? from : Number(written.length === 2 ? `${found[2]?.slice(0, 2)}${written}` : written);
    const isTarget = new RegExp(`^(?:${targetWords})`).test(`${word}${found[0].slice(found[0].indexOf(word) + word.length)}`);
    const kind = new RegExp(`^(?:${definitionWords})$`).test(word) ? "definition" : isTarget ? "target" : "value";
    return { at: found.index, end: found.index + found[0].length, kind, from, to };
  });
}

export function hasLabel(line: Line): boolean {
  return line.text.length < 6000 && findLabels(line).length > 0;
}

/** The statements of a run of lines. `rest` are the filled lines that belong to none. */
export function readStatements(lines: readonly Line[], implicitDefinition: string | null): { statements: Statement[]; rest: readonly Line[] } {
  const open: { kind: Statement["kind"]; from: number | null; to: number | null; texts: string[]; lines: number[] }[] = [];
  const rest: Line[] = [];
  if (implicitDefinition !== null && lines[0] !== undefined) open.push({ kind: "definition", from: null, to: null, texts: [implicitDefinition], lines: [lines[0].number] });
  let gap = false;
  lines.forEach((line, index) => {
    if (line.blank) {
      gap = true;
      return;
    }
    const labels = findLabels(line);
    const head = labels.length === 0 ? line.text : line.text.slice(0, labels[0]?.at ?? 0).trim();
    if (labels.length === 0 && !(index === 0 && implicitDefinition !== null)) {
      const last = open.at(-1);
      const goesOn = last !== undefined && (!gap || /^[\p{Ll}(≥≤<>=\d]/u.test(line.text)) && (line.level === 0 || line.level === 8);
      if (goesOn) {
        last.texts.push(head);
        last.lines.push(line.number);
      } else rest.push(line);
    }
    labels.forEach((found, order) => {
      open.push({ kind: found.kind, from: found.from, to: found.to, texts: [line.text.slice(found.end, labels[order + 1]?.at).trim()], lines: [line.number] });
    });
    gap = false;
  });
  return {
    statements: open.map((one) => ({ kind: one.kind, fromYear: one.from, toYear: one.to, text: one.texts.join("\n").trim(), lines: [...new Set(one.lines)] })),
    rest,
  };
}
