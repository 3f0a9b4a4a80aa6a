import type { Form } from "../../domain/form.ts";

/** How many texts a form has, and how many of them are missing in each language; what is empty in both is no text. */
export interface Completeness {
  readonly texts: number;
  readonly missing: { readonly fr: number; readonly en: number };
}

export function completenessOf(form: Form): Completeness {
  let texts = 0;
  const missing = { fr: 0, en: 0 };
  const walk = (value: unknown) => {
    if (typeof value !== "object" || value === null) return;
    if ("fr" in value && "en" in value && typeof value.fr === "string" && typeof value.en === "string") {
      const [fr, en] = [value.fr.trim() === "", value.en.trim() === ""];
      if (fr && en) return;
      texts += 1;
      if (fr) missing.fr += 1;
      if (en) missing.en += 1;
      return;
    }
    for (const member of Object.values(value)) walk(member);
  };
  walk(form);
  return { texts, missing };
}
