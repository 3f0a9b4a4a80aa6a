import type { Line } from "../lines.ts";
import { fold } from "../words.ts";

/** "Définition : …", "Valeur 2020 : …", "Valeur cible 2021-2025 : …" with everything said until the next one. */
export interface Statement {
  readonly kind: "definition" | "value" | "target";
  readonly fromYear: number | null;
  readonly toYear: number | null;
  readonly text: string;
  readonly lines: readonly number[];
  /** A figure for a year on the way: shown beside the commitment, not judged. */
  readonly intermediate: boolean;
}

const definitionWords = "definitions?|description|intitule(?: de l'indicateur)?|mode de calcul|methode de calcul|definition et mode de calcul";
const targetWords =
  "(?:valeurs? )?cibles?(?: (?:finales?|visees?|intermediaires?|annuelles?|a atteindre))?|valeurs? (?:visees?|attendues?|a atteindre|intermediaires?)|(?:niveaux?|seuils?) (?:vises?|cibles?|attendus?|a atteindre)|" +
  "objectifs? (?=\\(?(?:19|20)\\d\\d)|objectif (?:chiffre|intermediaire|final)|resultats? attendus?|target(?: value)?";
const valueWords = "valeurs?(?: (?:initiales?|de reference|de depart|de base|actuelles?|realisees?|constatees?|historique))?|point de depart|situation(?: (?:initiale|de depart|de reference|constatee))?|reference|realisation|realise|resultats?|baseline|etat initial|base";
const span = String.raw`\(?(?:fin |annee )?((?:19|20)\d\d)(?: ?(?:[-–—/]|a|au) ?((?:19|20)\d\d)|[-–/](\d\d)(?![\d.,]| ?%))?\)?`;
const years = String.raw`(?: ?(?:en|au|pour|a|fin|sur|annee|de|d'ici|-|–|(?:a )?(?:l')?horizon|(?:pour|de|sur) l'annee|a fin|sur la periode|pour la periode|d'ici a|d'ici fin)? ?${span})?`;
const label = new RegExp(`(?:^|[;|] ?|  )(${definitionWords}|${targetWords}|${valueWords})${years} ?[:=](?!=)`, "g");
/** At the beginning of a line a value and its year are a label whatever follows; so is a definition before a dash. */
const opening = new RegExp(`^(?:(${targetWords}|valeurs?(?: (?:initiales?|de reference|de depart|de base))?|reference)(?: en| fin| de)? ?${span}|(definition))(?: ?[–—-] | (?=[<>≥≤\\d(a-z]))`);
const intermediate = /intermediaire|mi-parcours|annuelle/;

interface Label {
  readonly at: number;
  readonly end: number;
  readonly kind: Statement["kind"];
  readonly from: number | null;
  readonly to: number | null;
  readonly intermediate: boolean;
}

function labelOf(found: RegExpMatchArray, word: string, firstYear: string | undefined, lastYear: string | undefined): Label {
  const from = firstYear === undefined ? null : Number(firstYear);
  const to = lastYear === undefined ? from : Number(lastYear.length === 2 ? `${firstYear?.slice(0, 2)}${lastYear}` : lastYear);
  const at = found.index ?? 0;
  const isTarget = new RegExp(`^(?:${targetWords})`).test(`${word}${found[0].slice(found[0].indexOf(word) + word.length)}`);
  const kind = new RegExp(`^(?:${definitionWords})$`).test(word) ? "definition" : isTarget ? "target" : "value";
  return { at, end: at + found[0].length, kind, from, to, intermediate: intermediate.test(word) };
}

/** Where labels begin in a line; a label opens the line or follows `;` or `|`. */
export function findLabels(line: Line): readonly Label[] {
  const folded = fold(line.text.replace(/’/g, "'")).slice(0, 6000);
  const found = [...folded.matchAll(label)].map((one) => labelOf(one, one[1] ?? "", one[2], one[3] ?? one[4]));
  const bare = found[0]?.at === 0 ? null : opening.exec(folded);
  if (bare === null || (bare[5] === undefined && !/^(?:valeurs?|cibles?)/.test(bare[0]) && !/[–—-] $/.test(bare[0]))) return found;
  return [labelOf(bare, bare[1] ?? bare[5] ?? "", bare[2], bare[3] ?? bare[4]), ...found.filter((one) => one.at >= bare[0].length)];
}

export function hasLabel(line: Line): boolean {
  return line.text.length < 6000 && findLabels(line).length > 0;
}

/** The statements of a run of lines. `rest` are the filled lines that belong to none. */
export function readStatements(lines: readonly Line[], implicitDefinition: string | null): { statements: Statement[]; rest: readonly Line[] } {
  const open: { kind: Statement["kind"]; from: number | null; to: number | null; texts: string[]; lines: number[]; intermediate: boolean }[] = [];
  const rest: Line[] = [];
  if (implicitDefinition !== null && lines[0] !== undefined) open.push({ kind: "definition", from: null, to: null, texts: [implicitDefinition], lines: [lines[0].number], intermediate: false });
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
      open.push({ kind: found.kind, from: found.from, to: found.to, texts: [line.text.slice(found.end, labels[order + 1]?.at).trim()], lines: [line.number], intermediate: found.intermediate });
    });
    gap = false;
  });
  return {
    statements: open.map((one) => ({ kind: one.kind, fromYear: one.from, toYear: one.to, text: one.texts.join("\n").trim(), lines: [...new Set(one.lines)], intermediate: one.intermediate })),
    rest,
  };
}
