import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { jsonFault } from "../../../../kernel/text/json-fault.ts";

/** Models hold some thousands of characters; those of a file given by mistake are not worth reading. */
const longestModel = 2_000_000;

/** JSON in which remarks may stand: `//` to the end of the line, and between `/*` and its end; they become spaces, so that lines stay in place. */
export function parseWithComments(text: string): { readonly value: unknown } | { readonly issue: Issue } {
  if (text.length > longestModel) return { issue: {
    code: "linkage.model-too-long", severity: "error",
    text: { fr: "Le modèle dépasse deux millions de caractères\u202f: est-ce bien un fichier de modèle\u202f?", en: "The model is longer than two million characters: is this a model file?" },
  } };
  const plain = blankComments(text.replace(/^\uFEFF/, ""));
  const fault = jsonFault(plain);
  if (fault === null) return { value: JSON.parse(plain) as unknown };
  const { line, column } = fault;
  const [fr, en] = fault.kind === "end"
    ? ["le texte s’arrête trop tôt (accolade, crochet ou guillemet qui manque)", "the text ends too early (a brace, bracket or quote is missing)"]
    : ["ce qui s’y trouve n’est pas du JSON (virgule de trop ou qui manque, guillemet, accolade)", "what stands there is not JSON (a comma too many or missing, a quote, a brace)"];
  return { issue: {
    code: "linkage.model-not-json", severity: "error", line,
    text: { fr: `Le modèle n’est pas du JSON, ligne ${line}, colonne ${column}\u00a0: ${fr}.`, en: `The model is not JSON, line ${line}, column ${column}: ${en}.` },
  } };
}

// What is not closed ends with the text: tried from each opening in turn, it would take the square of its length.
function blankComments(text: string): string {
  return text.replaceAll(/"[^"\\]*(?:\\.[^"\\]*)*(?:"|$)|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g, (found) => found.startsWith('"') ? found : found.replaceAll(/[^\n]/g, " "));
}
