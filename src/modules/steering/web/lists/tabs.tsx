import type { VNode } from "preact";
import { TabLinks } from "../../../../kernel/html/index.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { sayIn } from "../place.ts";

const tabs = [
  { key: "overview", href: "/steering", fr: "Toutes les actions", en: "All actions" },
  { key: "decisions", href: "/steering/asks?kind=decision", fr: "Décisions demandées", en: "Decisions asked for" },
  { key: "obstacles", href: "/steering/asks?kind=obstacle", fr: "Obstacles", en: "Obstacles" },
  { key: "changes", href: "/steering/changes", fr: "Ce qui a changé", en: "What changed" },
] as const;

export type SteeringTab = (typeof tabs)[number]["key"];

export function SteeringTabs({ current, language }: { readonly current: SteeringTab | null; readonly language: Language }): VNode {
  const say = sayIn(language);
  return <TabLinks label={say("Vues du suivi", "Views of steering")} tabs={tabs.map(({ key, href, fr, en }) => ({ label: say(fr, en), href, current: key === current }))} />;
}
