import { AppError } from "../../../../../kernel/errors/app-error.ts";
import type { Language } from "../../../../../kernel/i18n/language.ts";
import type { DeclareDeps } from "../deps.ts";
import { lookupInPublications } from "./in-publications.ts";
import { identifierIn, type Found } from "./lookup.ts";

export interface LookedUp {
  readonly text: string;
  readonly fault: string | null;
  readonly title: string | null;
  readonly found: Found | null;
}

/** Asks the publications of the house first, then the registers where a network is set. What went wrong is told, never thrown. */
export async function lookUp(deps: DeclareDeps, text: string, language: Language): Promise<LookedUp> {
  const fr = language === "fr";
  const wanted = identifierIn(text);
  const fault = (words: string): LookedUp => ({ text, fault: words, title: null, found: null });
  if (wanted === null) return fault(fr ? "Ce n’est ni un DOI, ni un identifiant HAL, ni un numéro PubMed\u202f: vérifiez ce qui est écrit." : "This is no DOI, HAL identifier or PubMed number: check what is written.");
  const here = await lookupInPublications(deps).find(wanted.scheme, wanted.value);
  if (here !== null) return { text, fault: null, title: here.title, found: here };
  if (deps.network === undefined) return fault(fr ? "Les publications de l’institut ne le connaissent pas, et aucun registre en ligne n’est réglé\u202f: saisissez le lien ci-dessous." : "The publications of the institute do not know it, and no online register is set: type the link below.");
  try {
    const found = await deps.network.find(wanted.scheme, wanted.value);
    return found === null ? fault(fr ? "Aucun registre ne le connaît\u202f: vérifiez l’identifiant." : "No register knows it: check the identifier.") : { text, fault: null, title: found.title, found };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return fault(error.text[language]);
  }
}
