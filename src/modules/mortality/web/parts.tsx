import type { VNode } from "preact";
import { Breadcrumbs, TabLinks, type Crumb } from "../../../kernel/html/index.ts";
import type { Actor } from "../../../kernel/http/route.ts";
import { formatNumber, plural } from "../../../kernel/i18n/format.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import { sayIn } from "../../../kernel/i18n/say.ts";
import { maySomewhere } from "../../identity/index.ts";

export type MortalityTab = "overview" | "ledger" | "flows" | "forecast" | "tables" | "indicators" | "deliveries" | "transmissions" | "making";

/** The way to a page of the line, and the pages beside it that this reader may open. */
export function LineHead({ current, actor, language, crumbs = [] }: { readonly current: MortalityTab; readonly actor: Actor | null; readonly language: Language; readonly crumbs?: readonly Crumb[] }): VNode {
  const say = sayIn(language);
  const reads = maySomewhere(actor, "mortality.read");
  const makes = maySomewhere(actor, "mortality.produce");
  const tabs: readonly { readonly key: MortalityTab; readonly href: string; readonly label: string; readonly open: boolean }[] = [
    { key: "overview", href: "/mortality", label: say("Vue d’ensemble", "Overview"), open: true },
    { key: "tables", href: "/mortality/tables", label: say("Tables", "Tables"), open: true },
    { key: "indicators", href: "/mortality/indicators", label: say("Indicateurs", "Indicators"), open: true },
    { key: "ledger", href: "/mortality/ledger", label: say("Où en est la chaîne", "Where the line stands"), open: reads },
    { key: "flows", href: "/mortality/ledger/flows", label: say("Flux et délais", "Flows and delays"), open: reads },
    { key: "forecast", href: "/mortality/forecast", label: say("Prévision", "Forecast"), open: reads },
    { key: "deliveries", href: "/mortality/ledger/deliveries", label: say("Livraisons", "Deliveries"), open: makes },
    { key: "transmissions", href: "/mortality/ledger/transmissions", label: say("Envois", "Transmissions"), open: makes },
    { key: "making", href: "/mortality/tables/making", label: say("Faire paraître", "Releasing"), open: makes },
  ];
  return (
    <>
      <Breadcrumbs language={language} crumbs={[{ label: say("Causes de décès", "Causes of death"), href: "/mortality" }, ...crumbs]} />
      <TabLinks label={say("Pages des causes de décès", "Pages on causes of death")} tabs={tabs.filter(({ open }) => open).map(({ key, href, label }) => ({ label, href, current: key === current }))} />
    </>
  );
}

/** "21 mois (640 jours)" */
export function shownDelay(days: number, language: Language): string {
  const months = Math.round(days / 30.4375);
  return language === "fr" ? `${formatNumber(months, "fr")} mois (${formatNumber(days, "fr")} jours)` : `${formatNumber(months, "en")} ${plural("en", months, { one: "month", other: "months" })} (${formatNumber(days, "en")} days)`;
}
