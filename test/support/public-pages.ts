import { demonstrationUnit } from "../../src/app/demonstration/graph.ts";

/** A paper of the demonstration, told of by several sources. */
const demonstrationWork = "/publications/doi-10.5555_jalon.2024.00494";
const unit = `/structures/${demonstrationUnit}`;
const institute = "/organisations/180036048";
/** The public pages that axe walks, in both languages and in several states. */
export const publicPages: readonly string[] = [
  "/", "/?lang=en&verdict=behind", "/?on=2021-06-30", "/indicators", "/indicators/1", "/indicators/3", "/indicators/8.c", "/indicators/14.a?lang=en", "/indicators/6",
  "/actions", "/actions/48", "/actions/48/steering", "/objectives/2", "/priorities/1", "/resources", "/contract", "/contract/versions", "/contradictions", "/search?q=cohorte", "/search?q=zzz",
  "/sign-in", "/help", "/accessibility", "/about", "/problems", "/contract/difference", "/webhooks/events", "/webhooks/events?lang=en", "/nowhere",
  "/reports", "/reports/2023-1", "/reports/2023-1/changes",
  "/lab", "/lab?lang=en&state=all", "/lab?q=zzz", "/lab?kind=person", "/lab?on=hier", "/lab/accesses", "/measures", "/year/2024?region=84", "/year/2024/figures/units-in-priority-programmes?lang=en", "/year/2024/figures/carbon-footprints/card",
  "/sites", "/sites?lang=en&show=late", "/sites/by-objective", "/sites/69123", "/sites/75056/waves/e2025?lang=en", "/sites/69123/commitments/2", "/sites/69123/reviews/a2021-half-way",
  "/evaluation", "/evaluation?lang=en&on=2026-06-30", "/evaluation/recommendations/1",
  "/publications", "/publications?lang=en&open=yes&hal=file&sort=most-cited", "/publications?q=zzz&year=1999", "/publications/priorities", demonstrationWork, `${demonstrationWork}?lang=en`,
  "/consultations/steps", "/consultations/steps?lang=en", "/consultations/steps/charter", "/consultations/steps/recherche-responsable", "/consultations/steps/recherche-responsable/propose?lang=en", "/consultations/steps/recherche-responsable/proposals/1", "/consultations/steps/accueil-nouveaux?lang=en&answer=none", "/consultations/steps/accueil-nouveaux/proposals/1?lang=en",
  "/data/catalogue", "/data/catalogue?lang=en", "/data/top", "/data/top?period=all&lang=en", "/data/map", "/data/map?by=sensitivity&region=84&lang=en", "/data/map?by=theme", "/data/ds-000001", "/data/ds-000014?lang=en", "/data/ds-000001/versions", "/data/ds-000008/elsewhere", "/data/ds-000014/request", "/data/ds-000014/request?lang=en",
  "/bibliometrics", "/bibliometrics?lang=en&year=2023", "/bibliometrics/units", "/bibliometrics/units?series=13&lang=en", "/bibliometrics/method", "/bibliometrics/settings/13?lang=en",
  "/data?q=cancer+du+sein", "/data?lang=en&access=open&sort=title", "/data?q=zzzz", "/data/help", "/data/help?lang=en",
  "/studies", "/studies?lang=en&q=leukaemia", "/studies?q=essai+randomis%C3%A9&type=interventional", "/studies?q=zzzz", "/studies/help", "/studies/help?lang=en",
  "/studies/st-000001", "/studies/st-000001?record=en", "/studies/st-000001?record=both&lang=en", "/studies/st-000001/v/1", "/studies/st-000001/versions", "/studies/st-000001/difference", "/studies/compare", "/studies/compare?codes=st-000001,st-000002,NCT00000000&lang=en", "/studies/map", "/studies/map?by=department&lang=en", "/studies/map?by=country",
  "/studies/st-000005?record=en", "/studies/st-000027/difference?from=1&to=3&lang=en", "/studies/st-000023", "/studies/compare?codes=st-000001&codes=st-000005&record=both", "/studies/map?q=cancer&lang=en", "/studies/map?q=zzzz", "/studies/transparency", "/studies/transparency?lang=en&reporting=overdue", "/studies/transparency?year=1999", "/studies/indicator", "/studies/indicator?lang=en&on=2022-12-31",
  "/studies/alerts", "/studies/alerts?q=cancer&lang=en", "/studies/bulk", "/studies/api?lang=en", "/studies/catalogue", "/studies/st-999999",
  "/consultations/questionnaires/self-evaluation-2019-2023/results", "/consultations/questionnaires/self-evaluation-2019-2023/results?axis=research&group=kind-of-work&lang=en",
  "/integrity", "/integrity/contacts", "/integrity/contacts?field=quality&lang=en", "/integrity/guide", "/integrity/guide/signer-un-article", "/integrity/guide/signer-un-article/versions?lang=en", "/integrity/guide/signer-un-article/difference?from=1&to=2",
  "/consultations/anonymity", "/consultations/anonymity?lang=en",
  "/consultations/questionnaires/self-evaluation-2019-2023/synthesis", "/consultations/questionnaires/self-evaluation-2019-2023/synthesis?lang=en", "/consultations/questionnaires/self-evaluation-2019-2023/synthesis/sentences/1", "/consultations/questionnaires/self-evaluation-2019-2023/synthesis/sentences/7",
  "/consultations", "/consultations?lang=en", "/consultations/questionnaires/self-evaluation-2019-2023", "/consultations/questionnaires/self-evaluation-to-try?lang=en", "/consultations/questionnaires/research-on-ageing",
  "/cohorts", "/cohorts?lang=en&state=hosted&biobank=yes&sort=participants", "/cohorts?q=zzzz", "/cohorts/timeline", "/cohorts/maree", "/cohorts/belvedere?lang=en", "/cohorts/maree/history", "/cohorts/services", "/cohorts/services/appariement?lang=en", "/cohorts/indicator", "/cohorts/indicator?lang=en&on=2022-12-31&reading=agreement-signed",
  "/integrity/training", "/integrity/training?lang=en&sort=next", "/integrity/training/integrite-bases", "/integrity/training/donnees-ethique?lang=en", "/integrity/training/labels/ambassadeur", "/integrity/verify", "/integrity/verify?lang=en",
  "/mortality", "/mortality?lang=en", "/mortality/tables", "/mortality/tables?lang=en", "/mortality/tables/2020", "/mortality/tables/2022/1?lang=en&sex=F&region=84&cause=C33_C34", "/mortality/indicators", "/mortality/indicators?lang=en&on=2023-12-31", "/mortality/indicators?on=2020-06-30",
  "/linkage/method", "/linkage/method?lang=en",
  unit, `${unit}?on=2019-12-31&lang=en`, `${unit}/statements`, `${unit}/administrative`, `${unit}/network`, institute, `${institute}/network`,
];

/** The portals have most pages: they are walked apart, so that no walk is long. */
const ofPortals = /^\/(?:lab|data|publications|bibliometrics|structures|organisations|sites|studies|consultations|integrity|cohorts)\b/;
export const portalPages: readonly string[] = publicPages.filter((path) => ofPortals.test(path));
export const housePages: readonly string[] = publicPages.filter((path) => !ofPortals.test(path));
