import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { byCode, type Term } from "./term.ts";

/** ISO 639-1: every two-letter code. */
const codes = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu".split(" ");
const names = { fr: new Intl.DisplayNames(["fr"], { type: "language" }), en: new Intl.DisplayNames(["en"], { type: "language" }) };
const nameOf = (code: string): Bilingual => ({ fr: names.fr.of(code) ?? code, en: names.en.of(code) ?? code });

/** Languages of data, French and English first, then by French name. */
export const dataLanguages: readonly Term[] = [
  { code: "fr", name: nameOf("fr") }, { code: "en", name: nameOf("en") },
  ...codes.filter((code) => code !== "fr" && code !== "en").map((code) => ({ code, name: nameOf(code) })).sort((a, b) => a.name.fr.localeCompare(b.name.fr, "fr")),
];

const languageByCode = byCode(dataLanguages);
export function dataLanguageOf(code: string): Term | null {
  return languageByCode.get(code) ?? null;
}
